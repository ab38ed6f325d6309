// Fills in what the data leaves out: defaults, titles and addresses.
(function (errcat) {
  "use strict";

  const ABOUT = { description: null, remedy: null, retry: null, causes: [], fix: null, impact: [], lifecycle: [], links: [] };

  for (const error of errcat.catalogue.errors) {
    const { status = null, code = null, name, inline = false } = error;
    const page = `errors/${name}.html`;
    const messages = (error.messages ?? []).map((message) => {
      const { name, text = null, also = [], examples = [] } = message;
      const address = inline ? page : `${page}#${name}`;
      return { name, text, also, examples, page: address, about: { ...ABOUT, ...message } };
    });
    const title = [status, code].filter((part) => part !== null).join(" ");
    const says_name = error.says_name ?? false;
    Object.assign(error, { status, code, inline, says_name, title, page, messages, about: { ...ABOUT, ...error } });
  }
})(globalThis.errcat);
