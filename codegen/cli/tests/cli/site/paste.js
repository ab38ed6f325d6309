// Reads pasted texts, a JSON line `{text,status}` each, with the scripts of a site, and prints what each may mean.
// Arguments: the folder of the site.
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const folder = process.argv[2];
for (const name of ["catalogue", "read"]) {
  const file = path.join(folder, "assets", `${name}.js`);
  vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });
}
const { catalogue, paste } = globalThis.errcat;

for (const line of fs
  .readFileSync(0, "utf8")
  .split("\n")
  .filter((line) => line !== "")) {
  const { text, status } = JSON.parse(line);
  const found = paste.readPaste(catalogue, text, status).map(({ reading, sure }) => ({
    status: reading.status,
    error: reading.error?.name ?? reading.code,
    known: reading.error !== null,
    sure,
    entries: reading.findings.map(({ message }) => message.name),
    unmatched: reading.unmatched,
    id: reading.correlation_id,
  }));
  console.log(JSON.stringify(found));
}
