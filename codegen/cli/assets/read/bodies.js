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

  /** Where records that errcat itself reads carry what. */
  const RECORD = {
    code: ["/code"],
    messages: ["/messages", "/message"],
    correlation_id: ["/correlation_id"],
  };

  /** Every body in a text, with the statuses that it may have come under, the likeliest first. */
  function bodiesIn(catalogue, text) {
    const found = [];
    for (const { raw, around } of objects(text)) {
      const search = { catalogue, members: MAX_MEMBERS };
      const body = bodyIn(search, raw, statusesIn(around), MAX_DEPTH);
      if (body !== null) found.push(body);
      if (found.length === MAX_BODIES) break;
    }
    return found;
  }

  /** The JSON objects and lists of a text that are in no other, each with the line of text before it. */
  function* objects(text) {
    let effort = EFFORT + 8 * text.length;
    if (json.isStructured(text) && isJson(text)) {
      const { raw, rest } = json.valueAt(text.replace(/^\ufeff?\s*/, ""));
      yield { raw, around: "" };
      text = rest;
    }
    for (let at = text.indexOf("{"); at >= 0 && effort > 0; at = text.indexOf("{")) {
      const { raw, rest, looked } = objectAt(text, at);
      effort -= looked;
      const around = text.slice(text.lastIndexOf("\n", at) + 1, at);
      if (raw !== null) yield { raw, around };
      text = rest;
    }
  }

  /** The object that begins there; in a string of other JSON its quotes are escaped. */
  function objectAt(text, at) {
    const inside = text.slice(at);
    const value = json.valueAt(inside);
    let looked = value.raw.length;
    if (isJson(value.raw)) return { ...value, looked };
    if (/^\{\s*\\+"/.test(inside)) {
      const line = inside.split("\n", 1)[0];
      const { raw } = json.valueAt(json.decode(line));
      looked += line.length;
      if (isJson(raw)) return { raw, rest: inside.slice(line.length), looked };
    }
    return { raw: null, rest: inside.slice(1), looked };
  }

  const isJson = (raw) => json.members(raw).length > 0 || json.elements(raw).length > 0;

  /** The error body that some JSON is, or that is in it. */
  function bodyIn(search, raw, statuses, depth) {
    const { catalogue } = search;
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
      const text = raw.startsWith('"') ? (json.text(raw) ?? "") : raw;
      const body = json.isStructured(text) ? bodyIn(search, text, statuses, depth) : null;
      if (body !== null && isKnown(search.catalogue, body.envelope)) return body;
      first ??= body;
    }
    return first;
  }

  /** Whether the catalogue has the code of a body, or one of its messages. */
  function isKnown({ errors }, { code, messages }) {
    if (code !== null && errors.some((error) => error.code === code)) return true;
    return (messages ?? []).some((text) => errors.some((error) => reads(error, text)));
  }

  errcat.bodies = { bodiesIn };
})((globalThis.errcat ??= {}));
