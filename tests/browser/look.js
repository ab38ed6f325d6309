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
          equal(await page.locator("#site-groups a.code").first().isVisible(), true, "the list of errors");
        },
        { javaScriptEnabled: false },
      ),
  ],
  [
    "without scripts, an error has all that is known of it",
    (browser) =>
      visit(
        browser,
        `${site}/errors/bad_value.html`,
        async (page) => {
          const text = await page.locator("main").innerText();
          for (const part of ["What to do", "Possible causes", "The API's own page", "version 0.1.0", "Next"]) includes(text, part);
          await page.locator("a[rel=next]").click();
          await page.waitForURL("**/errors/unauthorized.html");
          await page.locator("a[rel=prev]").click();
          await page.waitForURL("**/errors/bad_value.html");
        },
        { javaScriptEnabled: false },
      ),
  ],
  [
    "no code is cut off on a phone",
    (browser) =>
      visit(
        browser,
        `${site}/index.html`,
        async (page) => {
          for (const address of await pagesOf(page)) {
            await page.goto(address);
            const cut = await page.locator("main pre, main code").evaluateAll((all) =>
              all.filter((code) => code.scrollWidth > code.clientWidth + 1 && code.clientWidth > 0).map((code) => code.textContent),
            );
            equal(cut, [], `what is cut off on ${address}`);
          }
        },
        { viewport: PHONE },
      ),
  ],
  ...[768, 960, 1280].map((width) => [
    `nothing is cut off or too wide: ${width} px`,
    (browser) =>
      visit(
        browser,
        `${site}/index.html`,
        async (page) => {
          const search = page.locator("#site-search");
          await search.fill(await search.getAttribute("placeholder"));
          equal(await search.evaluate((box) => box.scrollWidth > box.clientWidth), false, "the hint is cut off");
          await search.fill("");
          const wide = await page.evaluate(() => {
            document.querySelector(".lead p").textContent = "x".repeat(500);
            return document.documentElement.scrollWidth > innerWidth;
          });
          equal(wide, false, "too wide");
        },
        { viewport: { width, height: 900 } },
      ),
  ]),
  [
    "code can be copied",
    (browser) =>
      visit(
        browser,
        `${site}/errors/unauthorized.html`,
        async (page) => {
          const block = page.locator(".block").first();
          await block.getByRole("button").click();
          await page.waitForFunction(() => document.querySelector(".block button").textContent === "Copied");
          const copied = await page.evaluate(() => navigator.clipboard.readText());
          equal(copied, await block.locator("code").textContent(), "the clipboard");
        },
        { permissions: ["clipboard-read", "clipboard-write"] },
      ),
  ],
  [
    "an address that is wrong by a little leads to what was meant",
    (browser) =>
      visit(browser, `${site}/404.html`, async (page) => {
        includes(await page.locator("main").innerText(), "no page at this address");
        await page.fill("#site-search", "merchant_inactiv");
        await page.locator("#site-found-list a").first().click();
        await page.waitForURL("**/errors/merchant_inactive.html");
      }),
  ],
  [
    "the list of errors can be filtered, and ordered from A to Z",
    (browser) =>
      visit(browser, `${site}/index.html`, async (page) => {
        const errors = page.locator("#site-groups .group > ul > li:visible");
        const all = await errors.count();
        await page.fill("#site-filter", "session id");
        await page.waitForFunction(() => document.getElementById("site-filter-count").textContent !== "");
        equal(await errors.locator("p code").first().innerText(), "NOT_FOUND", "the error");
        equal(await page.locator(".texts li:visible").allInnerTexts(), ["Invalid session id"], "messages");
        await page.fill("#site-filter", "");
        await page.waitForFunction(() => document.getElementById("site-filter-count").textContent === "");
        equal(await errors.count(), all, "errors");
        const order = page.getByRole("button", { name: "A to Z" });
        await order.click();
        const labels = await page.locator(".group > ul > li > p > a").allInnerTexts();
        equal(labels, labels.toSorted((one, other) => one.localeCompare(other)), "the order");
        equal(await page.locator("#site-groups h3").first().innerText(), "B", "the first letter");
        await order.click();
        equal(await page.locator("#site-groups h3").count(), 0, "headings");
        equal(await errors.count(), all, "errors");
      }),
  ],
  [
    "a page gets the data and the reader only when they are needed",
    (browser) =>
      visit(browser, `${site}/errors/rejected.html`, async (page) => {
        const loaded = () => page.evaluate(() => [...document.scripts].map(({ src }) => src.split("/").at(-1)));
        equal(await loaded(), ["theme.js", "page.js"], "scripts at first");
        await page.fill("#site-search", "rejected");
        await page.waitForSelector("#site-found-list a");
        equal(await loaded(), ["theme.js", "page.js", "catalogue.js"], "scripts of a search");
      }),
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
