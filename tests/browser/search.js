// The search box: what it finds, and how it is used from the keyboard.
import { equal, includes, visit } from "./harness.js";

/** The first result for a text, and how many there are, once nothing changes any more. */
async function find(page, text) {
  await page.fill("#site-search", text);
  await page.waitForSelector(`#site-found[data-done=${JSON.stringify(text)}]`);
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

/** What people write instead of what is there. */
const FORGIVEN = [
  // Typos: a character too few, too many, another one, two that are swapped.
  ["merchant inactve", "errors/merchant_inactive.html"],
  ["purchase currrency", "errors/bad_value.html#purchase_currency"],
  ["unauthorised", "errors/unauthorized.html"],
  ["sesion completde", "errors/session_completed.html"],
  // Names as they are written in code.
  ["BadValue", "errors/bad_value.html"],
  ["badvalue", "errors/bad_value.html"],
  ["bad-value", "errors/bad_value.html"],
  ["InvalidSessionId", "errors/not_found.html#invalid_session_id"],
  ["orderLineTaxRate", "errors/bad_value.html#order_line_tax_rate"],
  // Statuses of a class.
  ["4xx", "errors/bad_value.html"],
  ["5xx", "errors/internal_server_error.html"],
  // Words of a description, a remedy, a cause, a general rule.
  ["coupons", "errors/bad_value.html"],
  ["delivery manager", "errors/merchant_inactive.html"],
  ["rounded fewer digits", "errors/bad_value.html#order_line_tax_rate"],
  ["48 hours", "index.html#order_lifetime"],
  ["dashboard", "index.html#logs"],
  // A real message with its values.
  ["Bad value: order_lines[12].total_tax_amount (differs from the calculated value [19])", "errors/bad_value.html#order_line_total_tax_amount"],
  ["Not matching fields: [billing_address.email]", "errors/conflicting_value.html#fields_not_matching"],
];

export const searches = (site) => [
  [
    "finds by status, code, name, message fragment, field and wire text",
    (browser) =>
      visit(browser, `${site}/index.html`, async (page) => {
        for (const [text, expected] of FOUND) equal((await find(page, text)).first, expected, text);
      }),
  ],
  [
    "forgives typos, other spellings and words from anywhere",
    (browser) =>
      visit(browser, `${site}/index.html`, async (page) => {
        for (const [text, expected] of FORGIVEN) equal((await find(page, text)).first, expected, text);
      }),
  ],
  [
    "says what is nearest when nothing is found",
    (browser) =>
      visit(browser, `${site}/index.html`, async (page) => {
        const said = () => page.getByRole("status").first().innerText();
        equal((await find(page, "merchant zebra")).first, "errors/merchant_inactive.html", "merchant zebra");
        includes(await said(), "Nothing in the catalogue matches “merchant zebra”. The nearest:");
        includes((await find(page, "deactivation")).first, "errors/merchant_inactive.html");
        includes(await said(), "The nearest:");
        equal((await find(page, "字")).count, 0, "results for 字");
        equal(await said(), "Nothing in the catalogue matches “字”.", "what is said");
      }),
  ],
  [
    "shows code in prose as code",
    (browser) =>
      visit(browser, `${site}/index.html?q=tax`, async (page) => {
        await page.waitForSelector("#site-found-list code");
        const shown = await page.locator("#site-found-list").textContent();
        equal(shown.includes("`"), false, `backticks in ${shown}`);
        if ((await page.locator(".found-prose code").count()) === 0) throw new Error("no result has code in its prose");
      }),
  ],
  [
    "an address can have a search",
    (browser) =>
      visit(browser, `${site}/errors/rejected.html?q=tax_rate`, async (page) => {
        await page.locator("#site-found-list a").first().click();
        await page.waitForURL("**/errors/bad_value.html#order_line_tax_rate");
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
