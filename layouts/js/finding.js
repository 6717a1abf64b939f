// Which records hold the words of a query, and how well: asks Pagefind, which knows each year alone,
// and puts the answers of all years on one scale. Pure but for the search that it is given.

// Pagefind weighs where a word stands, and looks at words that begin with it as well: good for words that
// few records hold, and slow for those that thousands do. What these say of a record is only how often
// they stand in it.
const FEW = 3000;
const SATURATION = 1.5;
// The title comes first in every record; to stand in it is worth as much as to stand in the text so often.
const TITLE_LENGTH = 8;
const IN_TITLE = 3;

/** Return the name of the part of the index that a record is in. */
const partOf = (id) => id.slice(0, id.lastIndexOf("."));

function countByPart(results) {
  const counts = new Map();
  for (const id of results.keys()) counts.set(partOf(id), (counts.get(partOf(id)) ?? 0) + 1);
  return counts;
}

const rarity = (all, holding) => Math.log(1 + (all - holding + 0.5) / (holding + 0.5));

/** Return how much a word that many records hold says of one of them. */
function rough(word, id, scale) {
  const { words } = holder(word, id, scale);
  const often = words.length + (words.some((at) => at < TITLE_LENGTH) ? IN_TITLE : 0);
  return rarity(scale.all, scale.held.get(word).size) * often / (often + SATURATION);
}

/**
 * Pagefind leaves out words that a year does not hold, or takes the nearest; in quotation marks it
 * takes them as they are, up to their endings. So each word is asked for by itself, and found in the
 * records that truly hold it.
 */
function holders(search, filters) {
  const asked = new Map();
  return (word) => {
    if (!asked.has(word)) {
      asked.set(word, search(`"${word}"`, { filters }).then(({ results }) => new Map(results.map((result) => [result.id, result]))));
    }
    return asked.get(word);
  };
}

/**
 * Return the records that hold all words of one of `ways` to say a query, the best first, and behind
 * them those that hold most words of the first way, until there are `enough`.
 *
 * `search` is Pagefind's; `parts` are the parts of the index with how many records each holds. A
 * record comes with the `words` it was found by, where they stand in it, and its `score`.
 * `count` is how many hold all words, or as many as any does.
 */
export async function find(search, ways, { filters, parts, enough }) {
  const sizes = new Map(parts);
  const all = parts.reduce((sum, [, size]) => sum + size, 0);
  const holding = holders(search, filters);
  const held = new Map();
  await Promise.all([...new Set(ways.flat())].map(async (word) => { held.set(word, await holding(word)); }));
  const scale = { sizes, all, held, inParts: new Map([...held].map(([word, results]) => [word, countByPart(results)])) };
  const found = new Map();
  for (const way of ways) {
    const full = intersection(way.map((word) => held.get(word)));
    await take(found, full, way, search, filters, scale);
  }
  const count = found.size;
  if (count >= enough) return { found: sorted(found), count };
  const partly = partial(ways[0], scale, found);
  const most = partly.filter(({ worth }) => worth === partly[0].worth).length;
  await takePartly(found, partly.slice(0, enough - count), search, filters, scale);
  const behind = sorted(found);
  if (found.size || ways[0].length !== 1) return { found: behind, count: count || most };
  return beginning(search, ways[0], filters);
}

/** A single word that no record holds may be the beginning of one that some hold. */
async function beginning(search, words, filters) {
  const { results } = await search(words[0], { filters });
  return { found: results.map((result) => ({ result, words, score: result.score, isGuess: true })), count: results.length };
}

function intersection(sets) {
  const [least, ...others] = [...sets].sort((a, b) => a.size - b.size);
  return new Set([...least.keys()].filter((id) => others.every((set) => set.has(id))));
}

/** Find where `words` stand in the records `wanted`, and add these to `found`. */
async function take(found, wanted, words, search, filters, scale, share = 1) {
  if (!wanted.size) return;
  const few = fewest(words, scale);
  const many = words.filter((word) => !few.includes(word));
  const asked = few.length
    ? (await search(few.join(" "), { filters })).results.filter(({ id }) => wanted.has(id))
    : [...wanted].map((id) => ({ ...holder(many[0], id, scale), score: 0, words: [] }));
  const corrections = new Map();
  for (const given of asked) {
    const part = partOf(given.id);
    if (few.length && !corrections.has(part)) corrections.set(part, correction(part, few, scale));
    const score = many.reduce((sum, word) => sum + rough(word, given.id, scale), given.score * (corrections.get(part) ?? 1));
    const places = many.flatMap((word) => holder(word, given.id, scale).words);
    const result = { id: given.id, words: [...given.words, ...places], data: given.data };
    const other = found.get(result.id);
    if (!other || (other.share === share && other.score < score)) found.set(result.id, { result, words, score, share });
  }
}

const holder = (word, id, { held }) => held.get(word).get(id);

/** Return those of `words` that few records hold, all together. */
function fewest(words, scale) {
  let sum = 0;
  const size = (word) => scale.held.get(word).size;
  const few = [...words].sort((a, b) => size(a) - size(b)).filter((word) => (sum += size(word)) <= FEW);
  return words.filter((word) => few.includes(word));
}

/** Each part of the index has its own idea of how rare a word is: make it that of the whole. */
function correction(part, words, { sizes, all, held, inParts }) {
  let whole = 0;
  let own = 0;
  for (const word of words) {
    whole += rarity(all, held.get(word).size);
    own += rarity(sizes.get(part) ?? all, inParts.get(word).get(part) ?? 0);
  }
  return own > 0 ? whole / own : 1;
}

/** Return the records that hold some of `words`, those with the rarest first. */
function partial(words, { all, held }, found) {
  const worths = new Map();
  for (const word of words) {
    const ids = held.get(word);
    for (const id of ids.keys()) {
      if (found.has(id)) continue;
      const other = worths.get(id) ?? { id, worth: 0, words: [] };
      worths.set(id, { id, worth: other.worth + rarity(all, ids.size), words: [...other.words, word] });
    }
  }
  return [...worths.values()].sort((a, b) => b.worth - a.worth || (a.id < b.id ? 1 : -1));
}

async function takePartly(found, partly, search, filters, scale) {
  const groups = new Map();
  for (const each of partly) {
    const name = each.words.join(" ");
    groups.set(name, [...(groups.get(name) ?? []), each]);
  }
  for (const group of groups.values()) {
    const [{ words, worth }] = group;
    await take(found, new Set(group.map(({ id }) => id)), words, search, filters, scale, worth / (worth + 1e3));
  }
}

/** Return what was found: what holds all words first, then what holds the rarest, the newest of likes. */
function sorted(found) {
  return [...found.values()].sort((a, b) => b.share - a.share || b.score - a.score || (a.result.id < b.result.id ? 1 : -1));
}
