// The box for a response: reads while it is typed or pasted.
(function (errcat) {
  "use strict";

  const MOST = 8;
  const WAIT = 120;

  function startBox() {
    const box = document.getElementById("site-response");
    if (box === null) return;
    const status = document.getElementById("site-status");
    const verdict = document.getElementById("site-verdict");
    const readings = document.getElementById("site-readings");
    const form = document.getElementById("site-paste-form");

    let last = 0;
    const show = async () => {
      const own = (last += 1);
      keep(box.value, status.value);
      const number = /^[1-5][0-9]{2}$/.test(status.value.trim()) ? Number(status.value) : null;
      const isEmpty = box.value.trim() === "" && number === null;
      const found = isEmpty ? [] : await errcat.read(box.value, number).catch(() => null);
      if (own !== last) return;
      if (found === null) return void (verdict.textContent = "This browser cannot run the reader.");
      verdict.textContent = errcat.reading.verdict(found);
      const cards = found.slice(0, MOST).map((one) => errcat.reading.card(errcat.catalogue, one));
      readings.replaceChildren(...cards, ...near(found));
    };
    let timer = 0;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(show, WAIT);
    };
    box.addEventListener("input", soon);
    box.addEventListener("paste", () => setTimeout(() => reveal(verdict), 2 * WAIT));
    status.addEventListener("input", soon);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      show();
    });
    form.addEventListener("reset", () => setTimeout(show));
    document.getElementById("site-example").addEventListener("click", async () => {
      box.value = example(await errcat.data());
      status.value = "";
      show();
    });
    // Later than the browser itself, which goes to the heading and takes the focus off everything.
    const arrive = () => setTimeout(() => isAsked() && box.focus());
    addEventListener("hashchange", arrive);
    addEventListener("load", arrive);
    const kept = history.state?.paste;
    if (kept !== undefined) [box.value, status.value] = kept;
    if (box.value !== "") show();
  }

  /** Whether the address leads to the box: `#paste`, unless a heading has that name, or the link of the pages. */
  function isAsked() {
    const isOther = document.getElementById("paste") !== null;
    return location.hash === "#site-paste" || (location.hash === "#paste" && !isOther);
  }

  /** Keeps the text for the way back from another page, in this tab only. */
  function keep(text, status) {
    try {
      history.replaceState({ paste: [text, status] }, "");
    } catch {
      // Then the text is too long to be kept.
    }
  }

  /** What is unknown and near to something: the known entries, with what differs. */
  function near(found) {
    const nearest = found.flatMap(({ reading, sure }) => (sure ? reading.nearest : []));
    const items = nearest.slice(0, MOST).map(({ error, message, differs }) => {
      const item = errcat.search.result({ error, message, page: message?.page ?? error.page }, "");
      item.append(errcat.dom.element("p", { class: "differs" }, differs));
      return item;
    });
    if (items.length === 0) return [];
    const { element } = errcat.dom;
    return [
      element("h3", { class: "near" }, "Near to it in the catalogue"),
      element("ul", { class: "results" }, items),
    ];
  }

  /** Scrolls the answer into view where the box hides it. */
  function reveal(verdict) {
    const isHidden = verdict.getBoundingClientRect().bottom > 0.6 * innerHeight;
    if (verdict.textContent !== "" && isHidden) verdict.scrollIntoView({ block: "start" });
  }

  /** A response of the first error with a message that was seen, as an HTTP client shows it. */
  function example({ errors, layout }) {
    const seen = (error) => error.messages.some((message) => message.examples.length > 0);
    const error = errors.find(seen) ?? errors[0];
    const text = error.messages.flatMap((message) => message.examples)[0];
    const body = {};
    put(body, layout.code[0], error.code);
    put(body, layout.messages[0], text === undefined ? null : layout.single ? text : [text]);
    const head = error.status === null ? "" : `HTTP/1.1 ${error.status}\ncontent-type: application/json\n\n`;
    return head + JSON.stringify(body, null, 2);
  }

  function put(body, pointer, value) {
    if (pointer === undefined || value === null) return;
    const keys = pointer
      .split("/")
      .slice(1)
      .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
    const last = keys.pop();
    let place = body;
    for (const key of keys) place = place[key] ??= {};
    place[last] = value;
  }

  errcat.startBox = startBox;
})((globalThis.errcat ??= {}));
