// What a response means and what to do, as elements.
(function (errcat) {
  "use strict";

  const { chip, element, inline, prose } = errcat.dom;

  /** A sentence that sums up what was found. */
  function verdict(found) {
    if (found.length === 0) return "";
    const known = found.filter(({ reading }) => reading.error !== null);
    if (found.every(({ reading }) => !reading.is_response)) return "There is no response in this text.";
    if (known.length === 0) return "This is not in the catalogue. What holds for every error is below.";
    const [{ reading, sure }] = known;
    if (!sure) return many(known.length, "It may be this error:", "It may be one of these errors:");
    if (found.length > 1) return `${found.length} responses are in this text.`;
    const names = reading.findings.map(({ message }) => message.name);
    const said = names.length === 0 || reading.error.inline ? "" : `: ${[...new Set(names)].join(", ")}`;
    const count = reading.unmatched.length;
    const rest = many(count, " One message is not in the catalogue.", ` ${count} messages are not in the catalogue.`);
    return `This is ${reading.error.title}${said}.${count === 0 ? "" : rest}`;
  }

  const many = (count, one, several) => (count === 1 ? one : several);

  /** A response as it reads. */
  function card(catalogue, { reading }) {
    const { error, unmatched, correlation_id } = reading;
    const rest = unmatched.map(unmatchedText);
    const parts = error === null ? unknown(catalogue, reading, rest) : known(catalogue, reading, rest);
    const id =
      correlation_id === null ? null : labelled("Correlation id", element("code", {}, correlation_id));
    return element("article", { class: "reading" }, parts, values(reading.fields), items(reading.items), id);
  }

  /** The values next to the messages. */
  function values(fields) {
    const rows = fields.map(([name, text]) => [element("dt", {}, name), element("dd", {}, element("code", {}, text))]);
    return rows.length === 0 ? null : element("dl", { class: "values" }, rows);
  }

  /** The errors of the items of a body. What their messages say is shown with the findings. */
  function items(all) {
    if (all.length === 0) return null;
    const rows = all.map(({ error, code, fields }) => {
      const name = error === null ? element("span", { class: "name" }, "not in the catalogue") : null;
      const title = error === null ? null : element("a", { href: error.page }, error.title);
      const own = error === null && code !== null ? element("code", {}, code) : null;
      return element("li", {}, title, own, own === null ? null : " ", name, values(fields));
    });
    return labelled("Errors in this response", element("ol", {}, rows));
  }

  function known(catalogue, { error, findings }, rest) {
    const name = error.says_name ? null : element("span", { class: "name" }, error.name);
    const link = element("a", { href: error.page }, element("code", {}, error.code ?? error.name));
    const heading = element("h3", {}, chip(error.status), link, error.code === null ? null : name);
    if (findings.length === 0) return [heading, rest, advice(catalogue, error.about)];
    return [heading, findings.map((finding) => section(catalogue, finding)), rest];
  }

  function unknown(catalogue, { status, code, is_response }, rest) {
    if (!is_response) return rest;
    const title = code === null ? null : element("code", {}, code);
    const heading = element(
      "h3",
      {},
      chip(status),
      title,
      element("span", { class: "name" }, "not in the catalogue"),
    );
    const near = catalogue.errors.filter((error) => error.status === status && status !== null);
    const links = near.map((error) => element("li", {}, element("a", { href: error.page }, error.title)));
    const others = near.length === 0 ? null : labelled(`Known under ${status}`, element("ul", {}, links));
    return [heading, advice(catalogue, catalogue.unknown), rest, others];
  }

  /** One thing that a message says. */
  function section(catalogue, { message, params, reason, text }) {
    const href = message.page;
    const [todo, ...why] = advice(catalogue, message.about);
    return element(
      "section",
      { class: "finding", "aria-label": message.name },
      element("h4", {}, element("a", { href }, message.name)),
      todo,
      text === "" ? null : element("p", { class: "wire" }, element("code", {}, text)),
      values(Object.entries(params)),
      reason === null ? null : labelled("Reason given", element("span", {}, reason)),
      ...why,
    );
  }

  /** What to do, the retry, what it means, the impact and further links. */
  function advice({ general, retries }, about) {
    const { description, lifecycle, is_general, retry, delay, causes, fix, impact, links } = about;
    const remedy = is_general ? general : about.remedy;
    const note = is_general
      ? element("p", { class: "note" }, "This holds for every error without a remedy or a retry of its own.")
      : null;
    const again =
      retry === null
        ? null
        : element("p", { class: "retry" }, element("strong", {}, "Retry: "), retries[retry], delay === null ? "" : `, after ${delay}`);
    const todo =
      remedy === null && again === null
        ? null
        : element(
            "div",
            { class: "todo" },
            element("h5", {}, "What to do"),
            prose(remedy ?? ""),
            note,
            again,
          );
    const outdated = lifecycle.map(([word, text]) =>
      element("p", { class: "note" }, element("strong", {}, `${word[0].toUpperCase()}${word.slice(1)} `), text),
    );
    return [
      todo,
      ...outdated,
      prose(description ?? ""),
      causes.length === 0 ? null : labelled("Possible causes", element("ul", {}, causes.map((cause) => element("li", {}, inline(cause))))),
      fix === null ? null : [labelled("This request fails", code(fix[0])), labelled("This one does not", code(fix[1]))],
      impact.length === 0 ? null : seen(impact),
      links.length === 0 ? null : readMore(links),
    ];
  }

  function seen(impact) {
    const rows = impact.map(([operation, text]) => [
      element("dt", {}, element("code", {}, operation)),
      element("dd", {}, inline(text.replaceAll("\n", " "))),
    ]);
    return element("details", {}, element("summary", {}, "Impact per operation"), element("dl", {}, rows));
  }

  const code = (text) => element("pre", { tabindex: "0" }, element("code", {}, text.trimEnd()));

  function readMore(links) {
    const items = links.map(([title, url]) => element("li", {}, element("a", { href: url }, title)));
    return labelled("See also", element("ul", {}, items));
  }

  function unmatchedText(text) {
    const shown = text === "" ? element("em", {}, "an empty text") : element("code", {}, text);
    return element("p", { class: "wire unmatched" }, shown, element("span", {}, "not in the catalogue"));
  }

  const labelled = (label, content) =>
    element("div", { class: "labelled" }, element("span", { class: "label" }, label), content);

  errcat.reading = { card, verdict };
})((globalThis.errcat ??= {}));
