// Light or dark: what the reader chose, else what the system prefers. Runs before anything is shown.
(function (errcat) {
  "use strict";

  const KEY = "errcat-theme";
  const root = document.documentElement;
  root.classList.add("js");

  /** A browser may refuse storage to a page that is a file. */
  function stored() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  }

  function store(theme) {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // Then the choice holds for this page only.
    }
  }

  const system = matchMedia("(prefers-color-scheme: dark)");
  const current = () => root.dataset.theme ?? (system.matches ? "dark" : "light");

  const chosen = stored();
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;

  /** Makes a button switch the theme. */
  function startTheme(button) {
    const show = () => button.setAttribute("aria-pressed", String(current() === "dark"));
    button.addEventListener("click", () => {
      root.dataset.theme = current() === "dark" ? "light" : "dark";
      store(root.dataset.theme);
      show();
    });
    system.addEventListener("change", show);
    show();
  }

  errcat.startTheme = startTheme;
})((globalThis.errcat ??= {}));
