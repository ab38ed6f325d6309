// One pattern against one text, as the Rust reader's `pattern` does it: literal text and typed values in turn. Of all ways
// to split a text, the one with the shortest values from the left is taken. Places count UTF-16 units here and bytes
// there; what is told by them is the same.
(function (errcat) {
  "use strict";

  /** Steps that a pattern with a repeated value may take beyond eight a byte; others need no limit. */
  const FUEL = 4096;
  const MAX_DIGITS = 20;
  const MAX_INDEX = "18446744073709551615";
  const MAX_INT = "9223372036854775807";
  const MIN_INT = "9223372036854775808";
  const UUID_LENGTH = 36;
  const UUID_HYPHENS = [8, 13, 18, 23];
  const NOT_IN_WORDS = ",\"'`()[]{}<>‘’‚“”„«»";

  const isAsciiSpace = (unit) => unit === 32 || (unit >= 9 && unit <= 13 && unit !== 11);
  const isSpace = (c) => (c > "\x7f" ? /^\p{White_Space}$/u.test(c) : c <= " " && "\t\n\v\f\r ".includes(c));
  const isDigit = (c) => c >= "0" && c <= "9";
  const isHexDigit = (c) => /^[0-9A-Fa-f]$/.test(c);
  const isExponent = (c) => c === "e" || c === "E";
  const isWord = (c) => !isSpace(c) && !NOT_IN_WORDS.includes(c);
  const isName = (c) => "_-$@".includes(c) || /^[\p{Alphabetic}\p{Nd}\p{Nl}\p{No}]$/u.test(c);
  const lower = (unit) => (unit >= 65 && unit <= 90 ? unit + 32 : unit);
  const isSame = (fold, one, other) => one === other || (fold.case && lower(one) === lower(other));
  const isSurrogate = (unit) => unit >= 0xd800 && unit <= 0xdfff;

  /** The length of a text in UTF-8, which limits count in. */
  function utf8Length(text) {
    let length = 0;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      length += unit < 0x80 ? 1 : unit < 0x800 || isSurrogate(unit) ? 2 : 3;
    }
    return length;
  }

  function skipSpace(text, at) {
    while (isAsciiSpace(text.charCodeAt(at))) at += 1;
    return at;
  }

  /** Where `literal` ends when the text goes on with it at `at`; -1 when it does not. */
  function eat(fold, text, at, literal) {
    if (fold.white_space) return eatSpaced(fold, text, at, literal);
    if (at + literal.length > text.length) return -1;
    for (let i = 0; i < literal.length; i += 1) {
      if (!isSame(fold, text.charCodeAt(at + i), literal.charCodeAt(i))) return -1;
    }
    return at + literal.length;
  }

  function eatSpaced(fold, text, start, literal) {
    let at = start;
    let blank = literal !== "";
    for (let i = 0; i < literal.length; i += 1) {
      const wanted = literal.charCodeAt(i);
      if (isAsciiSpace(wanted)) continue;
      blank = false;
      at = skipSpace(text, at);
      if (at >= text.length || !isSame(fold, text.charCodeAt(at), wanted)) return -1;
      at += 1;
    }
    if (!blank) return at;
    // White space that alone stands between two values cannot be left out.
    at = skipSpace(text, at);
    return at > start ? at : -1;
  }

  /** What a text reads as under a pattern, or null. */
  function matches(pattern, text, fold) {
    const { head, holes } = pattern;
    const start = eat(fold, text, 0, head);
    if (start < 0) return null;
    if (holes.length === 0) {
      if (start !== text.length) return null;
      return { message: pattern.message, text, values: [], literal: head !== "", open: false };
    }
    const repeats = holes.some((hole) => hole.kind === "same");
    const fuel = repeats ? FUEL + utf8Length(text) * 8 : 0;
    const scan = { text, fold, holes, spans: [], dead: [], repeats, fuel };
    if (!fill(scan, 0, start)) return null;
    return {
      message: pattern.message,
      text,
      values: scan.spans.map(([from, to]) => text.slice(from, to)),
      literal: head !== "" || holes[0].then !== "",
      open: holes.some((hole) => hole.kind === "text"),
    };
  }

  /** Whether the values from the `i`th on fill the text from `at` to its end. */
  function fill(scan, i, at) {
    const { text, fold, holes } = scan;
    if (i === holes.length) return at === text.length;
    const { kind } = holes[i];
    if (fold.white_space) at = skipSpace(text, at);
    if (kind === "one_of") return choice(scan, i, at);
    if (kind === "same") return same(scan, i, at);
    if (i + 1 === holes.length && !fold.white_space) return last(scan, i, at);
    if (kind === "text" && !fold.white_space && !fold.case) return free(scan, i, at);
    return run(scan, i, at);
  }

  /** Whether the text goes on behind a value that stands at this span. */
  function goesOn(scan, i, start, end) {
    const hole = scan.holes[i];
    const next = eat(scan.fold, scan.text, end, hole.then);
    if (next < 0) return false;
    scan.spans[hole.field] = [start, end];
    return fill(scan, i + 1, next);
  }

  function choice(scan, i, at) {
    return scan.holes[i].choices.some((text) => {
      const end = eat(scan.fold, scan.text, at, text);
      return end >= 0 && goesOn(scan, i, at, end);
    });
  }

  function same(scan, i, at) {
    const { field } = scan.holes[i];
    const span = scan.spans[field] ?? [0, 0];
    const value = scan.text.slice(...span);
    scan.fuel = Math.max(0, scan.fuel - 1 - Math.floor(utf8Length(value) / 64));
    if (scan.fuel === 0 || !scan.text.startsWith(value, at)) return false;
    const found = goesOn(scan, i, at, at + value.length);
    scan.spans[field] = span;
    return found;
  }

  const step = (text, at) => (text.codePointAt(at) > 0xffff ? 2 : 1);

  /** Any text up to the literal after it. */
  function free(scan, i, at) {
    const { text, holes } = scan;
    if (isDead(scan, i, at)) return false;
    let from = text.indexOf(holes[i].then, at + step(text, at));
    while (from >= 0) {
      if (goesOn(scan, i, at, from)) return true;
      from = text.indexOf(holes[i].then, from + step(text, from));
    }
    return bury(scan, i, at, text.length);
  }

  /** The last value: where it ends is known from the end of the text. */
  function last(scan, i, at) {
    const { text, fold, holes } = scan;
    const { kind, then } = holes[i];
    const end = text.length - then.length;
    if (end <= at || eat(fold, text, end, then) < 0 || isDead(scan, i, at)) return false;
    if (kind !== "text") {
      const value = RUNS[kind]();
      let stop = at;
      for (const c of text.slice(at, end)) {
        if (!value.step(c)) return buryTried(scan, i, at, stop);
        stop += c.length;
      }
      if (!value.isComplete()) return buryTried(scan, i, at, end);
    }
    return goesOn(scan, i, at, end);
  }

  /** A value of one kind of characters: the shortest after which the text goes on. */
  function run(scan, i, at) {
    const { text, holes } = scan;
    const { kind } = holes[i];
    if (isDead(scan, i, at)) return false;
    const value = RUNS[kind]();
    let end = at;
    while (end < text.length) {
      const c = String.fromCodePoint(text.codePointAt(end));
      if (!value.step(c)) break;
      end += c.length;
      if (value.isComplete() && goesOn(scan, i, at, end)) return true;
    }
    return buryTried(scan, i, at, end);
  }

  /** Notes that value `i`, which could not go on at `end`, begins nowhere between `at` and there, as far as its kind says so. */
  function buryTried(scan, i, at, end) {
    const { kind } = scan.holes[i];
    // A number may have ended for its size, and a UUID has one length: a later beginning could reach further.
    if (kind === "index" || kind === "int" || kind === "uuid") return false;
    // So could one in the fraction or in the exponent, where another number can begin.
    return bury(scan, i, at, kind === "number" ? at + wholePart(scan.text, at) : end);
  }

  /** How much of a number that begins at `at` belongs to its sign and its whole part. */
  function wholePart(text, at) {
    let end = text[at] === "-" ? at + 1 : at;
    while (end < text.length && isDigit(text[end])) end += 1;
    return end - at;
  }

  function isDead(scan, i, at) {
    const [from, to] = scan.dead[i] ?? [0, 0];
    return at >= from && at < to && !scan.repeats;
  }

  /** Notes that value `i` begins nowhere from `from` to `to`: every end in there has been tried. */
  function bury(scan, i, from, to) {
    scan.dead[i] = [from, to];
    return false;
  }

  /** Values while their characters are read: whether one can go on with a character, and may end. */
  const RUNS = {
    index: () => whole(false),
    int: () => whole(true),
    number: () => places(NUMBER_STEPS, ["whole", "fraction", "exponent"]),
    uuid,
    word: () => {
      let any = false;
      return { step: (c) => (any = isWord(c)), isComplete: () => any };
    },
    text: () => ({ step: () => true, isComplete: () => true }),
    path,
  };

  /** Where in a number the next character leads to, by where the last one was. */
  const NUMBER_STEPS = {
    start: (c) => (c === "-" ? "minus" : isDigit(c) ? "whole" : null),
    minus: (c) => (isDigit(c) ? "whole" : null),
    whole: (c) => (isDigit(c) ? "whole" : c === "." ? "dot" : isExponent(c) ? "e" : null),
    dot: (c) => (isDigit(c) ? "fraction" : null),
    fraction: (c) => (isDigit(c) ? "fraction" : isExponent(c) ? "e" : null),
    e: (c) => (c === "+" || c === "-" ? "sign" : isDigit(c) ? "exponent" : null),
    sign: (c) => (isDigit(c) ? "exponent" : null),
    exponent: (c) => (isDigit(c) ? "exponent" : null),
  };

  /** A value that goes from place to place and may end in some of them. */
  function places(steps, ends) {
    let at = "start";
    const step = (c) => {
      const to = steps[at](c);
      if (to !== null) at = to;
      return to !== null;
    };
    return { step, isComplete: () => ends.includes(at) };
  }

  /** 8-4-4-4-12 hexadecimal digits. */
  function uuid() {
    let length = 0;
    const step = (c) => {
      length += 1;
      return UUID_HYPHENS.includes(length - 1) ? c === "-" : length <= UUID_LENGTH && isHexDigit(c);
    };
    return { step, isComplete: () => length === UUID_LENGTH };
  }

  function whole(signed) {
    let negative = false;
    let digits = "";
    const fits = () => {
      const value = digits.replace(/^0+/, "");
      const most = signed ? (negative ? MIN_INT : MAX_INT) : MAX_INDEX;
      return value.length < most.length || (value.length === most.length && value <= most);
    };
    const step = (c) => {
      if (signed && digits === "" && !negative && c === "-") return (negative = true);
      if (!isDigit(c) || digits.length === MAX_DIGITS) return false;
      digits += c;
      return fits();
    };
    return { step, isComplete: () => digits !== "" };
  }

  /** `a.b[0].c` */
  function path() {
    let at = "start";
    let digits = 0;
    const next = (c) => {
      if (at === "start") return isName(c) && !isDigit(c) && c !== "-" ? "name" : null;
      if ((at === "dot" || at === "name") && isName(c)) return "name";
      if (at === "name" || at === "close") return { ".": "dot", "[": "open" }[c] ?? null;
      if (at === "open" || at === "digit") {
        if (isDigit(c) && digits < MAX_DIGITS) return "digit";
        return at === "digit" && c === "]" ? "close" : null;
      }
      return null;
    };
    const step = (c) => {
      const to = next(c);
      if (to === null) return false;
      digits = to === "digit" ? digits + 1 : 0;
      at = to;
      return true;
    };
    return { step, isComplete: () => at === "name" || at === "close" };
  }

  /** Whether two texts are the same. */
  function isEqual(fold, text, literal) {
    const end = eat(fold, text, 0, literal);
    return end >= 0 && skipSpace(text, end) === text.length;
  }

  errcat.pattern = { eat, isAsciiSpace, isEqual, isSpace, matches };
})((globalThis.errcat ??= {}));
