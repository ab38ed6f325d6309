// The error bodies in text that people paste: right there, inside of other JSON, or in a string of a log line.
(function (errcat) {
  "use strict";

  const { json } = errcat;
  const { envelope, reads } = errcat.response;
  const { statusAmong, statusesIn } = errcat.status;

  const MAX_DEPTH = 8;
  const MAX_MEMBERS = 2000;
  const MAX_BODIES = 50;
  /** Characters that may be looked at in search of JSON, beside eight times the text. */
  const EFFORT = 2_000_000;
  /** So much text beside a body is looked at for its status. */
  const WINDOW = 2_000;

  /** Where records that errcat itself reads carry what. */
  const RECORD = {
    code: ["/code"],
    messages: ["/messages", "/message"],
    correlation_id: ["/correlation_id"],
  };

  /** Every body in a text, with the statuses that it may have come under, the likeliest first. */
  function bodiesIn(catalogue, text) {
    const found = [];
    const search = { catalogue, members: MAX_MEMBERS };
    for (const { raw, statuses } of objects(text)) {
      const body = bodyIn(search, raw, statuses, MAX_DEPTH);
      if (body !== null) found.push(body);
      if (found.length === MAX_BODIES) break;
    }
    return found;
  }

  /** The JSON objects and lists of a text that are in no other, each with the statuses that stand beside it. */
  function* objects(text) {
    let effort = EFFORT + 8 * text.length;
    if (json.isStructured(text) && isJson(text)) {
      const { raw, rest } = json.valueAt(text.replace(/^\ufeff?\s*/, ""));
      yield { raw, statuses: [] };
      text = rest;
    }
    let from = 0;
    for (let at = text.indexOf("{"); at >= 0 && effort > 0; at = text.indexOf("{", at)) {
      const { raw, length, looked } = objectAt(text, at);
      effort -= looked;
      if (raw !== null) {
        yield { raw, statuses: beside(text.slice(from, at), text.slice(at + length)) };
        from = at + length;
      }
      at += length;
    }
  }

  /** The statuses beside a body: before it on its line the nearest first, then after it, then above. */
  function beside(before, after) {
    const start = before.lastIndexOf("\n") + 1;
    const line = before.slice(Math.max(start, before.length - WINDOW));
    const above = before.slice(Math.max(0, start - WINDOW), start);
    const [rest] = after.slice(0, WINDOW).split("\n", 1);
    return [...statusesIn(line).reverse(), ...statusesIn(rest), ...statusesIn(above).reverse()];
  }

  /** The object that begins there; in a string of other JSON its quotes are escaped. */
  function objectAt(text, at) {
    const inside = text.slice(at);
    const { raw } = json.valueAt(inside);
    let looked = raw.length;
    if (isJson(raw)) return { raw, length: raw.length, looked };
    if (/^\{\s*\\+"/.test(inside)) {
      const line = inside.split("\n", 1)[0];
      const { raw } = json.valueAt(json.decode(line));
      looked += line.length;
      if (isJson(raw)) return { raw, length: line.length, looked };
    }
    return { raw: null, length: 1, looked };
  }

  const isJson = (raw) => json.members(raw).length > 0 || json.elements(raw).length > 0;

  /** The error body that some JSON is, or that is in it. */
  function bodyIn(search, raw, statuses, depth) {
    const { catalogue } = search;
    if (!json.isStructured(raw)) return null;
    const members = json.members(raw);
    const own = statusAmong(members);
    const under = own === null ? statuses : [own, ...statuses];
    const carried = envelope(catalogue.layout, raw);
    if (isKnown(catalogue, carried)) return { statuses: under, envelope: carried };
    const inner = depth === 0 ? null : innerBody(search, [...members, ...items(raw)], under, depth - 1);
    if (inner !== null) return inner;
    const record = envelope({ ...catalogue.layout, ...RECORD }, raw);
    if (isKnown(catalogue, record)) return { statuses: under, envelope: record };
    const carries = carried.code !== null || carried.messages !== null;
    return carries || (own !== null && depth === MAX_DEPTH) ? { statuses: under, envelope: carried } : null;
  }

  const items = (raw) => json.elements(raw).map((element) => ["", element]);

  /** The first body among the members of other JSON; one that the catalogue knows is better. */
  function innerBody(search, members, statuses, depth) {
    let first = null;
    for (const [, raw] of members) {
      search.members -= 1;
      if (search.members < 0) break;
      const body = raw.startsWith('"')
        ? bodyInText(search, raw, statuses, depth)
        : bodyIn(search, raw, statuses, depth);
      if (body !== null && isKnown(search.catalogue, body.envelope)) return body;
      first ??= body;
    }
    return first;
  }

  /** The first body in a string. */
  function bodyInText(search, raw, statuses, depth) {
    const text = raw.includes("{") ? (json.text(raw) ?? "") : "";
    for (const { raw, statuses: own } of objects(text)) {
      const body = bodyIn(search, raw, [...own, ...statuses], depth);
      if (body !== null) return body;
    }
    return null;
  }

  /** Whether the catalogue has the code of a body, or one of its messages. */
  function isKnown({ errors }, { code, messages }) {
    if (code !== null && errors.some((error) => error.code === code)) return true;
    return (messages ?? []).some((text) => errors.some((error) => reads(error, text)));
  }

  errcat.bodies = { bodiesIn };
})((globalThis.errcat ??= {}));
