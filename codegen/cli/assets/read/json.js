// Reads JSON leniently, as the Rust reader's `json` does: finds what there is in text that may be cut short, of another
// shape than expected, or no JSON at all. Nothing here throws or recurses.
(function (errcat) {
  "use strict";

  const ESCAPES = { '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };
  const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
  const LITERALS = ["true", "false", "null"];
  const BETWEEN_WORDS = ' \t\n\r,:"[]{}';

  function skipSpace(text) {
    let at = 0;
    while (at < text.length && " \t\n\r".includes(text[at])) at += 1;
    return at === 0 ? text : text.slice(at);
  }

  /** The text without the byte order mark and the white space that may come before a value. */
  const start = (text) => skipSpace(text.startsWith("\ufeff") ? text.slice(1) : text);

  /** Whether a text begins as an object or an array, which may be cut short. */
  function isStructured(text) {
    const first = start(text)[0];
    return first === "{" || first === "[";
  }

  /** The raw JSON text of the value that a JSON Pointer leads to, or null. */
  function find(text, pointer) {
    let raw = text;
    for (const written of pointer.split("/").slice(1)) {
      const token = written.replaceAll("~1", "/").replaceAll("~0", "~");
      const found = member(raw, token) ?? element(raw, token);
      if (found === null) return null;
      raw = found.raw;
    }
    return valueAt(start(raw))?.raw ?? null;
  }

  /** A string's decoded text or a number's own digits; null for everything else. */
  function text(raw) {
    const value = valueAt(start(raw));
    if (value === null) return null;
    return isNumber(value) ? value.raw : string(value);
  }

  /** The elements of an array as raw JSON text, without one that is cut short. */
  function elements(raw) {
    const found = [];
    for (const value of elementsOf(raw)) {
      if (!value.whole) break;
      found.push(value.raw);
    }
    return found;
  }

  /** The members of an object, each as its key and the raw JSON text of its value. */
  function members(raw) {
    return [...membersOf(raw)].map(([key, value]) => [key, value.raw]);
  }

  /** Of members with the same key the last whole one counts. */
  function member(raw, name) {
    let found = null;
    for (const [key, value] of membersOf(raw)) {
      if (key === name && (found === null || value.whole)) found = value;
    }
    return found;
  }

  function element(raw, token) {
    if (!/^(?:0|[1-9][0-9]*)$/.test(token)) return null;
    let index = Number(token);
    for (const value of elementsOf(raw)) {
      if (index === 0) return value;
      index -= 1;
    }
    return null;
  }

  function* elementsOf(raw) {
    let rest = start(raw);
    for (let lead = "["; ; lead = ",") {
      const value = entered(rest, lead, (text) => itemAt(text));
      if (value === null) return;
      yield value;
      rest = value.rest;
    }
  }

  function* membersOf(raw) {
    let rest = start(raw);
    for (let lead = "{"; ; lead = ",") {
      const item = entered(rest, lead, keyAndValue);
      if (item === null) return;
      yield item;
      rest = item[1].rest;
    }
  }

  /** What stands behind the opening bracket or the comma. */
  function entered(rest, lead, read) {
    const text = skipSpace(rest);
    return text.startsWith(lead) ? read(skipSpace(text.slice(1))) : null;
  }

  function keyAndValue(text) {
    const key = valueAt(text);
    const after = key === null ? "" : skipSpace(key.rest);
    if (!after.startsWith(":")) return null;
    const name = string(key);
    const value = name === null ? null : itemAt(skipSpace(after.slice(1)));
    return value === null ? null : [name, value];
  }

  /** A value in a list. The rest of a number's digits may have been cut off, and nothing would tell. */
  function itemAt(text) {
    const value = valueAt(text);
    return value === null || (isNumber(value) && value.rest === "") ? null : value;
  }

  /** The value that a text starts with and the text after it; one that is cut short takes all of the text. */
  function valueAt(text) {
    if (text === "") return null;
    let end;
    if (text[0] === '"') end = stringEnd(text, 0);
    else if (text[0] === "{" || text[0] === "[") end = nestedEnd(text);
    else if ((end = wordEnd(text)) < 0) return null;
    const whole = end >= 0;
    const at = whole ? end : text.length;
    return { raw: text.slice(0, at), rest: text.slice(at), whole };
  }

  const isNumber = (value) => /^[-0-9]/.test(value.raw);

  /** The decoded text of a string that has its closing quote. */
  function string(value) {
    const { raw, whole } = value;
    const quoted = whole && raw.length > 1 && raw.startsWith('"') && raw.endsWith('"');
    return quoted ? decode(raw.slice(1, -1)) : null;
  }

  function stringEnd(text, open) {
    for (let at = open + 1; at < text.length; at += text[at] === "\\" ? 2 : 1) {
      if (text[at] === '"') return at + 1;
    }
    return -1;
  }

  /** Brackets are counted without regard to their kind: what is wrong inside shows when it is read. */
  function nestedEnd(text) {
    let depth = 0;
    let at = 0;
    while (at >= 0 && at < text.length) {
      const unit = text[at];
      at = unit === '"' ? stringEnd(text, at) : at + 1;
      if (at < 0) return -1;
      if (unit === "{" || unit === "[") depth += 1;
      if (unit === "}" || unit === "]") {
        if (depth <= 1) return at;
        depth -= 1;
      }
    }
    return -1;
  }

  function wordEnd(text) {
    let end = 0;
    while (end < text.length && !BETWEEN_WORDS.includes(text[end])) end += 1;
    const word = text.slice(0, end);
    return NUMBER.test(word) || LITERALS.includes(word) ? end : -1;
  }

  /** The text that a string's inside stands for. */
  function decode(inside) {
    const escape = /\\(?:u([0-9a-fA-F]{4})|(["\\/bfnrt]))/y;
    let out = "";
    let from = 0;
    for (let at = inside.indexOf("\\"); at >= 0; at = inside.indexOf("\\", from)) {
      out += inside.slice(from, at);
      escape.lastIndex = at;
      const found = escape.exec(inside);
      if (found === null) {
        out += "\\";
        from = at + 1;
        continue;
      }
      from = escape.lastIndex;
      if (found[2] !== undefined) out += ESCAPES[found[2]];
      else [out, from] = unicode(inside, Number.parseInt(found[1], 16), out, from);
    }
    return out + inside.slice(from);
  }

  /** Appends the character of a `\u` escape, with its other half if it has one. */
  function unicode(inside, unit, out, from) {
    if (unit < 0xd800 || unit > 0xdfff) return [out + String.fromCharCode(unit), from];
    const low = /^\\u([dD][c-fC-F][0-9a-fA-F]{2})/.exec(inside.slice(from, from + 6));
    if (unit > 0xdbff || low === null) return [`${out}\ufffd`, from];
    return [out + String.fromCharCode(unit, Number.parseInt(low[1], 16)), from + 6];
  }

  errcat.json = { decode, elements, find, isStructured, members, text, valueAt };
})((globalThis.errcat ??= {}));
