// The search box: results while one types, the reader's own answer where the text is a real message, keys.
(function (errcat) {
  "use strict";

  const { chip, element, inline } = errcat.dom;
  const MOST = 30;
  /** How long nothing has to be typed before the reader looks at the text. */
  const WAIT = 150;

  /** What is found for a text by its words, with the messages first that the reader knows it as. */
  function ordered(index, found, readings) {
    const known = readings.flatMap(({ reading }) => [
      ...reading.findings.filter(({ text }) => text !== ""),
      ...reading.nearest,
    ]);
    const isOf = (one, { error, message }) => one.error === error && (one.message ?? null) === (message ?? null);
    const first = known.flatMap((one) => index.all.filter((entry) => entry.error && isOf(entry, one)));
    if (first.length === 0) return found;
    const set = new Set(first);
    const rest = found.isNear ? [] : found.entries.filter((entry) => !set.has(entry));
    return { entries: [...set, ...rest], isNear: false };
  }

  /** Makes the search box of a page work. Returns what searches for a text. */
  function startSearch(root) {
    const input = document.getElementById("site-search");
    const panel = document.getElementById("site-found");
    const count = document.getElementById("site-found-count");
    // A screen reader announces what changes in an element that was there before.
    const announced = document.getElementById("site-found-said");
    const list = document.getElementById("site-found-list");

    let index = null;
    const prepared = async () => (index ??= errcat.find.indexOf(await errcat.data()));
    let timer = 0;
    const show = async () => {
      const text = input.value;
      clearTimeout(timer);
      if (index === null) await prepared();
      if (input.value !== text) return;
      const found = errcat.find.find(index, text);
      display(text, found);
      // A single word is not a message.
      if (/\S\s+\S|[[{:]/.test(text)) timer = setTimeout(() => read(text, found), WAIT);
      else panel.dataset.done = text;
    };
    const read = async (text, found) => {
      const readings = await errcat.read(text.trim(), null).catch(() => []);
      if (input.value !== text) return;
      const better = ordered(index, found, readings);
      if (better !== found) display(text, better);
      panel.dataset.done = text;
    };
    const display = (text, { entries, isNear }) => {
      list.replaceChildren(...entries.slice(0, MOST).map((entry) => result(entry, root)));
      panel.hidden = text.trim() === "";
      count.textContent = panel.hidden ? "" : said(text, entries.length, isNear);
      announced.textContent = count.textContent;
    };
    const close = () => {
      input.focus();
      panel.hidden = true;
    };
    input.addEventListener("input", show);
    input.addEventListener("focus", () => (input.value === "" ? prepared() : show()));
    input.form.addEventListener("submit", (event) => {
      event.preventDefault();
      list.querySelector("a")?.click();
    });
    document.addEventListener("click", (event) => {
      if (!panel.contains(event.target) && !input.form.contains(event.target)) panel.hidden = true;
    });
    list.addEventListener("click", () => (panel.hidden = true));
    document.addEventListener("keydown", (event) => keys(event, { input, panel, list, close }));
    return (text) => {
      input.value = text;
      return show();
    };
  }

  function said(text, count, isNear) {
    const nothing = `Nothing in the catalogue matches “${text.trim()}”.`;
    if (isNear) return count === 0 ? nothing : `${nothing} The nearest:`;
    const results = count === 1 ? "1 result" : `${count} results`;
    return count > MOST ? `${results}, the best ${MOST} of them:` : results;
  }

  /** An entry as an item of a list that leads to it. */
  function result({ error, message, rule, page }, root) {
    const name = rule?.name ?? message?.name ?? error.name;
    const isWhole = message == null || error.inline;
    const about = rule ?? (isWhole ? error.about : message.about);
    const isText = !isWhole && message.text !== null;
    const [text] = (isText ? message.text : (about.description ?? "")).split("\n", 1);
    const line = element(
      "span",
      { class: "found-name" },
      rule === undefined ? chip(error.status) : element("span", { class: "chip" }, "General rule"),
      element("code", {}, rule === undefined ? (error.code ?? error.name) : name),
      rule !== undefined || (isWhole && (error.says_name || error.code === null))
        ? null
        : element("span", { class: "found-entry" }, name),
    );
    const detail = isText
      ? element("span", { class: "found-text" }, text)
      : element("span", { class: "found-prose" }, inline(text));
    return element("li", {}, element("a", { href: root + page }, line, detail));
  }

  /** `/` goes to the box, the arrows through the results, Escape back. */
  function keys(event, { input, panel, list, close }) {
    const isTyping = /^(?:input|textarea|select)$/i.test(document.activeElement?.localName ?? "");
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
      input.select();
      return;
    }
    if (panel.hidden) return;
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    const isHere = at >= 0 || document.activeElement === input;
    if (event.key === "Escape") close();
    if (!isHere || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    event.preventDefault();
    const next = event.key === "ArrowDown" ? at + 1 : at - 1;
    (next < 0 ? input : links[Math.min(next, links.length - 1)])?.focus();
  }

  errcat.search = { result, startSearch };
})((globalThis.errcat ??= {}));
