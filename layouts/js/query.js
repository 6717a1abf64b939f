// What somebody typed, as values: words to search for, and the keys of things with exact names.
// Pure, so that it is tested without a browser. generator/council/findable/exact.py makes the keys.

const TIMES = { m: 1e6, million: 1e6, bn: 1e9, billion: 1e9, k: 1e3 };
const NUMBER = "[0-9]{1,5}[a-z]?";
const LIMB = "(?:\\s?\\(\\s?[a-z0-9]{1,5}\\s?\\))";

/** Return `text` in small letters, without accents and with straight apostrophes. */
export const plain = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").toLowerCase();

/** Return the words of `text`, each without the signs around it. */
export const wordsOf = (text) =>
  plain(text).replace(/'s\b/g, "").match(/£?[\p{L}\p{N}]+(?:[.,'/][\p{L}\p{N}]+)*/gu) ?? [];

/** Return the names of the months in `language`, long and short, by their numbers from 1. */
export function monthsOf(language) {
  const named = [];
  for (const month of ["long", "short"]) {
    const format = new Intl.DateTimeFormat(language, { month, timeZone: "UTC" });
    for (let number = 0; number < 12; number++) {
      named.push([plain(format.format(Date.UTC(2015, number, 15))).replace(".", ""), number + 1]);
    }
  }
  return new Map(named);
}

const two = (number) => String(number).padStart(2, "0");

function dates(text, months) {
  const names = [...months.keys()].sort((a, b) => b.length - a.length).join("|");
  const found = [];
  const take = (pattern, read) => {
    text = text.replace(new RegExp(pattern, "g"), (all, ...groups) => {
      const key = read(groups);
      if (!key) return all;
      found.push(key);
      return " ";
    });
  };
  const day = (year, month, number) =>
    month >= 1 && month <= 12 && number >= 1 && number <= 31 && `day ${year}-${two(month)}-${two(number)}`;
  const year = (typed) => (typed.length === 2 ? `20${typed}` : typed);
  take("\\b([0-9]{4})-([0-9]{2})-([0-9]{2})\\b", ([y, m, d]) => day(y, +m, +d));
  take("\\b([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{4}|[0-9]{2})\\b", ([d, m, y]) => day(year(y), +m, +d));
  take(`\\b([0-9]{1,2})(?:st|nd|rd|th)?(?: of)? (${names})[ ,]+([0-9]{4})\\b`, ([d, m, y]) => day(y, months.get(m), +d));
  take(`\\b(${names}) ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})\\b`, ([m, d, y]) => day(y, months.get(m), +d));
  take(`\\b(${names})[ ,]+([0-9]{4})\\b`, ([m, y]) => `month ${y}-${two(months.get(m))}`);
  return { keys: found, rest: text };
}

function sums(text) {
  const keys = [];
  const pattern = /£\s?([0-9][0-9,]*(?:\.[0-9]+)?)\s?(million|billion|m|bn|k)?\b/g;
  const rest = text.replace(pattern, (_, figures, unit) => {
    const sum = Math.round(Number(figures.replaceAll(",", "")) * (TIMES[unit] ?? 1));
    keys.push(`sum ${sum}`);
    return " ";
  });
  return { keys, rest };
}

function citations(text, called) {
  const keys = [];
  const names = [];
  const number = (limbs) => limbs.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  for (const [kind, ways] of Object.entries(called)) {
    const pattern = new RegExp(`\\b(?:${ways.join("|")})\\.?\\s(?:no\\.?\\s?)?(${NUMBER}(?:${LIMB}+|\\s[a-z](?:\\s[ivx]{1,4})?(?=$))?)(?![\\p{L}\\p{N}/])`, "gu");
    text = text.replace(pattern, (all, limbs) => {
      const cited = number(limbs);
      names.push(...wordsOf(all.slice(0, all.lastIndexOf(limbs))));
      keys.push(`${kind === "minute" && cited.includes("-") ? "resolution" : kind} ${cited}`);
      return " ";
    });
  }
  text = text.replace(new RegExp(`\\b(${NUMBER}${LIMB}+)`, "g"), (_, limbs) => {
    keys.push(`resolution ${number(limbs)}`);
    return " ";
  });
  text = text.replace(/\b([a-z]{1,3}[0-9]{1,4}[a-z]?)\b/g, (_, ref) => {
    keys.push(`ref ${ref}`);
    return " ";
  });
  return { keys, names, rest: text };
}

/**
 * Return what `text` asks for: `keys` of things with exact names, `rest`, the words besides those,
 * and `words`, all of them.
 *
 * `language` is that of the dates, `called` the words for kinds of numbered things, `passing` words
 * that say nothing of what is looked for.
 */
export function parse(text, { language, called, passing }) {
  const typed = plain(text).replace(/\s+/g, " ").trim();
  const spoken = dates(typed, monthsOf(language));
  const summed = sums(spoken.rest);
  const cited = citations(summed.rest, called);
  const quiet = new Set(passing);
  const rest = wordsOf(cited.rest).filter((word) => !quiet.has(word));
  const all = wordsOf(typed);
  // What is called a minute is one among thousands that say so: its number is what was asked for.
  const loud = all.filter((word) => !quiet.has(word) && !cited.names.includes(word));
  return {
    keys: [...cited.keys, ...spoken.keys, ...summed.keys],
    rest,
    words: [...new Set(loud.length ? loud : all)],
  };
}

/** Return `words` and every way to say them with the groups of words that mean the same. */
export function variants(words, synonyms, most = 4) {
  const said = [words];
  for (const group of synonyms.map((names) => names.map(wordsOf))) {
    for (const name of group) {
      const at = words.findIndex((_, start) => name.every((word, n) => words[start + n] === word));
      if (at < 0) continue;
      for (const other of group) {
        if (other !== name) said.push([...words.slice(0, at), ...other, ...words.slice(at + name.length)]);
      }
      break;
    }
  }
  const seen = new Set();
  return said.filter((each) => !seen.has(each.join(" ")) && seen.add(each.join(" "))).slice(0, most);
}

/** Return the number of the file that holds `key`, of `count` (FNV-1a, as generator/search/things.py). */
export function fileOf(key, count) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(key)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value % count;
}

/**
 * Return how well `words` name something called by any of `titles`: 1 where nothing is left over,
 * 0 where a word is not in any of them. `passing` words and initials say nothing.
 */
export function naming(words, titles, passing) {
  const quiet = new Set(passing);
  const telling = (word) => word.length > 2 && !quiet.has(word) && !/^[0-9]/.test(word);
  const asked = words.filter((word) => word.length > 2 || words.length === 1);
  if (!asked.length) return 0;
  const shares = titles.map((title) => {
    const own = wordsOf(title);
    if (!asked.every((word) => own.includes(word))) return 0;
    return asked.length / Math.max(1, asked.length, own.filter(telling).length);
  });
  return Math.max(0, ...shares);
}
