// What a pasted text means, with the errors and messages of the catalogue in the place of their numbers.
(function (errcat) {
  "use strict";

  /**
   * What a text means, as a list of `{reading, sure}`; empty for no text. A reading that is not sure is one of several
   * that the text allows. `status` is a number that is known from elsewhere, or null.
   */
  async function readPaste(catalogue, text, status) {
    if (text.trim() === "" && status === null) return [];
    const read = await errcat.reader.start();
    const messages = catalogue.errors.flatMap((error) => error.messages.map((message) => ({ error, message })));
    const readings = read(text, status).map((reading) => named(catalogue, messages, reading));
    return readings.flatMap((reading) => {
      const isOpen = reading.error === null && !/^\s*[{[]/.test(text);
      const likely = isOpen ? candidates(catalogue, reading) : [];
      if (likely.length === 0) return [{ reading, sure: true }];
      return likely.map((error) => ({ reading: { ...reading, error }, sure: false }));
    });
  }

  function named({ errors }, messages, reading) {
    const error = errors[reading.error] ?? null;
    const findings = reading.findings.map((found) => ({ ...found, ...messages[found.entry] }));
    const items = reading.items.map((item) => ({ ...item, error: errors[item.error] ?? null }));
    const nearest = reading.nearest.map(({ error, entry, differs }) => ({
      error: errors[error],
      message: messages[entry]?.message ?? null,
      differs,
    }));
    return { ...reading, error, findings, items, nearest };
  }

  /** The errors that a response may be where it says too little: no status, or a status alone. */
  function candidates({ errors }, { status, code, unmatched, is_response }) {
    if (!is_response || unmatched.length > 0) return [];
    if (code === null) return errors.filter((error) => status !== null && error.status === status);
    return status === null ? errors.filter((error) => error.code === code) : [];
  }

  errcat.paste = { readPaste };
})((globalThis.errcat ??= {}));
