// Puts life into a page once it is there.
(function (errcat) {
  "use strict";

  const root = document.body.dataset.root;
  errcat.startTheme(document.getElementById("site-theme"));
  if (errcat.catalogue !== undefined) {
    errcat.search.startSearch(errcat.catalogue, root);
    errcat.startBox(errcat.catalogue);
  }
})((globalThis.errcat ??= {}));
