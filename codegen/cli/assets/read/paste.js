// What people really paste, read: a JSON body, a whole HTTP response with headers, `CODE: message (#correlation-id)` as
// SDKs print it, a log line with JSON inside, a message, or a status alone.
(function (errcat) {
  "use strict";

  const { NOTHING, envelope, read, readAs } = errcat.response;
  const { STATUS_LINE, statusesIn } = errcat.status;
  const { bodiesIn } = errcat.bodies;
  const { linesIn, says } = errcat.lines;

  /**
   * What a text means, as a list of `{reading, sure}`; empty for no text. A reading that is not sure is one of several
   * that the text allows. `status` is a number that is known beside the text, or null.
   */
  function readPaste(catalogue, text, status) {
    const pasted = text.replace(/^\ufeff/, "").toWellFormed().trim();
    if (pasted === "" && status === null) return [];
    const known = status === null ? [] : [status];
    const found = responsesIn(catalogue, pasted).map(({ statuses, envelope }) => ({
      statuses: [...new Set([...known, ...(status === null ? statuses : [])])],
      envelope,
    }));
    return distinct(found.flatMap((response) => readings(catalogue, response)));
  }

  /** The responses in a text; where there is none to see, the text is one that says nothing. */
  function responsesIn(catalogue, text) {
    const http = httpIn(text);
    const inside = http === null ? text : http.body;
    const under = (found) => (http === null ? found : { ...found, statuses: [http.status] });
    const bodies = bodiesIn(catalogue, inside);
    if (bodies.length > 0) return bodies.map(under);
    if (http !== null) return [under({ envelope: envelope(catalogue.layout, http.body) })];
    const lines = linesIn(catalogue, text);
    if (lines.length > 0) return lines;
    return [{ statuses: statusesIn(text), envelope: NOTHING, text }];
  }

  /** The last HTTP response in a text, as it is or as `curl -v` shows it. */
  function httpIn(text) {
    const lines = text.split(/\r?\n/);
    const isStart = (line) => /^(?:< )?HTTP\//.test(line) && STATUS_LINE.test(line);
    const at = lines.findLastIndex(isStart);
    if (at < 0) return null;
    const rest = lines.slice(at + 1);
    const blank = rest.findIndex((line) => /^<?\s*$/.test(line));
    const body = blank < 0 ? "" : rest.slice(blank + 1).join("\n");
    return { status: Number(STATUS_LINE.exec(lines[at])[1]), body };
  }

  /** What a response means: under the first status that tells the error, else without one, else what it may be. */
  function readings(catalogue, { statuses, envelope }) {
    const tried = statuses.length === 0 ? [null] : statuses;
    for (const status of tried) {
      const reading = read(catalogue, status, envelope);
      if (reading.error !== null) return [{ reading, sure: true }];
    }
    const status = tried[0];
    const likely = candidates(catalogue, status, envelope);
    const read_as = (error) => ({ reading: readAs(error, status, envelope), sure: false });
    if (likely.length > 0) return likely.map(read_as);
    return [{ reading: readAs(null, status, envelope), sure: true }];
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
