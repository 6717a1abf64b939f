// What was found, as results: each record in its places, and of all places the best first.
// Pure, so that it is tested without a browser.
import { wordsOf } from "./query.js";

// Headings of level 2 are of places that weigh, those of level 5 of routine ones; level 3 stands
// inside either. What has no name but a sign is the end of a place.
const WHOLE = /^h[25]$/;
const INSIDE = "h3";
const STANDING = "h5";
const END_OF_PART = "--";
const ROUTINE = 0.06;
// A heading says in few words what a place is about.
const IN_HEADING = 2.2;
// What only the record around it says counts little for a place.
const AROUND = 0.3;
const SATURATION = 1.2;
const USUAL_LENGTH = 90;
const EXCERPT = 36;

/** Return how much of the shorter of two words they begin with in common, 0 to 1. */
function likeness(one, other) {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  const least = Math.min(one.length, other.length);
  return same < Math.min(least, Math.max(3, least - 2)) ? 0 : same / Math.max(one.length, other.length);
}

/**
 * Return the places of a record, with where in them which of `words` was found.
 *
 * `record` is what Pagefind keeps of it; `locations` are the numbers of the words that it found;
 * `parts` tells what stands inside by the first word of its anchor, such as a table.
 */
export function placesOf(record, locations, words, parts) {
  const content = record.content.split(/\s+/);
  const hits = locations
    .map((location) => ({ location, word: nearest(content[location] ?? "", words) }))
    .filter(({ word }) => word);
  const anchors = [...record.anchors].sort((a, b) => a.location - b.location);
  const told = saying(Object.values(record.meta).join(" "), words);
  const place = (heading, end, around, isRoutine, kind) => {
    const body = heading.location + heading.text.split(/\s+/).length;
    return {
      record, content, around, isRoutine, kind, body, end,
      anchor: heading.id,
      heading: heading.id ? heading.text : "",
      start: heading.location,
      hits: hits.filter((hit) => hit.location >= heading.location && hit.location < end),
      inner: anchors.filter((each) => !WHOLE.test(each.element) && each.location >= body && each.location < end),
    };
  };
  const title = { location: 0, id: "", text: record.meta.title, element: "h2" };
  const wholes = [title, ...anchors.filter(({ element }) => WHOLE.test(element))];
  return wholes.flatMap((whole, number) => {
    const end = wholes[number + 1]?.location ?? content.length;
    const isRoutine = whole.element === STANDING;
    const around = new Set([...told, ...saying(whole.text, words)]);
    const outer = place(whole, end, told, isRoutine, record.meta.kind);
    const inside = outer.inner.filter(({ element }) => element === INSIDE).map((part) => {
      const behind = outer.inner.find(({ id, location }) => id === END_OF_PART && location >= part.location);
      const kind = parts[part.id.split("-")[0]] ?? record.meta.kind;
      return { ...place(part, behind?.location ?? end, around, isRoutine, kind), about: whole.text };
    });
    return [outer, ...inside];
  }).filter((each) => each.hits.length);
}

/** Return those of `words` that `text` says. */
function saying(text, words) {
  const own = wordsOf(text);
  return new Set(words.filter((word) => own.some((other) => likeness(other, word) > 0.7)));
}

function nearest(found, words) {
  const parts = wordsOf(found);
  let best = "";
  let most = 0;
  for (const word of words) {
    for (const part of [parts.join(""), ...parts]) {
      const like = likeness(part, word);
      if (like > most) [best, most] = [word, like];
    }
  }
  return best;
}

/** Return how rare each of `words` is among `places`. */
function rarities(places, words) {
  return new Map(words.map((word) => {
    const holding = places.filter((place) => place.hits.some((hit) => hit.word === word)).length;
    return [word, Math.log(1 + (places.length + 1) / (holding + 0.5))];
  }));
}

function scored(place, words, rarity, weights) {
  const length = 0.4 + 0.6 * (place.end - place.start) / USUAL_LENGTH;
  let score = 0;
  let covered = 0;
  let whole = 0;
  for (const word of words) {
    const rare = rarity.get(word);
    whole += rare;
    const own = place.hits.filter((hit) => hit.word === word);
    const above = own.filter((hit) => hit.location < place.body).length;
    const below = own.length - above;
    if (own.length) {
      covered += rare;
      score += rare * (below / (below + SATURATION * length) + (above ? IN_HEADING : 0));
    } else if (place.around.has(word)) {
      covered += AROUND * rare * 2;
      score += AROUND * rare;
    }
  }
  const coverage = covered / whole;
  return (score + closeness(place, words, rarity)) * coverage ** 3
    * (weights[place.kind] ?? 1) * (place.isRoutine ? ROUTINE : 1);
}

/** Return what it is worth that words stand together as they were typed. */
function closeness(place, words, rarity) {
  let worth = 0;
  for (let n = 1; n < words.length; n++) {
    const before = place.hits.filter((hit) => hit.word === words[n - 1]).map((hit) => hit.location);
    const gaps = place.hits.filter((hit) => hit.word === words[n])
      .flatMap((hit) => before.map((at) => Math.abs(hit.location - at - 1)));
    const least = Math.min(Infinity, ...gaps);
    worth += (rarity.get(words[n - 1]) + rarity.get(words[n])) / (2 + 2 * least);
  }
  return worth;
}

/** Return all `places` with their scores, the best first. */
export function ranked(places, words, weights) {
  const rarity = rarities(places, words);
  return places
    .map((place) => ({ ...place, score: scored(place, words, rarity, weights), within: within(place, rarity) }))
    .sort((a, b) => b.score - a.score);
}

/** Return the part of a place in which most of what was found stands, if it is one alone. */
function within(place, rarity) {
  const worth = (hits) => [...new Set(hits.map((hit) => hit.word))].reduce((sum, word) => sum + (rarity.get(word) ?? 0), 0);
  const parts = place.inner.map((anchor, number) => {
    const end = place.inner[number + 1]?.location ?? place.end;
    const hits = place.hits.filter((hit) => hit.location >= anchor.location && hit.location < end);
    return { anchor: anchor.id, start: anchor.location, end, hits, worth: worth(hits) };
  });
  const best = parts.filter((part) => !part.anchor.startsWith("-")).reduce((a, b) => (b.worth > (a?.worth ?? 0) ? b : a), null);
  return best && best.worth >= 0.6 * worth(place.hits.filter((hit) => hit.location >= place.body)) ? best : null;
}

/** Return the words around what was found: pieces of text, and which of them are marked. */
export function excerptOf(place) {
  const { start, end, hits } = place.within ?? { start: place.body, end: place.end, hits: place.hits };
  const found = new Set(hits.filter((hit) => hit.location >= place.body).map((hit) => hit.location));
  let from = start;
  let most = -1;
  for (const location of [start, ...found]) {
    const begin = Math.max(start, Math.min(location - 6, end - EXCERPT));
    const inside = new Set(hits.filter((hit) => hit.location >= begin && hit.location < begin + EXCERPT).map((hit) => hit.word)).size;
    if (inside > most) [from, most] = [begin, inside];
  }
  const to = Math.min(end, from + EXCERPT);
  const pieces = [];
  for (let at = from; at < to; at++) {
    const isMarked = found.has(at);
    const word = place.content[at];
    const last = pieces.at(-1);
    if (last && last.isMarked === isMarked) last.text += ` ${word}`;
    else pieces.push({ text: word, isMarked });
  }
  return { pieces, isCutBefore: from > start, isCutBehind: to < end };
}
