// Gets the data and the reader once they are needed, each once for a page.
(function (errcat) {
  "use strict";

  const scripts = new Map();

  /** Runs a script of the site; a page that is a file can load nothing else. */
  function load(name) {
    if (!scripts.has(name)) scripts.set(name, new Promise((resolve, reject) => insert(name, resolve, reject)));
    return scripts.get(name);
  }

  function insert(name, resolve, reject) {
    const script = document.createElement("script");
    script.src = `${document.body.dataset.assets}${name}.js`;
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => reject(new Error(`${name}.js cannot be loaded`)));
    document.head.append(script);
  }

  /** The catalogue. */
  async function data() {
    await load("catalogue");
    return errcat.catalogue;
  }

  /** What the responses in a text mean; `status` is a number that is known from elsewhere, or null. */
  async function read(text, status) {
    await Promise.all([load("catalogue"), load("tables"), load("read")]);
    return errcat.paste.readPaste(errcat.catalogue, text, status);
  }

  Object.assign(errcat, { data, read });
})((globalThis.errcat ??= {}));
