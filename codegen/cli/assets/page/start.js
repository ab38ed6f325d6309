// Puts life into a page once it is there.
(function (errcat) {
  "use strict";

  errcat.startTheme(document.getElementById("site-theme"));
  if (errcat.search === undefined) return;
  const search = errcat.search.startSearch(document.body.dataset.root);
  errcat.startBox();
  errcat.startFilter();
  errcat.startCopy();

  // `?q=` searches; in the place of a missing page its name does.
  const asked = new URLSearchParams(location.search).get("q");
  const isMissing = document.getElementById("site-missing") !== null;
  const name = /([^/]+?)(?:\.\w+)?$/.exec(location.pathname)?.[1];
  if (asked !== null) search(asked);
  else if (isMissing && name !== undefined && name !== "404") search(name);
})((globalThis.errcat ??= {}));
