// The HTTP status in text that people paste: in a status line, a member of JSON, or a phrase of a log line.
(function (errcat) {
  "use strict";

  const NUMBER = "([1-5][0-9]{2})\\b";
  const KEY = /^(?:http[_-]?)?status(?:[_-]?code)?$/i;
  const REASONS =
    "Bad|Unauthorized|Authorization|Payment|Forbidden|Not|Method|Conflict|Gone|Length|Precondition|Unprocessable|Too|" +
    "Request|Internal|Service|Gateway";

  /** Where a status may stand, the surest first. */
  const PLACES = [
    new RegExp(`\\bHTTP(?:/[0-9.]+)?"?\\s+${NUMBER}`, "gi"),
    new RegExp(`\\bstatus(?:[ _-]?code)?["'\\\\]*\\s*(?:[:=]|is|was)?[\\s"'(\\\\]*${NUMBER}`, "gi"),
    new RegExp(`\\b([45][0-9]{2})[ :-]+(?:${REASONS})\\b`, "g"),
    /[([]([45][0-9]{2})[)\]]/g,
    /^\s*([1-5][0-9]{2})(?=[\s:,]|$)/g,
    /(?:^|\s)([45][0-9]{2})(?=\s*$|\s+[0-9]+\s*$)/gm,
  ];

  /** The statuses that a text may have, the likeliest first and of equal ones the first in the text. */
  function statusesIn(text) {
    const found = PLACES.flatMap((place) => [...text.matchAll(place)].map((match) => Number(match[1])));
    return [...new Set(found)];
  }

  /** The status among the members of an object. */
  function statusAmong(members) {
    for (const [key, raw] of members) {
      const text = KEY.test(key) ? errcat.json.text(raw) : null;
      if (text !== null && /^[1-5][0-9]{2}$/.test(text)) return Number(text);
    }
    return null;
  }

  errcat.status = { statusAmong, statusesIn };
})((globalThis.errcat ??= {}));
