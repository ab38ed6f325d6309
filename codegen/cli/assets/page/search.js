// The search box: finds errors and messages by status, code, name, message text, field, and words of their prose.
(function (errcat) {
  "use strict";

  const { chip, element } = errcat.dom;
  const MOST = 30;

  const plain = (text) => text.toLowerCase().replace(/[\s_-]+/g, " ");
  const words = (text) =>
    plain(text)
      .split(/[^\p{L}\p{N}.$@]+/u)
      .filter((word) => word !== "");

  /** Every error and message with the texts that it can be found by, the ones that say most first. */
  function rows(catalogue) {
    return catalogue.errors.flatMap((error) => {
      const { status, code, name, title, page, about } = error;
      const whole = {
        error,
        message: null,
        href: page,
        fields: [[title], [name], [prose(about)]].map(joined),
      };
      const own = error.messages.map((message, at) => ({
        error,
        message,
        at,
        href: error.inline ? page : `${page}#${message.name}`,
        fields: [
          [message.name, code ?? "", String(status ?? "")],
          [message.text ?? "", ...message.also, ...message.examples],
          [...message.fields, name, prose(message.about)],
        ].map(joined),
      }));
      return error.inline ? [{ ...whole, fields: join(whole, own) }] : [whole, ...own];
    });
  }

  const prose = ({ description, remedy }) => `${description ?? ""} ${remedy ?? ""}`;
  const joined = (texts) => plain(texts.join(" "));
  const join = (whole, own) =>
    whole.fields.map((text, at) => own.reduce((all, row) => `${all} ${row.fields[at]}`, text));

  /** How well a row answers; 0: not at all. */
  function score(row, query) {
    const reads = query.known.get(row.message ?? (row.error.inline ? row.error.messages[0] : null));
    if (reads !== undefined) return reads;
    let total = 0;
    for (const word of query.words) {
      const at = row.fields.findIndex((text) => text.includes(word));
      if (at < 0) return 0;
      const isWord = new RegExp(`(?:^| )${escaped(word)}(?: |$)`).test(row.fields[at]);
      total += [40, 20, 5][at] + (isWord ? 10 : 0);
    }
    return query.words.length === 0 ? 0 : total / query.words.length + (row.message === null ? 3 : 0);
  }

  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

  /** The messages that a text is, and those that it is near to, each with a score. */
  async function messagesIn(catalogue, text) {
    const found = await errcat.paste.readPaste(catalogue, text, null);
    const near = found.flatMap(({ reading }) => reading.nearest).filter(({ message }) => message !== null);
    const own = found.flatMap(({ reading }) => reading.findings).filter(({ text }) => text !== "");
    return new Map([...near.map(({ message }) => [message, 90]), ...own.map(({ message }) => [message, 100])]);
  }

  /** The rows that answer, the best first. */
  function search(all, text, known = new Map()) {
    const query = { text: text.trim(), words: words(text), known };
    if (query.text === "") return [];
    const found = all.map((row) => ({ row, score: score(row, query) }));
    return found
      .filter((one) => one.score > 0)
      .sort((one, other) => other.score - one.score)
      .map((one) => one.row);
  }

  /** Makes the search box of a page work. */
  function startSearch(catalogue, root) {
    const input = document.getElementById("site-search");
    const panel = document.getElementById("site-found");
    const count = document.getElementById("site-found-count");
    // A screen reader announces what changes in an element that was there before.
    const announced = document.getElementById("site-found-said");
    const list = document.getElementById("site-found-list");
    const all = rows(catalogue);

    const show = async () => {
      const text = input.value;
      display(search(all, text));
      // What the reader knows comes a moment later.
      const known = await messagesIn(catalogue, text.trim()).catch(() => new Map());
      if (known.size > 0 && input.value === text) display(search(all, text, known));
    };
    const display = (found) => {
      const shown = found.slice(0, MOST);
      list.replaceChildren(...shown.map((row) => result(row, root)));
      panel.hidden = input.value.trim() === "";
      count.textContent = panel.hidden ? "" : said(input.value, found.length);
      announced.textContent = count.textContent;
    };
    const close = () => {
      input.focus();
      panel.hidden = true;
    };
    input.addEventListener("input", show);
    input.addEventListener("focus", show);
    input.form.addEventListener("submit", (event) => {
      event.preventDefault();
      list.querySelector("a")?.click();
    });
    document.addEventListener("click", (event) => {
      if (!panel.contains(event.target) && !input.form.contains(event.target)) panel.hidden = true;
    });
    list.addEventListener("click", () => (panel.hidden = true));
    document.addEventListener("keydown", (event) => keys(event, { input, panel, list, close }));
  }

  function said(text, count) {
    if (count === 0) return `Nothing in the catalogue answers to “${text.trim()}”.`;
    const results = count === 1 ? "1 result" : `${count} results`;
    return count > MOST ? `${results}, the best ${MOST} of them:` : results;
  }

  function result({ error, message, href }, root) {
    const name = message?.name ?? error.name;
    const text =
      message === null ? (error.about.description ?? "") : (message.text ?? "an empty list of messages");
    const line = element(
      "span",
      { class: "found-name" },
      chip(error.status),
      element("code", {}, error.code ?? error.name),
      message === null && error.says_name ? null : element("span", { class: "found-entry" }, name),
    );
    const detail = element(
      "span",
      { class: message === null ? "found-prose" : "found-text" },
      text.split("\n", 1)[0],
    );
    return element("li", {}, element("a", { href: root + href }, line, detail));
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

  errcat.search = { result, rows, search, startSearch };
})((globalThis.errcat ??= {}));
