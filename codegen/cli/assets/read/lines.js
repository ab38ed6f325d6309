// Lines of text that people paste: `CODE: message (#correlation-id)` as SDKs print it, or a message alone.
(function (errcat) {
  "use strict";

  const { findings } = errcat.finding;
  const { statusesIn } = errcat.status;
  const ID = /\s*\(#([^()\s]+)\)\s*$/;
  const NAMED_ID = /correlation[ _-]?id["']?\s*[:=]?\s*["']?([\w-]+)/i;
  const BETWEEN = /^[\s:|\]),"'-]+/;
  /** What may stand before a message in a log line. */
  const LEADS = /(?:[\]:>|-]\s+|["'])(?=\S)/g;
  const UNKNOWN_CODE = /(?:^|[^\w])([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+): /;
  const MAX_LINES = 200;
  const MAX_LEADS = 20;
  /** A longer line is looked at from its beginning only. */
  const LONG = 10_000;

  /** Every line that says something of an error, as what a body would have carried. */
  function linesIn(catalogue, text) {
    const lines = text.split(/\r?\n/, MAX_LINES).filter((line) => line.trim() !== "");
    const coded = lines.map((line) => withCode(catalogue, line)).filter((found) => found !== null);
    return coded.length > 0 ? coded : lines.flatMap((line) => withMessage(catalogue, line));
  }

  /** A line with a code of the catalogue, or with a word that looks like one. */
  function withCode(catalogue, line) {
    const place = knownCode(catalogue, line) ?? unknownCode(line);
    if (place === null) return null;
    const { code, at } = place;
    const errors = catalogue.errors.filter((error) => error.code === code);
    const said = line.slice(at).replace(ID, "").trimEnd();
    const rest = said.slice(code.length).replace(BETWEEN, "");
    // A message may begin with the code itself; several may be joined.
    const ways = [joined(rest), [rest], [said], rest.split("; ")].map((texts) =>
      texts.filter((text) => text !== ""),
    );
    const best = ways.reduce((one, other) => (score(errors, other) > score(errors, one) ? other : one));
    return found(line, line.slice(0, at), code, best);
  }

  /** Messages that are joined by commas, each with the beginning of the first; commas in brackets join nothing. */
  function joined(text) {
    const [start] = text.split(/[ :]/, 1);
    const parts = [];
    let from = 0;
    let depth = 0;
    for (let at = 0; at < text.length; at += 1) {
      if ("([".includes(text[at])) depth += 1;
      if (")]".includes(text[at])) depth = Math.max(0, depth - 1);
      if (depth > 0 || !text.startsWith(`, ${start}`, at)) continue;
      parts.push(text.slice(from, at));
      from = at + 2;
    }
    return [...parts, text.slice(from)];
  }

  function found(line, before, code, messages) {
    const id = ID.exec(line) ?? NAMED_ID.exec(line);
    const envelope = { code, messages, correlation_id: id?.[1] ?? null, structured: true };
    return { statuses: statusesIn(before.trim() === "" ? line : before), envelope };
  }

  /** How many of some texts read, as a share, under the error where most do. */
  function score(errors, texts) {
    const share = (error) => {
      const read = texts.flatMap((text) => findings(error, text));
      return read.filter((found) => found.matched !== null).length / Math.max(1, read.length);
    };
    return Math.max(0, ...errors.map(share));
  }

  /** The first code of the catalogue in a line, the longest of those that begin there. */
  function knownCode({ errors }, line) {
    let first = null;
    for (const { code } of errors) {
      const at = code === null ? -1 : placeOf(line, code);
      if (at < 0) continue;
      const isBetter =
        first === null || at < first.at || (at === first.at && code.length > first.code.length);
      if (isBetter) first = { code, at };
    }
    return first;
  }

  /** Where a code stands as a word of its own. A number can be anything: letters or `code` come before it. */
  function placeOf(line, code) {
    const isNumber = /^[0-9]+$/.test(code);
    for (let at = line.indexOf(code); at >= 0; at = line.indexOf(code, at + 1)) {
      const before = line.slice(0, at);
      const isEnd = !/^\w/.test(line.slice(at + code.length));
      const begins = isNumber ? /(?:^|[A-Z]|(?:code|state|error)[\s:="'[(]*)$/i : /(?:^|\W)$/;
      if (isEnd && begins.test(before)) return at;
    }
    return -1;
  }

  function unknownCode(line) {
    const found = UNKNOWN_CODE.exec(line);
    return found && { code: found[1], at: found.index + found[0].indexOf(found[1]) };
  }

  /** A line that holds a message of the catalogue, at its beginning or behind what a log writes before it. */
  function withMessage(catalogue, line) {
    const text = line.replace(ID, "").trim();
    const leads = text.length > LONG ? [] : [...text.matchAll(LEADS)].slice(0, MAX_LEADS);
    const starts = [0, ...leads.map((lead) => lead.index + lead[0].length)];
    for (const start of starts) {
      const message = text.slice(start);
      const unquoted = message.replace(/["']\s*$/, "");
      const read = [message, unquoted].find((text) => catalogue.errors.some((error) => says(error, text)));
      if (read !== undefined) return [found(line, text.slice(0, start), null, [read])];
    }
    return [];
  }

  /** Whether a text begins with a message that has literal text of its own. */
  function says(error, text) {
    const [first] = findings(error, text);
    return first.matched !== null && first.matched.literal;
  }

  errcat.lines = { linesIn, says };
})((globalThis.errcat ??= {}));
