// Elements and the catalogue's prose as elements. All text is put in as text: none of it can become markup.
(function (errcat) {
  "use strict";

  /** An element with attributes and children; what is null or false is left out. */
  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value);
    }
    made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
    return made;
  }

  /** Prose as paragraphs and lists: each line is a paragraph, or a bullet when it begins with `- `. */
  function prose(text) {
    const blocks = [];
    for (const line of text.split("\n").map((line) => line.trim())) {
      if (line === "") continue;
      if (!line.startsWith("- ")) {
        blocks.push(element("p", {}, inline(line)));
        continue;
      }
      if (blocks.at(-1)?.localName !== "ul") blocks.push(element("ul"));
      blocks.at(-1).append(element("li", {}, inline(line.slice(2))));
    }
    return blocks;
  }

  /** Text in which code stands between backticks. */
  function inline(text) {
    const pieces = text.split(/`([^`]+)`/);
    return pieces.map((piece, at) => (at % 2 === 1 ? element("code", {}, piece) : piece));
  }

  /** The chip of a status, coloured by its class. */
  function chip(status) {
    if (status === null) return null;
    const kind = Math.floor(status / 100);
    return element("span", { class: `chip status-${kind}` }, String(status));
  }

  errcat.dom = { chip, element, inline, prose };
})((globalThis.errcat ??= {}));
