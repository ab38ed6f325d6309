// Large catalogues: how long a key press takes, and how much the data is. `node large.js MESSAGES ERRORS` prints one.
import { equal, visit } from "./harness.js";
import { fileURLToPath } from "node:url";

const NAMES =
  "order line payment card address customer token session amount currency country email phone date locale shipping billing".split(" ");
const FAULTS = ["is missing", "is not valid", "has expired", "was not found", "is too long", "cannot be changed"];

/** A catalogue with some messages of some errors, the same each time. */
function catalogue(messages, errors) {
  let state = 1;
  const pick = (from) => from[(state = (state * 48271) % 2147483647) % from.length];
  const lines = [
    "errcat: 1",
    "api: {id: large, name: Large, version: 1.0.0, description: An API with many errors.}",
    "response: {code: /code, message: /message, fallback: [messages, status]}",
    "errors:",
  ];
  for (let error = 0; error < errors; error += 1) {
    const [one, other] = [pick(NAMES), pick(NAMES)];
    lines.push(
      `  - status: ${pick([400, 401, 403, 404, 409, 422, 500])}`,
      `    code: ${one.toUpperCase()}_${other.toUpperCase()}_${error}`,
      `    description: The ${one} or the ${other} of request ${error} has a problem.`,
      `    remedy: Check the ${one} and send the request again.`,
      "    retry: after_fix",
      "    messages:",
    );
    for (let at = error; at < messages; at += errors) {
      const [what, whose, fault] = [pick(NAMES), pick(NAMES), pick(FAULTS)];
      lines.push(
        `      - name: m${at}_${what}`,
        `        message: "The ${what} of the ${whose} ${fault} in step ${at}${at % 3 === 0 ? ": {value:word}" : "."}"`,
        `        description: The ${what} of the ${whose} ${fault}, which happens in step ${at}.`,
        `        remedy: Correct the ${what} of the ${whose} in step ${at}.`,
      );
    }
  }
  return `${lines.join("\n")}\n`;
}

/** Texts as they are typed, what is not there among them. */
const TYPED = ["o", "or", "order", "order line is missing", "4xx", "unauthorised", "adress paymnt", "zebra", "The card of the order is missing in step 1"];

/** A key press takes less than this, in milliseconds. */
const MOST = 40;

export const large = (site, what) => [
  [
    `a key press in the search of ${what} takes less than ${MOST} ms`,
    (browser) =>
      visit(browser, `${site}/index.html`, async (page) => {
        await page.focus("#site-search");
        await page.waitForFunction(() => errcat.catalogue !== undefined);
        await page.waitForTimeout(1000);
        const times = [];
        for (const text of TYPED) {
          const time = await page.evaluate(async (text) => {
            const input = document.getElementById("site-search");
            const times = [];
            // The least of a few: others use the machine too.
            for (let round = 0; round < 5; round += 1) {
              input.value = text;
              const start = performance.now();
              input.dispatchEvent(new Event("input", { bubbles: true }));
              document.body.getBoundingClientRect();
              times.push(performance.now() - start);
              await new Promise((resolve) => setTimeout(resolve, 50));
            }
            return Math.min(...times);
          }, text);
          times.push(time);
        }
        console.log(`        ${times.map((time) => time.toFixed(1)).join(", ")} ms`);
        equal(times.filter((time) => time >= MOST), [], "key presses that take longer");
      }),
  ],
  [
    `the errors of ${what} are in groups, with the texts of their messages`,
    (browser) =>
      visit(browser, `${site}/index.html`, async (page) => {
        const texts = page.locator(".texts a");
        await page.fill("#site-filter", "in step 1234");
        await page.waitForFunction(() => document.getElementById("site-filter-count").textContent !== "");
        equal(await page.locator(".texts a:visible").count(), 1, "messages with a step");
        equal((await texts.count()) > 1999, true, "all texts");
      }),
  ],
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(catalogue(...process.argv.slice(2).map(Number)));
}
