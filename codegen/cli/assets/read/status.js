// The HTTP status in text that people paste: in a status line, a member of JSON, or a phrase of a log line.
(function (errcat) {
  "use strict";

  const NUMBER = "([1-5][0-9]{2})";
  const KEY = /^(?:http[_-]?)?status(?:[_-]?code)?$/i;
  const STATUS_LINE = new RegExp(`HTTP/[0-9.]+"?\\s+${NUMBER}\\b`);

  /** Where a status may stand, the surest first. */
  const PLACES = [
    STATUS_LINE,
    new RegExp(`\\bstatus(?:[ _-]?code)?["']?\\s*(?:[:=]|is|was)?\\s*["']?${NUMBER}\\b`, "i"),
    /\b([45][0-9]{2})[ :-]+[A-Z][a-z]+/,
    /[([]([45][0-9]{2})[)\]]/,
    /^\s*([1-5][0-9]{2})(?=[\s:,]|$)/,
    /(?:^|\s)([45][0-9]{2})(?=\s*$|\s+[^\sa-z])/m,
  ];

  /** The statuses that a text may have, the likeliest first. */
  function statusesIn(text) {
    const found = PLACES.map((place) => place.exec(text)?.[1]).filter((number) => number);
    return [...new Set(found.map(Number))];
  }

  /** The status among the members of an object. */
  function statusAmong(members) {
    for (const [key, raw] of members) {
      const text = KEY.test(key) ? errcat.json.text(raw) : null;
      if (text !== null && /^[1-5][0-9]{2}$/.test(text)) return Number(text);
    }
    return null;
  }

  errcat.status = { STATUS_LINE, statusAmong, statusesIn };
})((globalThis.errcat ??= {}));
