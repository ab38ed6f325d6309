// How pages look: accessible in both themes, on a phone and on a desk; readable without scripts.
import { DESKTOP, PHONE, equal, includes, isAccessible, visit } from "./harness.js";

const LOG_LINE =
  'ERROR create order failed: {"error_code":"BAD_VALUE","error_messages":["Bad value: order_lines[3].tax_rate (may not be null), locale","nobody knows"],"correlation_id":"c-1"}';

/** Every page of a site. */
async function pagesOf(page) {
  const links = page.locator("main a[href$='.html']");
  const found = await links.evaluateAll((all) => all.map((link) => link.href));
  return [...new Set(found)];
}

const themeOf = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

export const looks = (site) => [
  ...["light", "dark"].flatMap((colorScheme) =>
    [PHONE, DESKTOP].map((viewport) => [
      `accessible and not too wide: ${colorScheme}, ${viewport.width} px`,
      (browser) =>
        visit(
          browser,
          `${site}/index.html`,
          async (page) => {
            await isAccessible(page, "the index");
            const [first] = await pagesOf(page);
            await page.fill("#site-response", LOG_LINE);
            await page.waitForSelector(".reading");
            await page.locator(".reading summary").first().click();
            await isAccessible(page, "a reading");
            await page.fill("#site-search", "order");
            await page.waitForSelector("#site-found-list li");
            await isAccessible(page, "search results");
            await page.goto(first);
            await isAccessible(page, "the page of an error");
          },
          { colorScheme, viewport },
        ),
    ]),
  ),
  [
    "every page opens without a complaint",
    (browser) =>
      visit(browser, `${site}/index.html`, async (page) => {
        const pages = await pagesOf(page);
        if (pages.length < 3) throw new Error(`only ${pages.length} pages`);
        for (const address of pages) {
          await page.goto(address);
          equal(await page.locator("h1").count(), 1, `titles of ${address}`);
          equal(await page.locator("#site-search").isVisible(), true, "search");
        }
      }),
  ],
  [
    "the theme is the system's until it is chosen, and then stays",
    (browser) =>
      visit(
        browser,
        `${site}/index.html`,
        async (page) => {
          const dark = await themeOf(page);
          const button = page.getByRole("button", { name: "Dark theme" });
          equal(await button.getAttribute("aria-pressed"), "true", "pressed");
          await button.click();
          equal(await button.getAttribute("aria-pressed"), "false", "pressed");
          const light = await themeOf(page);
          equal(light, "rgb(255, 255, 255)", "the light page");
          if (light === dark) throw new Error("both themes look the same");
          const [first] = await pagesOf(page);
          await page.goto(first);
          equal(await themeOf(page), light, "the theme of the next page");
          await page.getByRole("button", { name: "Dark theme" }).click();
          equal(await themeOf(page), dark, "the dark page");
        },
        { colorScheme: "dark" },
      ),
  ],
  [
    "the first stop of the Tab key skips to the content",
    (browser) =>
      visit(browser, `${site}/index.html`, async (page) => {
        await page.keyboard.press("Tab");
        equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the content", "focus");
        await page.keyboard.press("Enter");
        equal(await page.evaluate(() => document.activeElement.id), "site-main", "focus");
      }),
  ],
  [
    "pages can be read without scripts",
    (browser) =>
      visit(
        browser,
        `${site}/index.html`,
        async (page) => {
          equal(await page.locator("#site-response").isVisible(), false, "the box for a response");
          includes(await page.locator("main").innerText(), "need JavaScript");
          equal(await page.locator("main table").first().isVisible(), true, "the table of errors");
        },
        { javaScriptEnabled: false },
      ),
  ],
  [
    "no script runs but the site's own",
    async (browser) => {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${site}/index.html`);
      const ran = await page.evaluate(() => {
        const script = document.createElement("script");
        script.textContent = "globalThis.foreign = true";
        document.body.append(script);
        return globalThis.foreign === true;
      });
      await context.close();
      equal(ran, false, "a foreign script");
    },
  ],
];
