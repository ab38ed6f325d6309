// Finds entries: errors, messages and general rules by their status, code, name, texts and prose. Words may have typos.
(function (errcat) {
  "use strict";

  const { chunks, distance, hasDigits, likeness, mask, ones, pairs, partsOf, words } = errcat.words;

  /** What a word counts for: in a code or a name, in the text of a message, in prose. */
  const WEIGHTS = [40, 20, 5];
  /** How many of the nearest entries are shown where nothing is found. */
  const NEAREST = 5;

  /** More entries than any catalogue has. */
  const MOST = 2 ** 24;

  /** Every entry with the texts that it can be found by, in the order of the weights. */
  function entries({ errors, rules }) {
    const ofErrors = errors.flatMap((error) => {
      const { status, code, name, about, page, messages } = error;
      const kind = status === null ? "" : `${Math.floor(status / 100)}xx`;
      const known = `${status ?? ""} ${kind} ${code ?? ""}`;
      const whole = { error, message: null, page, texts: [`${known} ${name}`, error.group ?? "", prose(about)] };
      const own = messages.map((message) => ({
        error,
        message,
        page: message.page,
        texts: [`${known} ${message.name}`, texts(message), `${name} ${prose(message.own)}`],
      }));
      return error.inline ? [joined(whole, own)] : [whole, ...own];
    });
    const ofRules = rules.map((rule) => ({
      rule,
      page: `index.html#${rule.name}`,
      texts: [rule.name, "", prose(rule)],
    }));
    return [...ofErrors, ...ofRules];
  }

  const texts = ({ text, also, examples }) => [text ?? "", ...also, ...examples].join("\n");
  const prose = ({ description, remedy, causes }) => [description, remedy, ...(causes ?? [])].join("\n");
  const joined = (whole, own) => ({
    ...whole,
    message: own[0]?.message ?? null,
    texts: whole.texts.map((text, at) => [text, ...own.map((entry) => entry.texts[at])].join("\n")),
  });

  /** Prepares a catalogue for `find`: every word with where it is, three numbers an entry. */
  function indexOf(catalogue) {
    const all = entries(catalogue);
    const places = new Map();
    const placesOf = new Map();
    const known = (word) => places.get(word) ?? places.set(word, []).get(word);
    all.forEach(({ texts }, number) => {
      texts.forEach((text, field) => {
        const place = 3 * number + field;
        for (const chunk of chunks(text)) {
          let lists = placesOf.get(chunk);
          if (lists === undefined) placesOf.set(chunk, (lists = partsOf(chunk).map(known)));
          for (const list of lists) if (list[list.length - 1] !== place) list.push(place);
        }
      });
    });
    const vocabulary = [...places.keys()];
    const index = { all, vocabulary, places: [...places.values()], masks: vocabulary.map(mask) };
    // The browser compiles what the first key press needs.
    for (const text of ["e", "unauthorised"]) find(index, text);
    return index;
  }

  /** The words of the catalogue that a word of a search may be, as pairs of their number and how well they fit. */
  function candidates({ vocabulary, masks }, word) {
    const found = [];
    vocabulary.forEach((known, number) => {
      // One or two characters are in the middle of too many words.
      const at = word.length > 2 ? known.indexOf(word) : known.startsWith(word) ? 0 : -1;
      if (at >= 0) found.push([number, known.length === word.length ? 1.25 : at === 0 ? 1 : 0.6]);
    });
    if (found.length > 0 || word.length < 4) return found;
    const most = word.length < 7 ? 1 : 2;
    const bits = mask(word);
    vocabulary.forEach((known, number) => {
      if (Math.abs(known.length - word.length) > most || ones(bits ^ masks[number]) > 2 * most) return;
      // A digit is not a typo of another one.
      if (hasDigits(masks[number]) && !hasDigits(bits)) return;
      const far = distance(word, known, most);
      if (far <= most) found.push([number, 0.5 / far]);
    });
    return found;
  }

  /** The words of the catalogue that are most alike a word. */
  function nearest({ vocabulary, masks }, word) {
    const [some, bits] = [pairs(word), mask(word)];
    const best = [];
    vocabulary.forEach((known, number) => {
      if ((bits & masks[number]) === 0 || (hasDigits(masks[number]) && !hasDigits(bits))) return;
      const like = likeness(some, known);
      if (like === 0 || (best.length === 3 && like <= best[2][1])) return;
      best.push([number, like]);
      best.sort(([, one], [, other]) => other - one).splice(3);
    });
    return best;
  }

  /** Adds what a word counts for to each entry that has it. */
  function count({ all, places }, found, scores, hits) {
    const best = new Float64Array(all.length);
    for (const [number, fits] of found) {
      for (const place of places[number]) {
        const entry = Math.floor(place / 3);
        best[entry] = Math.max(best[entry], WEIGHTS[place % 3] * fits);
      }
    }
    for (let entry = 0; entry < best.length; entry += 1) {
      scores[entry] += best[entry];
      if (best[entry] > 0) hits[entry] += 1;
    }
  }

  /** Of equals an error comes before its messages, and a general rule comes last. */
  const bonus = ({ message, rule }) => (rule !== undefined ? -3 : message === null ? 3 : 0);

  /** The entries that have every word of a text, the best first; else the nearest ones, with `isNear`. */
  function find(index, text) {
    const asked = [...new Set(words(text))];
    if (asked.length === 0) return { entries: [], isNear: false };
    const [scores, hits] = [new Float64Array(index.all.length), new Uint16Array(index.all.length)];
    for (const word of asked) count(index, candidates(index, word), scores, hits);
    const most = hits.reduce((most, count) => Math.max(most, count), 0);
    if (most === 0) for (const word of asked) count(index, nearest(index, word), scores, hits);
    const isNear = most < asked.length;
    const least = most === 0 ? 1 : most;
    // One number for each entry, its rank before its place, since browsers sort numbers fast.
    const ranked = [];
    hits.forEach((count, number) => {
      const rank = 10 + scores[number] / asked.length + bonus(index.all[number]);
      if (count >= least) ranked.push(Math.round(1000 * rank) * MOST + (MOST - number));
    });
    const sorted = Float64Array.from(ranked).sort().reverse();
    const entries = Array.from(sorted, (key) => index.all[MOST - ((key - 1) % MOST) - 1]);
    return { entries: isNear ? entries.slice(0, NEAREST) : entries, isNear };
  }

  errcat.find = { find, indexOf };
})((globalThis.errcat ??= {}));
