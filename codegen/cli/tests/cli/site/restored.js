// Prints the advice on each entry of a site, a JSON line each, as its scripts restore it from the data. Argument: its folder.
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const file = path.join(process.argv[2], "assets", "catalogue.js");
vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });
const { errors, general } = globalThis.errcat.catalogue;
for (const { about, messages } of errors) {
  for (const { description, remedy, is_general, retry, delay, causes, fix, impact, links } of [about, ...messages.map(({ about }) => about)]) {
    console.log(
      JSON.stringify({
        description,
        remedy: is_general ? general : remedy,
        retry,
        delay,
        causes,
        fix,
        impact: Object.fromEntries(impact),
        links: links.map(([title, url]) => ({ title, url })),
      }),
    );
  }
}
