// One message text as findings, as the Rust reader's `finding` does it: prefixes, lists and reasons as the catalogue
// declares them. What reads as no message is a finding without one.
(function (errcat) {
  "use strict";

  /** Times that stray characters and pairs are taken off a message. */
  const MAX_PEELS = 4;
  const { eat, isAsciiSpace, isSpace, matches } = errcat.pattern;

  /** The findings of a text under an error, in the order of the text; there is at least one. */
  function findings(error, text) {
    const { dialect } = error;
    const spellings = dialect.prefixes.flat();
    const reader = { error, dialect, spellings, prefix: 0, rest: null, later: text, repeated: false };
    const found = [];
    while (reader.later !== null) {
      const message = firstMessage(reader, reader.later);
      found.push(whole(reader, message));
      while (reader.rest !== null) found.push(nextItem(reader));
    }
    return found;
  }

  function nextItem(reader) {
    const list = reader.rest;
    const found = item(reader, list);
    if (found !== null) return found;
    const [text, rest] = split(reader, list);
    reader.rest = rest;
    return { text, matched: null, reason: null };
  }

  /** The first message of a text in which prefixes are repeated, unless the text is one message as a whole. */
  function firstMessage(reader, text) {
    reader.later = null;
    const parts = segment(reader, text);
    if (parts === null || (!reader.repeated && isMessage(reader, text))) return text;
    let peeled = trim(reader, text);
    for (let peels = 0; peels < MAX_PEELS && !reader.repeated; peels += 1) peeled = peel(reader, peeled) ?? peeled;
    const [first, later] = segment(reader, peeled) ?? parts;
    reader.repeated = true;
    reader.later = later;
    return first;
  }

  /** Whether a text with or without its prefix is a message none of whose values may be any text. */
  function isMessage(reader, text) {
    const { prefixes, fold } = reader.dialect;
    const is = (prefix, text) => {
      const matched = best({ ...reader, prefix }, text);
      return matched !== null && !matched.open;
    };
    const isWithout = (spellings, group) =>
      spellings.some((spelling) => {
        const end = eat(fold, text, 0, spelling);
        return end >= 0 && is(group + 1, trim(reader, text.slice(end)));
      });
    return prefixes.some(isWithout) || is(0, text);
  }

  /** The first message of a text and the rest, which begins with a prefix; null when a prefix is at most at the beginning. */
  function segment(reader, text) {
    const { separator, stray, wrap } = reader.dialect;
    if (reader.spellings.length === 0) return null;
    const isBetween = (c) => isReasonMark(c) || (separator ?? "").includes(c);
    const isAround = (c) => isBetween(c) || wrap.some((pair) => pair.includes(c)) || stray.includes(c);
    let [begin, own, depth] = [0, null, 0];
    for (let at = text[0] === "(" ? 0 : 1; at < text.length; at += 1) {
      if (text[at] === "(") depth += 1;
      else if (text[at] === ")") depth = Math.max(0, depth - 1);
      const end = depth === 0 ? prefixEnd(reader, text, at) : -1;
      if (end < 0) continue;
      own ??= Math.max(0, prefixEnd(reader, text, 0));
      if (own <= at) {
        const message = text.slice(own, at);
        if (trimEnd(trimStart(message, isAround), isAround) !== "") {
          return [trimEnd(text.slice(begin, at), isBetween), text.slice(at)];
        }
        if (own !== 0) begin = at;
        own = end;
      }
      at = Math.max(own, at + 1) - 1;
    }
    return begin > 0 ? [text.slice(begin), null] : null;
  }

  /** Where the prefix ends that begins at a position outside of words; -1 when none does. */
  function prefixEnd(reader, text, at) {
    if (at >= text.length || isAsciiSpace(text.charCodeAt(at))) return -1;
    if (at > 0 && isInWord(characterBefore(text, at), text, at)) return -1;
    for (const spelling of reader.spellings) {
      const end = eat(reader.dialect.fold, text, at, spelling);
      if (end >= 0 && !isInWord(characterBefore(spelling, spelling.length), text, end)) return end;
    }
    return -1;
  }

  function isInWord(before, text, at) {
    const isLetter = (c) => /^[\p{Alphabetic}\p{N}]$/u.test(c);
    return at < text.length && isLetter(before) && isLetter(String.fromCodePoint(text.codePointAt(at)));
  }

  function whole(reader, text) {
    if (isWhole(reader.dialect)) return { text, matched: best(reader, text), reason: null };
    let peeled = trim(reader, text);
    for (let peels = 0; peels < MAX_PEELS && peeled !== null; peels += 1) {
      const found = reading(reader, peeled);
      if (found !== null) return reader.rest === null ? { ...found, text } : found;
      peeled = peel(reader, peeled);
    }
    return { text, matched: null, reason: null };
  }

  /** Whether a text can only be a message as a whole. */
  function isWhole(dialect) {
    const { prefixes, separator, parentheses, trailing, wrap, stray, fold } = dialect;
    const varies = prefixes.length + wrap.length + stray.length + trailing > 0;
    return !varies && separator === null && !parentheses && !fold.white_space;
  }

  /** The first finding of a text, with a prefix taken off or without. */
  function reading(reader, text) {
    const { prefixes, fold } = reader.dialect;
    for (const [group, spellings] of prefixes.entries()) {
      const end = spellings.map((spelling) => eat(fold, text, 0, spelling)).find((end) => end >= 0);
      if (end === undefined) continue;
      reader.prefix = group + 1;
      const found = first(reader, trim(reader, text.slice(end)));
      if (found !== null) return found;
    }
    reader.prefix = 0;
    return first(reader, text);
  }

  function first(reader, text) {
    const matched = best(reader, text);
    reader.rest = null;
    return matched === null ? item(reader, text) : { text, matched, reason: null };
  }

  /** The best message for a text from which the prefix has been taken: patterns are in order of precedence. */
  function best(reader, text) {
    const { fold } = reader.dialect;
    for (const pattern of reader.error.patterns) {
      const matched = pattern.prefix === reader.prefix ? matches(pattern, text, fold) : null;
      if (matched !== null) return matched;
    }
    return null;
  }

  /** The finding that a list begins with; null when its first item is not in the catalogue. */
  function item(reader, list) {
    const [text, rest] = split(reader, list);
    const read = piece(reader, text);
    if (read === null) return null;
    reader.rest = rest;
    return read.trailing && rest !== null ? extend(reader, list, read.found) : read.found;
  }

  /** A reason in plain words goes on up to the next finding that has literal text of its own. */
  function extend(reader, list, found) {
    const separator = reader.dialect.separator ?? "";
    let end = list.length;
    while (reader.rest !== null) {
      const [text, next] = split(reader, reader.rest);
      if (piece(reader, text)?.found.matched.literal) {
        const before = list.slice(0, list.length - reader.rest.length);
        const trimmed = trimEnd(before, isSpace);
        const parted = trimmed.endsWith(separator);
        end = parted ? trimmed.length - separator.length : before.length;
        break;
      }
      reader.rest = next;
    }
    const text = list.slice(0, end);
    return { ...found, text, reason: trimStart(text.slice(found.matched.text.length), isReasonMark) };
  }

  /** Up to the next separator outside parentheses, and what follows it. */
  function split(reader, list) {
    const { separator } = reader.dialect;
    if (separator === null) return [list, null];
    let depth = 0;
    for (let at = 0; at < list.length; at += 1) {
      if (list[at] === "(") depth += 1;
      else if (list[at] === ")") depth = Math.max(0, depth - 1);
      if (depth === 0 && list.startsWith(separator, at)) {
        return [trim(reader, list.slice(0, at)), trim(reader, list.slice(at + separator.length))];
      }
    }
    return [list, null];
  }

  /** A piece of a list with the reason that may follow it; whether that reason is in plain words. */
  function piece(reader, text) {
    const matched = best(reader, text);
    if (matched !== null) return { found: { text, matched, reason: null }, trailing: false };
    const parts = reader.dialect.parentheses ? parenthesised(text) : null;
    if (parts !== null) {
      const matched = best(reader, trim(reader, parts[0]));
      if (matched !== null) return { found: { text, matched, reason: parts[1] }, trailing: false };
    }
    const read = trailing(reader, text);
    return read === null ? null : { found: { text, ...read }, trailing: true };
  }

  /** The longest beginning of at most so many words that reads as a message, and the words after it. */
  function trailing(reader, text) {
    const ends = [];
    for (let at = 0; at < text.length && ends.length < reader.dialect.trailing; at += 1) {
      if (isSpace(text[at])) ends.push(at);
    }
    for (const end of ends.reverse()) {
      const matched = best(reader, trimEnd(text.slice(0, end), isReasonMark));
      const reason = trimStart(text.slice(end), isReasonMark);
      if (matched !== null && !matched.open && reason !== "") return { matched, reason };
    }
    return null;
  }

  function trim(reader, text) {
    if (!reader.dialect.fold.white_space) return text;
    const isTrimmed = (c) => isAsciiSpace(c.charCodeAt(0));
    return trimStart(trimEnd(text, isTrimmed), isTrimmed);
  }

  /** The text without what may stand around it; null when there is nothing of the kind. */
  function peel(reader, text) {
    const { stray, wrap } = reader.dialect;
    const isStray = (c) => stray.includes(c);
    const clean = trim(reader, trimStart(trimEnd(text, isStray), isStray));
    if (clean.length < text.length) return clean;
    for (const [open, close] of wrap) {
      const fits = text.length >= open.length + close.length;
      if (fits && text.startsWith(open) && text.endsWith(close)) {
        return trim(reader, text.slice(open.length, text.length - close.length));
      }
    }
    return null;
  }

  /** An item and the balanced parentheses that the text ends with. */
  function parenthesised(text) {
    if (!text.endsWith(")")) return null;
    let depth = 1;
    for (let at = text.length - 2; at >= 0; at -= 1) {
      if (text[at] === ")") depth += 1;
      else if (text[at] === "(") depth -= 1;
      if (depth === 0) return [text.slice(0, at), text.slice(at + 1, -1)];
    }
    return null;
  }

  /** What may stand between a finding and its reason. */
  const isReasonMark = (c) => isSpace(c) || ":-;".includes(c);

  function trimStart(text, isTrimmed) {
    let from = 0;
    for (const c of text) {
      if (!isTrimmed(c)) break;
      from += c.length;
    }
    return text.slice(from);
  }

  function trimEnd(text, isTrimmed) {
    let to = text.length;
    while (to > 0) {
      const c = characterBefore(text, to);
      if (!isTrimmed(c)) break;
      to -= c.length;
    }
    return text.slice(0, to);
  }

  function characterBefore(text, at) {
    const point = at > 1 ? text.codePointAt(at - 2) : 0;
    return point > 0xffff ? String.fromCodePoint(point) : text[at - 1];
  }

  errcat.finding = { best, findings };
})((globalThis.errcat ??= {}));
