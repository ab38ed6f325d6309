// Words of texts, and how near two of them are.
(function (errcat) {
  "use strict";

  const PART = /[\p{L}\p{N}]+/gu;
  const CHUNK = /[\p{L}\p{N}]+(?:[_.-][\p{L}\p{N}]+)*/gu;
  const HUMP = /([\p{Ll}\p{N}])(\p{Lu})/gu;

  /** The words of a text in lower case; those of `BadValue` and `BAD_VALUE` are the same. */
  const words = (text) => text.replace(HUMP, "$1 $2").toLowerCase().match(PART) ?? [];

  /** The words of a name or of a word of a text, and a name of several words written as one: `badvalue`. */
  function partsOf(chunk) {
    const parts = words(chunk);
    return parts.length > 1 && parts.length < 6 ? [...parts, parts.join("")] : parts;
  }

  /** The names and words of a text as it has them. */
  const chunks = (text) => text.match(CHUNK) ?? [];

  /** Which characters a word has, a bit for each letter; digits share the five highest bits. */
  function mask(word) {
    let bits = 0;
    for (let at = 0; at < word.length; at += 1) {
      const code = word.charCodeAt(at);
      bits |= 1 << (code < 58 ? 27 + (code % 5) : code & 31);
    }
    return bits;
  }

  const hasDigits = (bits) => bits >>> 27 !== 0;

  function ones(bits) {
    let count = 0;
    for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
    return count;
  }

  const LONGEST = 40;
  const rows = [0, 1, 2].map(() => new Uint8Array(LONGEST + 1));

  /** How many characters have to change, swap, come or go between two words; more than `most` count as one more. */
  function distance(one, other, most) {
    if (one.length > LONGEST || other.length > LONGEST) return most + 1;
    let [before, last, row] = rows;
    for (let j = 0; j <= other.length; j += 1) last[j] = j;
    for (let i = 1; i <= one.length; i += 1) {
      let least = (row[0] = i);
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1] ? 0 : 1;
        let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
        const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (swapped) cost = Math.min(cost, before[j - 2] + 1);
        row[j] = cost;
        least = Math.min(least, cost);
      }
      if (least > most) return most + 1;
      [before, last, row] = [last, row, before];
    }
    return last[other.length];
  }

  /** The pairs of characters of a word. */
  function pairs(word) {
    const found = new Set();
    for (let at = 1; at < word.length; at += 1) found.add(word.slice(at - 1, at + 1));
    return found;
  }

  /** The share of pairs of characters that a word has in common with those of another one, from 0 to 1. */
  function likeness(some, word) {
    let same = 0;
    for (let at = 1; at < word.length; at += 1) if (some.has(word.slice(at - 1, at + 1))) same += 1;
    return same === 0 ? 0 : (2 * same) / (some.size + word.length - 1);
  }

  errcat.words = { chunks, distance, hasDigits, likeness, mask, ones, pairs, partsOf, words };
})((globalThis.errcat ??= {}));
