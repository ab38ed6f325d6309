// What people really paste, read: a JSON body, a whole HTTP response with headers, `CODE: message (#correlation-id)` as
// SDKs print it, a log line with JSON inside, a message, or a status alone.
(function (errcat) {
  "use strict";

  const { NOTHING, envelope, read, readAs } = errcat.response;
  const { statusesIn } = errcat.status;
  const { bodiesIn } = errcat.bodies;
  const { linesIn, says } = errcat.lines;
  const STATUS_LINE = /^(?:< )?HTTP\/[0-9.]+\s+([1-5][0-9]{2})\b/;
  /** A longer text without anything known is no message. */
  const MAX_MESSAGE = 500;

  /**
   * What a text means, as a list of `{reading, sure}`; empty for no text. A reading that is not sure is one of several
   * that the text allows. `status` is a number that is known beside the text, or null.
   */
  function readPaste(catalogue, text, status) {
    const pasted = text
      .replace(/^\ufeff/, "")
      .toWellFormed()
      .trim();
    if (pasted === "" && status === null) return [];
    const found = responsesIn(catalogue, pasted).map(({ statuses, envelope }) => ({
      // A status in the text may be somebody else's.
      statuses: status === null ? [...new Set(statuses), null] : [status],
      envelope,
    }));
    return distinct(found.flatMap((response) => readings(catalogue, response)));
  }

  /** The responses in a text; where there is none to see, the text says nothing that is known. */
  function responsesIn(catalogue, text) {
    const responses = http(text);
    if (responses.length > 0) return responses.flatMap((one) => responseIn(catalogue, one));
    const bodies = bodiesIn(catalogue, text);
    if (bodies.length > 0) return bodies;
    const lines = linesIn(catalogue, text);
    if (lines.length > 0) return lines;
    const statuses = statusesIn(text);
    const isMessage =
      statuses.length === 0 && text !== "" && text.length <= MAX_MESSAGE && !/^[<{[]/.test(text);
    return [{ statuses, envelope: isMessage ? { ...NOTHING, messages: [text], structured: true } : NOTHING }];
  }

  /** The HTTP responses in a text, as they are or as `curl -v` shows them; of those that were redirected the last. */
  function http(text) {
    const found = [];
    for (const line of text.split(/\r?\n/)) {
      const status = STATUS_LINE.exec(line)?.[1];
      if (status !== undefined) found.push({ status: Number(status), lines: [] });
      else found.at(-1)?.lines.push(line);
    }
    const failed = found.filter(({ status }) => status >= 400);
    return failed.length > 0 ? failed : found.slice(-1);
  }

  function responseIn(catalogue, { status, lines }) {
    const blank = lines.findIndex((line) => /^<?\s*$/.test(line));
    const body = blank < 0 ? "" : lines.slice(blank + 1).join("\n");
    const bodies = bodiesIn(catalogue, body);
    if (bodies.length === 0) return [{ statuses: [status], envelope: envelope(catalogue.layout, body) }];
    return bodies.map((found) => ({ ...found, statuses: [status] }));
  }

  /** What a response means: under the first status that tells the error, else what it may be. */
  function readings(catalogue, { statuses, envelope }) {
    for (const status of statuses) {
      const reading = read(catalogue, status, envelope);
      if (reading.error !== null) return [{ reading, sure: true }];
    }
    const [status] = statuses;
    const likely = candidates(catalogue, status, envelope).map((error) => readAs(error, status, envelope));
    if (likely.length === 0) return [{ reading: readAs(null, status, envelope), sure: true }];
    const isSure = likely.length === 1 && likely[0].findings.length > 0 && likely[0].unmatched.length === 0;
    return likely.map((reading) => ({ reading, sure: isSure }));
  }

  /** The errors that a response may be when nothing tells for certain. */
  function candidates({ errors }, status, { code, messages, structured }) {
    const texts = messages ?? [];
    const told = (error) => texts.some((text) => says(error, text));
    if (code !== null) {
      const own = errors.filter((error) => error.code === code);
      return own.some(told) ? own.filter(told) : own;
    }
    const under = errors.filter((error) => status === null || error.status === status);
    if (texts.length > 0) return under.filter(told);
    return status === null || structured ? [] : under;
  }

  /** Without those that say what another one says. */
  function distinct(found) {
    const key = ({ reading }) => {
      const { status, code, error, findings, unmatched } = reading;
      const said = findings.map(({ message, text }) => [message.name, text]);
      return JSON.stringify([status, code, error?.name, said, unmatched]);
    };
    return [...new Map(found.map((one) => [key(one), one])).values()];
  }

  errcat.paste = { readPaste };
})((globalThis.errcat ??= {}));
