// The search page: reads the address, asks the index, shows what was found. Everything it says
// stands on the page; without it the page leads to the registers.
import { fileOf, naming, parse, variants, wordsOf } from "./query.js";
import { find } from "./finding.js";
import { excerptOf, placesOf, ranked } from "./ranking.js";

const FILTERS = ["kind", "council", "committee", "year", "ward"];
// Records that are fetched at a time, and places that are shown of them.
const RECORDS = 12;
const SHOWN = 10;
// A name that is said in part only is one thing among others.
const NAMED_ENOUGH = 0.5;
const MOST_NAMED = 3;
const MOST_THINGS = 6;

const at = (id) => document.getElementById(`search_${id}`);
const form = at("form");
const settings = JSON.parse(at("settings").textContent);
const { index, words, weights } = settings;

const fill = (message, values) => message.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
const fetched = new Map();

function json(path) {
  if (!fetched.has(path)) fetched.set(path, fetch(index + path).then((answer) => answer.ok ? answer.json() : {}));
  return fetched.get(path);
}

let starting;
function engine() {
  starting ??= (async () => {
    const manifest = await json("manifest.json");
    const base = new URL(`${index}${manifest.engine}/`, location.href).pathname;
    const pagefind = await import(`${base}pagefind.js`);
    // A part's folder is named by its content: what the browser keeps of it stays right.
    const instance = pagefind.createInstance({ basePath: base, noWorker: true, metaCacheTag: "0" });
    await instance.init();
    await Promise.all(manifest.shards.map(([, , folder]) =>
      instance.mergeIndex(new URL(`${index}${folder}/`, location.href).pathname, { metaCacheTag: "0" })));
    return { instance, manifest };
  })();
  return starting;
}

/** Return what the address asks for. */
function asked() {
  const given = new URLSearchParams(location.search);
  const filters = {};
  for (const name of FILTERS) {
    const chosen = given.getAll(name);
    if (chosen.length) filters[name] = { any: chosen };
  }
  return { text: (given.get("q") ?? "").trim(), filters, byDate: given.get("sort") === "date" };
}

/** Return the things that are called exactly what was typed, and what is named so. */
async function exactly(query, manifest) {
  const rows = [];
  const day = query.keys.find((key) => key.startsWith("day "))?.slice(4) ?? "";
  for (const key of query.keys) {
    const [kind] = key.split(" ");
    const full = kind === "item" && day ? `${key} ${day}` : key;
    const held = (await json(`things/${fileOf(full, manifest.things)}.json`))[full] ?? [];
    const ofDay = day ? held.filter((row) => row[2].includes(day)) : held;
    const isSpoken = kind === "day" || kind === "month";
    if (isSpoken && (query.rest.length || rows.length)) continue;
    const told = (ofDay.length ? ofDay : held).map((row) => ({ row, said: overlap(query.rest, row) }));
    const likely = told.filter(({ said }) => !query.rest.length || said || told.length <= 2);
    rows.push(...likely.sort((a, b) => b.said - a.said).slice(0, MOST_THINGS).map(({ row }) => row));
  }
  return [...rows, ...named(query, manifest)].map(([heading, told, href]) => ({ heading, told, href }));
}

const overlap = (rest, [title, context]) => {
  const own = wordsOf(`${title} ${context}`);
  return rest.filter((word) => own.includes(word)).length;
};

function named(query, manifest) {
  if (!query.rest.length) return [];
  const said = variants(query.rest, manifest.synonyms);
  return manifest.names
    .map(([title, kind, href, ...others]) => {
      const titles = [title, ...others];
      return { row: [title, words.kinds[kind] ?? "", href], share: Math.max(...said.map((each) => naming(each, titles, settings.passing))) };
    })
    .filter(({ share }) => share >= NAMED_ENOUGH)
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST_NAMED)
    .map(({ row }) => row);
}

/** Return the records that hold all words, in any way to say them; behind them those with most. */
async function records(query, filters) {
  const { instance, manifest } = await engine();
  const ways = variants(query.words, manifest.synonyms);
  const search = (words, options) => instance.search(words, options);
  return find(search, ways, { filters, parts: manifest.shards, enough: RECORDS });
}

async function placesIn(batch) {
  const loaded = await Promise.all(batch.map(async ({ result, words: said }) =>
    placesOf(await result.data(), result.words, said, settings.parts)));
  // A record of minutes is also one of decisions: of its places only those of a chosen kind are shown.
  const kinds = asked().filters.kind?.any;
  return loaded.flat().filter(({ kind }) => !kinds || kinds.includes(kind));
}

// What is on the page now: what waits to be shown, and what is there already.
let current = { waiting: [], places: [], shown: new Set(), words: [], byDate: false };
let run = 0;

async function search() {
  const mine = ++run;
  const { text, filters, byDate } = asked();
  reflect(text, filters, byDate);
  at("results").replaceChildren();
  at("more").hidden = at("nothing").hidden = true;
  if (!text) {
    at("said").textContent = "";
    return;
  }
  const query = parse(text, { language: document.documentElement.lang, called: words.called, passing: settings.passing });
  at("said").textContent = words.searching;
  const manifest = await json("manifest.json");
  const narrowed = Object.keys(filters).length > 0;
  const things = narrowed || byDate ? [] : await exactly(query, manifest);
  if (mine !== run) return;
  current = { waiting: [], places: [], shown: new Set(), words: query.words, byDate };
  things.forEach(showThing);
  let { found, count: holding } = await records(query, filters);
  if (mine !== run) return;
  // In the order of days, what holds only some of the words would come between.
  if (byDate) found = found.filter(({ share }) => share === found[0].share).sort((a, b) => (a.result.id < b.result.id ? 1 : -1));
  current.waiting = [...found];
  current.whole = found.filter(({ share }) => share === found[0].share).map(({ result }) => result.id);
  await more();
  if (mine !== run) return;
  const count = Math.max(holding, things.length);
  at("nothing").hidden = count > 0;
  at("said").textContent = count ? fill(words.found, { count, query: text }) : fill(words.none, { query: text });
  document.title = `${text} – ${settings.title}`;
  form.dataset.answered = String(mine);
  if (at("narrow").open) await tally();
}

/** Show the next places, fetching records until there are enough. */
async function more() {
  const mine = run;
  if (current.places.length < SHOWN && current.waiting.length) {
    const loaded = await placesIn(current.waiting.splice(0, RECORDS));
    if (mine !== run) return;
    const sorted = ranked(loaded, current.words, weights);
    // By date, records come in their order, and places within each by worth.
    if (current.byDate) sorted.sort((a, b) => loaded.findIndex((p) => p.record === a.record) - loaded.findIndex((p) => p.record === b.record));
    current.places.push(...sorted);
  }
  let left = SHOWN;
  while (left && current.places.length) left -= showPlace(current.places.shift());
  at("more").hidden = !current.places.length && !current.waiting.length;
}

function showThing({ heading, told, href }) {
  if (current.shown.has(href)) return;
  current.shown.add(href);
  const result = blank(heading, href);
  const tell = result.querySelector(".result-told");
  if (told) tell.textContent = told;
  else tell.remove();
  result.querySelector(".result-excerpt").remove();
  at("results").append(result);
}

function showPlace(place) {
  const { record } = place;
  const anchor = place.within?.anchor || place.anchor;
  const [address] = record.raw_url.split("#");
  const href = address + (anchor ? `#${anchor}` : "");
  if (current.shown.has(href)) return 0;
  current.shown.add(href);
  const { committee, day, title } = record.meta;
  const result = blank(place.heading.replace(/\.$/, "") || title, href);
  const told = [words.kinds[place.kind], place.about ?? "", place.heading && title !== place.heading ? title : "", title.includes(committee) ? "" : committee, title.includes(day) ? "" : day, cited(place.within?.anchor)];
  result.querySelector(".result-told").textContent = told.filter(Boolean).join(" · ");
  excerpt(result.querySelector(".result-excerpt"), excerptOf(place));
  at("results").append(result);
  return 1;
}

/** Return how a place is cited, such as `paragraph 25`, where it is one with a number. */
function cited(anchor) {
  const found = /^(paragraph|resolution|recommendation|commitment)-(.+)$/.exec(anchor ?? "");
  if (!found) return "";
  const [first, ...limbs] = found[2].split("-");
  return fill(words.cited[found[1]], { number: first + limbs.map((limb) => `(${limb})`).join("") });
}

function blank(heading, href) {
  const result = at("result").content.cloneNode(true).firstElementChild;
  const link = result.querySelector("a");
  link.textContent = heading;
  link.href = href;
  return result;
}

function excerpt(paragraph, { pieces, isCutBefore, isCutBehind }) {
  if (!pieces.length) {
    paragraph.remove();
    return;
  }
  paragraph.append(isCutBefore ? "…" : "");
  for (const { text, isMarked } of pieces) {
    // Signs around a word were not what was looked for.
    const [, before, word, behind] = isMarked ? /^([^\p{L}\p{N}£]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(text) : [];
    const mark = document.createElement("mark");
    mark.textContent = word;
    paragraph.append(...(isMarked ? [` ${before}`, mark, behind] : [` ${text}`]));
  }
  paragraph.append(isCutBehind ? " …" : "");
}

/** Make the form say what the address says. */
function reflect(text, filters, byDate) {
  form.elements.q.value = text;
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    box.checked = filters[box.name]?.any.includes(box.value) ?? false;
  }
  for (const choice of form.querySelectorAll("input[name=sort]")) {
    choice.checked = (choice.value === "date") === byDate;
  }
  if (Object.keys(filters).length) at("narrow").open = true;
}

/** Put what the form says into the address, and search. */
function go() {
  const said = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (value && !(name === "sort" && value === "relevance")) said.append(name, value);
  }
  history.pushState(null, "", `?${said}`);
  return search();
}

const members = new Map();

/** Return the records that a choice of a filter leaves. */
function holding(instance, { name, value }) {
  const key = `${name} ${value}`;
  if (!members.has(key)) {
    const left = instance.search(null, { filters: { [name]: { any: [value] } } });
    members.set(key, left.then(({ results }) => new Set(results.map(({ id }) => id))));
  }
  return members.get(key);
}

/** Say beside each choice how many of the records that were found it leaves. */
async function tally() {
  const mine = run;
  const { instance } = await engine();
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    const left = await holding(instance, box);
    if (mine !== run) return;
    const number = current.whole ? current.whole.filter((id) => left.has(id)).length : left.size;
    box.parentElement.querySelector(".choice-count").textContent = ` (${number})`;
  }
}

const failing = (work) => (...given) => work(...given).catch((error) => {
  at("said").textContent = words.failed;
  console.error(error);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  failing(go)();
});
form.addEventListener("change", (event) => {
  if (event.target.name !== "q") failing(go)();
});
at("narrow").addEventListener("toggle", failing(async () => { if (at("narrow").open) await tally(); }));
at("more").addEventListener("click", failing(async () => {
  const before = at("results").children.length;
  await more();
  at("results").children[before]?.querySelector("a").focus();
}));
addEventListener("popstate", failing(search));
at("narrow").hidden = false;
at("plain").hidden = true;
failing(search)();
