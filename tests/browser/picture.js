// Makes the picture of the README: the box with a response that is read. Arguments: the site of Kustom Checkout, the PNG.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const RESPONSE = `HTTP/1.1 400 Bad Request
content-type: application/json

{"error_code":"BAD_VALUE","error_messages":["Bad value: order_lines[3].tax_rate"],"correlation_id":"6f1c"}`;
const WIDTH = 1280;
/** The bar above and what is below the answer are cut off. */
const [TOP, BOTTOM] = [66, 791];

const [site, file] = process.argv.slice(2);
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: WIDTH, height: BOTTOM }, colorScheme: "light" });
await page.goto(pathToFileURL(path.resolve(site, "index.html")).href);
await page.fill("#site-response", RESPONSE);
await page.waitForSelector(".reading");
await page.evaluate(() => document.activeElement.blur());
await page.screenshot({ path: file, clip: { x: 0, y: TOP, width: WIDTH, height: BOTTOM - TOP } });
await browser.close();
