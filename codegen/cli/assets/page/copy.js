// A button on each block of code that copies it.
(function (errcat) {
  "use strict";

  const { element } = errcat.dom;
  const SHOWN = 2000;

  function startCopy() {
    for (const code of document.querySelectorAll("main pre, [data-copy] code")) {
      const button = element("button", { class: "copy", type: "button", "aria-label": "Copy" }, "Copy");
      button.addEventListener("click", async () => {
        button.textContent = (await copy(code.textContent)) ? "Copied" : "Not copied";
        setTimeout(() => (button.textContent = "Copy"), SHOWN);
      });
      if (code.localName === "pre") code.replaceWith(element("div", { class: "block" }, button, code.cloneNode(true)));
      else code.after(" ", button);
    }
  }

  /** A browser may refuse the clipboard to a page; then a selection is copied. */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const box = element("textarea", { class: "hidden" });
      box.value = text;
      document.body.append(box);
      box.select();
      const isCopied = document.execCommand("copy");
      box.remove();
      return isCopied;
    }
  }

  errcat.startCopy = startCopy;
})((globalThis.errcat ??= {}));
