// The box for a response: a pasted text leads to its remedy.
import fs from "node:fs";
import { PHONE, equal, includes, visit } from "./harness.js";

/** What people paste, with what a person reads in it. */
const PASTES = fs
  .readFileSync(new URL("../../codegen/cli/tests/cli/pastes.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line));

const BODY =
  '{"error_code":"BAD_VALUE","error_messages":["Bad value: order_lines[3].tax_rate"],"correlation_id":"c-1"}';

/** Pastes a text as a person does. */
async function paste(page, text) {
  await page.fill("#site-status", "");
  await page.fill("#site-response", "");
  await page.waitForFunction(() => document.getElementById("site-verdict").textContent === "");
  await page.focus("#site-response");
  await page.evaluate((text) => document.execCommand("insertText", false, text), text);
  await page.waitForFunction(() => document.getElementById("site-verdict").textContent !== "");
}

const verdict = (page) => page.locator("#site-verdict").innerText();

export const pastes = (site) => [
  [
    "a pasted body leads to its remedy in one step",
    (browser) =>
      visit(browser, `${site}/index.html`, async (page) => {
        await paste(page, BODY);
        equal(await verdict(page), "This is 400 BAD_VALUE: order_line_tax_rate.", "the verdict");
        const todo = await page.locator(".reading .todo").innerText();
        includes(todo, "Make the rate agree");
        includes(todo, "Retry");
        includes(await page.locator(".reading").innerText(), "c-1");
        await page.locator(".reading h4 a").click();
        await page.waitForURL("**/errors/bad_value.html#order_line_tax_rate");
      }),
  ],
  [
    "texts of every kind are read",
    (browser) =>
      visit(browser, `${site}/index.html`, async (page) => {
        for (const { paste: text, expect } of PASTES) {
          const read = await page.evaluate(async (text) => {
            const found = await errcat.read(text, null);
            const sure = found.filter(({ sure }) => sure);
            return sure.map(({ reading }) => [
              reading.error?.name ?? null,
              reading.findings.map(({ message }) => message.name),
              reading.unmatched,
            ]);
          }, text);
          const known = expect.map(({ error, findings, unmatched }) => [error, findings.map(([name]) => name), unmatched]);
          if (read.length > 0) equal(JSON.stringify(read), JSON.stringify(known), text);
        }
      }),
  ],
  [
    "a megabyte is read in a moment and not shown twice",
    (browser) =>
      visit(browser, `${site}/index.html`, async (page) => {
        const [time, shown] = await page.evaluate(async () => {
          const text = `${"order 12 took 404 ms; nothing of note here. ".repeat(24_000)}`;
          await errcat.read("x", null);
          const start = performance.now();
          const found = await errcat.read(text, null);
          return [performance.now() - start, JSON.stringify(found).length];
        });
        equal(time < 1000, true, `a megabyte took ${Math.round(time)} ms`);
        equal(shown < 20_000, true, `${shown} characters are shown`);
        console.log(`        ${Math.round(time)} ms for a megabyte`);
      }),
  ],
  [
    "the way to the box leads into it",
    (browser) =>
      visit(browser, `${site}/errors/rejected.html`, async (page) => {
        await page.getByRole("link", { name: "Read a response" }).first().click();
        await page.waitForURL("**/index.html#site-paste");
        await page.waitForFunction(() => document.activeElement.id === "site-response");
      }),
  ],
  [
    "an address can lead into the box",
    (browser) =>
      visit(browser, `${site}/index.html#paste`, async (page) => {
        await page.waitForFunction(() => document.activeElement.id === "site-response");
      }),
  ],
  [
    "the way back keeps the pasted text",
    (browser) =>
      visit(browser, `${site}/index.html`, async (page) => {
        await paste(page, BODY);
        await page.fill("#site-status", "400");
        await page.waitForTimeout(300);
        await page.locator(".reading h4 a").click();
        await page.waitForURL("**/errors/bad_value.html#order_line_tax_rate");
        await page.goBack();
        await page.waitForSelector(".reading");
        equal(await page.inputValue("#site-response"), BODY, "the box");
        equal(await page.inputValue("#site-status"), "400", "the status");
      }),
  ],
  [
    "the answer has causes and a corrected request where the catalogue has them",
    (browser) =>
      visit(browser, `${site}/index.html`, async (page) => {
        await paste(page, BODY);
        const reading = await page.locator(".reading").innerText();
        includes(reading, "total_amount * 10000 / (10000 + tax_rate)");
        includes(reading, '"tax_rate": 2500');
      }),
  ],
  [
    "on a phone the answer comes into view",
    (browser) =>
      visit(
        browser,
        `${site}/index.html`,
        async (page) => {
          await paste(page, `HTTP/1.1 400 Bad Request\ncontent-type: application/json\n\n${BODY}`);
          await page.locator("#site-response").dispatchEvent("paste");
          await page.waitForFunction(() => {
            const { top, bottom } = document.querySelector(".reading .todo").getBoundingClientRect();
            return top > 0 && bottom < innerHeight;
          });
        },
        { viewport: PHONE },
      ),
  ],
  [
    "the status counts, and what is not sure is said",
    (browser) =>
      visit(browser, `${site}/index.html`, async (page) => {
        await paste(page, "BAD_VALUE");
        includes(await verdict(page), "one of these");
        equal(await page.locator(".reading").count(), 2, "readings");
        await page.fill("#site-status", "409");
        await page.waitForFunction(() => document.querySelectorAll(".reading").length === 1);
        equal(await page.locator(".reading h3 .chip").innerText(), "409", "the status");
        await paste(page, '{"error_code":"NEW_CODE","error_messages":["who knows"]}');
        includes(await verdict(page), "not in the catalogue");
        includes(await page.locator(".reading").innerText(), "who knows");
        includes(await page.locator(".reading .todo").innerText(), "Create a new order");
        await paste(page, "order_lines[3].tax_rate");
        equal(
          await page.locator(".results a .found-entry").first().innerText(),
          "order_line_tax_rate",
          "what is near",
        );
      }),
  ],
  [
    "an example can be tried, and all can be cleared",
    (browser) =>
      visit(browser, `${site}/index.html`, async (page) => {
        await page.getByRole("button", { name: "Try an example" }).click();
        await page.waitForSelector(".reading");
        includes(await page.inputValue("#site-response"), "HTTP/1.1 400");
        includes(await verdict(page), "This is 400 BAD_VALUE");
        await page.getByRole("button", { name: "Clear" }).click();
        await page.waitForFunction(() => document.querySelectorAll(".reading").length === 0);
        equal(await page.inputValue("#site-response"), "", "the box");
      }),
  ],
];

const MARKUP = '<img src=x onerror="alert(1)"><script>alert(2)</script>';

/** With a catalogue whose every text tries to be more than text. */
export const hostile = (site) => [
  [
    "no text of a catalogue or of a response becomes markup",
    (browser) =>
      visit(browser, `${site}/index.html`, async (page) => {
        for (const text of [MARKUP, `plain \\ "quoted" \` tick`, `INLINE: ${MARKUP}`, "23505", "400"]) {
          await page.fill("#site-response", text);
          await page.fill("#site-search", text);
          await page.waitForTimeout(200);
        }
        await page.fill("#site-search", "x");
        await page.waitForSelector("#site-found-list li");
        equal(await page.locator("img, main script, iframe").count(), 0, "foreign elements");
        const links = page.locator("main a[href$='.html']");
        for (const address of await links.evaluateAll((all) => all.map((link) => link.href))) {
          await page.goto(address);
          equal(await page.locator("img, main script, iframe").count(), 0, "foreign elements");
        }
      }),
  ],
];
