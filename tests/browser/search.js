// The search box: what it finds, and how it is used from the keyboard.
import { equal, includes, visit } from "./harness.js";

/** The first result for a text, and how many there are. */
async function find(page, text) {
  await page.fill("#site-search", text);
  const results = page.locator("#site-found-list a");
  const count = await results.count();
  const first = count === 0 ? null : await results.first().getAttribute("href");
  return { count, first };
}

const FOUND = [
  ["504", "errors/request_timeout.html"],
  ["MERCHANT_INACTIVE", "errors/merchant_inactive.html"],
  ["merchant inactive", "errors/merchant_inactive.html"],
  ["409 bad_value", "errors/conflicting_value.html"],
  ["completed with different", "errors/conflicting_value.html#order_completed_with_different_request"],
  ["invalid session", "errors/not_found.html#invalid_session_id"],
  ["total_tax_amount", "errors/bad_value.html#order_line_total_tax_amount"],
  ["shipping_address", "errors/bad_value.html#address_field"],
  ["Bad value: order_lines[7].tax_rate", "errors/bad_value.html#order_line_tax_rate"],
  ["order_lines[7].tax_rate", "errors/bad_value.html#order_line_tax_rate"],
];

export const searches = (site) => [
  [
    "finds by status, code, name, message fragment, field and wire text",
    (browser) =>
      visit(browser, `${site}/index.html`, async (page) => {
        for (const [text, expected] of FOUND) equal((await find(page, text)).first, expected, text);
        equal((await find(page, "zebra")).count, 0, "results for zebra");
        includes(await page.getByRole("status").first().innerText(), "Nothing");
      }),
  ],
  [
    "a result leads to its entry, from an error's page too",
    (browser) =>
      visit(browser, `${site}/errors/rejected.html`, async (page) => {
        await page.fill("#site-search", "tax_rate");
        await page.locator("#site-found-list a").first().click();
        await page.waitForURL("**/errors/bad_value.html#order_line_tax_rate");
        equal(await page.locator("#order_line_tax_rate").isVisible(), true, "the entry");
      }),
  ],
  [
    "works from the keyboard alone",
    (browser) =>
      visit(browser, `${site}/index.html`, async (page) => {
        await page.keyboard.press("/");
        await page.keyboard.type("not_found");
        await page.waitForSelector("#site-found-list a");
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("ArrowUp");
        const focused = await page.evaluate(() => document.activeElement.getAttribute("href"));
        equal(focused, "errors/not_found.html", "the focused result");
        await page.keyboard.press("Escape");
        equal(await page.locator("#site-found").isVisible(), false, "the results");
        equal(await page.evaluate(() => document.activeElement.id), "site-search", "focus");
        await page.keyboard.press("Enter");
        await page.waitForURL("**/errors/not_found.html");
      }),
  ],
];
