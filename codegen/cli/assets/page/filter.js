// The list of errors on the index: shows only what has some words, and orders it by group or from A to Z.
(function (errcat) {
  "use strict";

  const { element } = errcat.dom;
  /** Messages that are folded away are shown when a filter leaves no more than this many of an error. */
  const MAX_OPEN = 200;

  function startFilter() {
    const input = document.getElementById("site-filter");
    if (input === null) return;
    const container = document.getElementById("site-groups");
    const order = document.getElementById("site-order");
    const count = document.getElementById("site-filter-count");
    const groups = [...container.children];
    const items = groups.map((group) => [...group.querySelector("ul").children]);
    const known = items.flat().map(listed);

    const filter = () => {
      const words = input.value.toLowerCase().split(/\s+/).filter((word) => word !== "");
      const shown = known.filter((error) => apply(error, words)).length;
      for (const group of container.children) {
        group.hidden = [...group.querySelector("ul").children].every((item) => item.hidden);
      }
      count.textContent = words.length === 0 ? "" : `${shown} of ${known.length} errors`;
    };
    const arrange = () => {
      const isSorted = order.getAttribute("aria-pressed") !== "true";
      order.setAttribute("aria-pressed", String(isSorted));
      if (isSorted) {
        container.replaceChildren(...alphabet(known));
      } else {
        groups.forEach((group, at) => group.querySelector("ul").append(...items[at]));
        container.replaceChildren(...groups);
      }
      filter();
    };
    let frame = 0;
    input.addEventListener("input", () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(filter);
    });
    input.form.addEventListener("submit", (event) => event.preventDefault());
    order.addEventListener("click", arrange);
    if (input.value !== "") filter();
  }

  /** An error of the list, with the texts that a filter looks at. */
  function listed(item) {
    const head = [...item.children].filter(({ localName }) => localName === "p");
    const texts = [...item.querySelectorAll(".texts > li")];
    return {
      item,
      label: item.querySelector("code").textContent,
      text: head.map((part) => part.textContent).join(" ").toLowerCase(),
      texts: texts.map((element) => ({ element, text: element.textContent.toLowerCase() })),
      details: item.querySelector("details"),
    };
  }

  /**
   * Shows the messages of an error that have all words; where none has, those that have the words which the error itself
   * does not have. Returns whether anything is shown.
   */
  function apply({ item, text, texts, details }, words) {
    const isWhole = texts.some((message) => words.every((word) => message.text.includes(word)));
    const missing = isWhole ? words : words.filter((word) => !text.includes(word));
    let shown = 0;
    for (const message of texts) {
      const isShown = missing.every((word) => message.text.includes(word));
      if (message.element.hidden === isShown) message.element.hidden = !isShown;
      if (isShown) shown += 1;
    }
    item.hidden = missing.length > 0 && shown === 0;
    if (details !== null) details.open = missing.length > 0 && shown <= MAX_OPEN;
    return !item.hidden;
  }

  /** The errors in sections by the first character of their codes. */
  function alphabet(known) {
    const sections = new Map();
    for (const { item, label } of known.toSorted((one, other) => one.label.localeCompare(other.label))) {
      const letter = label[0].toUpperCase();
      if (!sections.has(letter)) sections.set(letter, element("ul"));
      sections.get(letter).append(item);
    }
    return [...sections].map(([letter, list]) =>
      element("section", { class: "group" }, element("h3", {}, letter), list),
    );
  }

  errcat.startFilter = startFilter;
})((globalThis.errcat ??= {}));
