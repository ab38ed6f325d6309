// Fills in what the data leaves out: defaults, what messages inherit, titles and addresses.
(function (errcat) {
  "use strict";

  const SILENT = { description: null, remedy: null, is_general: false, retry: null, delay: null, fix: null };
  const ABOUT = { ...SILENT, causes: [], impact: [], lifecycle: [], links: [] };

  errcat.catalogue.unknown = { ...ABOUT, is_general: errcat.catalogue.general !== null };

  for (const error of errcat.catalogue.errors) {
    const { status = null, code = null, name, inline = false } = error;
    const about = { ...ABOUT, ...error };
    const page = `errors/${name}.html`;
    const messages = (error.messages ?? []).map((message) => {
      const { name, text = null, also = [], examples = [] } = message;
      const address = inline ? page : `${page}#${name}`;
      return { name, text, also, examples, page: address, own: message, about: { ...about, ...message } };
    });
    const title = [status, code].filter((part) => part !== null).join(" ");
    const says_name = error.says_name ?? false;
    Object.assign(error, { status, code, inline, says_name, title, page, messages, about });
  }
})(globalThis.errcat);
