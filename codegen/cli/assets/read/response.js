// A whole response, as the Rust reader's `response` does it: what its body carries, and which error it is. Status and code
// decide; where a body carries no code, what the catalogue declares as fall-back does.
(function (errcat) {
  "use strict";

  const { json } = errcat;
  const { findings } = errcat.finding;
  const { isEqual } = errcat.pattern;
  const LOOSE = { case: true, white_space: true };

  /** What a body carries that is no JSON object or array. */
  const NOTHING = { code: null, messages: null, correlation_id: null, structured: false };

  /** What a body carries; of a body that is cut short, what is whole. */
  function envelope(layout, body) {
    if (!json.isStructured(body)) return NOTHING;
    return {
      code: first(body, layout.code, json.text),
      messages: first(body, layout.messages, messages),
      correlation_id: first(body, layout.correlation_id, json.text),
      structured: true,
    };
  }

  function first(body, pointers, read) {
    for (const pointer of pointers) {
      const raw = json.find(body, pointer);
      const value = raw === null ? null : read(raw);
      if (value !== null) return value;
    }
    return null;
  }

  /** A string or an array of strings; other elements than strings and numbers stay raw JSON, `null` is left out. */
  function messages(raw) {
    const text = json.text(raw);
    if (text !== null) return [text];
    if (raw.startsWith("{")) return [raw];
    if (!raw.startsWith("[")) return null;
    const present = json.elements(raw).filter((raw) => raw !== "null");
    return present.map((raw) => json.text(raw) ?? raw);
  }

  /** Whether the body says nothing of the error beyond that there is one. */
  const hasNoMessages = ({ messages, code }) => (messages === null ? code !== null : messages.length === 0);

  /** The error with exactly this status and code. */
  function exact(errors, status, code) {
    const isIt = (error) => (error.status ?? 0) === (status ?? 0) && (error.code ?? "") === (code ?? "");
    return errors.find(isIt) ?? null;
  }

  /** Which error of the catalogue a response is, or null. */
  function errorOf(catalogue, status, envelope) {
    const { errors, layout } = catalogue;
    const messages = envelope.messages ?? [];
    const { code } = envelope;
    const isCode = (error) => error.code === code;
    if (status !== null && code !== null) {
      return exact(errors, status, code) ?? exact(errors, null, code);
    }
    if (code !== null) {
      return exact(errors, null, code) ?? only(errors, isCode) ?? told(errors, messages, isCode);
    }
    if (status === null) return null;
    const own = exact(errors, status, null);
    if (own !== null) return own;
    const isUnder = (error) => error.status === status;
    for (const fallback of layout.fallback) {
      if (fallback === "status" && envelope.structured) continue;
      const byStatus = fallback === "status";
      const error = byStatus ? only(errors, isUnder) : told(errors, messages, isUnder);
      if (error !== null) return error;
    }
    return null;
  }

  /** The one error of its kind. */
  function only(errors, isKind) {
    const found = errors.filter(isKind);
    return found.length === 1 ? found[0] : null;
  }

  /** The one error of its kind of which some message reads as one of its own. */
  function told(errors, messages, isKind) {
    return only(errors, (error) => isKind(error) && messages.some((text) => reads(error, text)));
  }

  const reads = (error, text) => findings(error, text).some((found) => found.matched !== null);

  /** What a response says. Never throws: what is not in the catalogue is kept as it came. */
  function read(catalogue, status, envelope) {
    const error = errorOf(catalogue, status, envelope);
    return readAs(error, status, envelope);
  }

  /** What a response says under an error, which may be none. */
  function readAs(error, status, envelope) {
    const { code, correlation_id } = envelope;
    const reading = { status, code, error, correlation_id, findings: [], unmatched: [] };
    if (error !== null && error.empty !== null && hasNoMessages(envelope)) {
      const message = error.messages[error.empty];
      reading.findings.push({ message, params: {}, reason: null, text: "" });
    }
    for (const text of envelope.messages ?? []) {
      for (const found of error === null ? [{ text, matched: null }] : findings(error, text)) {
        if (found.matched === null) reading.unmatched.push(found.text);
        else reading.findings.push(finding(error, found));
      }
    }
    return reading;
  }

  function finding(error, { text, matched, reason }) {
    const message = error.messages[matched.message];
    const value = (field, at) => [field.name, valueOf(field, matched.values[at] ?? "")];
    return { message, params: Object.fromEntries(message.fields.map(value)), reason, text };
  }

  /** A number, or a text; of several texts, the one as the catalogue writes it. */
  function valueOf(field, raw) {
    if (field.kind === "index" || field.kind === "int") return BigInt(raw);
    if (field.kind !== "one_of") return raw;
    const exact = field.choices.find((choice) => choice === raw);
    return exact ?? field.choices.find((choice) => isEqual(LOOSE, raw, choice)) ?? raw;
  }

  errcat.response = { NOTHING, envelope, read, readAs, reads };
})((globalThis.errcat ??= {}));
