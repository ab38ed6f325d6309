// A headless Chromium, the tests that run in it, and their tally.
import axe from "axe-core";
import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1280, height: 900 };

/** Runs every test of a list of `[name, test]`, and says how many passed. */
export async function run(tests) {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, headless: true, args: FLAGS });
  let failed = 0;
  for (const [name, test] of tests) {
    try {
      await test(browser);
      console.log(`ok      ${name}`);
    } catch (problem) {
      failed += 1;
      console.log(`FAILED  ${name}\n${problem.stack}`);
    }
  }
  await browser.close();
  console.log(`${tests.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/**
 * Opens a page of its own and hands it to a test. Whatever it says on the console, loads from elsewhere or fails to load
 * is a failure, and so is a dialog.
 */
export async function visit(browser, address, test, options = {}) {
  const context = await browser.newContext({ viewport: DESKTOP, ...options });
  const page = await context.newPage();
  const problems = [];
  const note = (what, text) => problems.push(`${what}: ${text}`);
  page.on("console", (message) => note(message.type(), message.text()));
  page.on("pageerror", (error) => note("error", error.message));
  page.on("requestfailed", (request) => note("not loaded", request.url()));
  page.on("request", (request) => {
    if (!/^(?:file|data):/.test(request.url())) note("asked for", request.url());
  });
  page.on("dialog", async (dialog) => {
    note("dialog", dialog.message());
    await dialog.dismiss();
  });
  try {
    await page.goto(address);
    await test(page);
    equal(problems, [], "what the browser complains about");
  } finally {
    await context.close();
  }
}

/** What axe finds wrong with a page, and whether it is wider than its window. */
export async function isAccessible(page, where) {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run({ preload: false });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
    );
  });
  equal(found, [], `accessibility of ${where}`);
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  equal(excess, 0, `pixels that ${where} is too wide`);
}

export function equal(found, expected, what) {
  const [one, other] = [found, expected].map((value) => JSON.stringify(value, null, 1));
  if (one !== other) throw new Error(`${what}: ${one} instead of ${other}`);
}

export function includes(text, part) {
  if (!text.includes(part)) throw new Error(`“${part}” is not in “${text}”`);
}
