// The advice for an error: what to do, the retry, the impact and further links. What an entry does not say itself, its error
// says. The general rules say what to do where neither has a remedy or a retry.
(function (errcat) {
  "use strict";

  const SILENT = { description: null, remedy: null, retry: null, causes: [], fix: null, lifecycle: [], impact: [], links: [] };

  /** The advice for a message of an error; for the error as a whole without one, in general without either. */
  function adviceFor(catalogue, error, message) {
    const whole = error?.about ?? SILENT;
    const own = message === null || error.inline ? whole : message.about;
    const remedy = own.remedy ?? whole.remedy;
    const retry = own.retry ?? whole.retry;
    // Advice of two sources could contradict itself. Whether something unknown can be retried is not known.
    const general = remedy === null && retry === null ? catalogue.general : SILENT;
    return {
      description: own.description ?? whole.description,
      remedy: remedy ?? general.remedy,
      lifecycle: own === whole ? own.lifecycle : [...own.lifecycle, ...whole.lifecycle],
      isGeneral: general.remedy !== null,
      retry: retry ?? (error === null ? null : general.retry),
      causes: own.causes.length > 0 ? own.causes : whole.causes,
      fix: own.fix ?? whole.fix,
      impact: impact(catalogue, own.impact, whole.impact),
      links: [...own.links, ...whole.links.filter((link) => !has(own.links, link))],
    };
  }

  const has = (links, [title, url]) => links.some((link) => link[0] === title && link[1] === url);

  /** What the users of each operation see; what the entry itself says counts first. */
  function impact({ operations }, own, whole) {
    const seen = (operation) => [...own, ...whole].find(([name]) => name === operation);
    return operations.map(seen).filter((row) => row !== undefined);
  }

  errcat.advice = { adviceFor };
})((globalThis.errcat ??= {}));
