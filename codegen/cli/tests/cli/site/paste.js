// Reads pasted texts, a JSON line `{text,status}` each, with the scripts of a site, and prints what each may mean; with
// `raw`, what the module itself says.
// Arguments: the folder of the site; `raw` or nothing.
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const [, , folder, raw] = process.argv;
for (const name of ["catalogue", "tables", "read"]) {
  const file = path.join(folder, "assets", `${name}.js`);
  vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });
}
const { catalogue, paste, reader } = globalThis.errcat;
const lines = fs.readFileSync(0, "utf8").split("\n");

(async () => {
  const read = await reader.start();
  for (const line of lines.filter((line) => line !== "")) {
    const { text, status } = JSON.parse(line);
    const said = raw ? read(text, status) : (await paste.readPaste(catalogue, text, status)).map(shown);
    console.log(JSON.stringify(said));
  }
})();

function shown({ reading, sure }) {
  return {
    status: reading.status,
    error: reading.error?.name ?? reading.code,
    known: reading.error !== null,
    sure,
    entries: reading.findings.map(({ message }) => message.name),
    unmatched: reading.unmatched,
    id: reading.correlation_id,
  };
}
