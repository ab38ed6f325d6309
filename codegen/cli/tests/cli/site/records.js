// Reads NDJSON records from stdin with the scripts of a site, as `errcat match --records` reads them.
// Arguments: the folder of the site.
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const folder = process.argv[2];
for (const name of ["catalogue", "read"]) {
  const file = path.join(folder, "assets", `${name}.js`);
  vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });
}
const { catalogue, json, response } = globalThis.errcat;
const RECORD = {
  code: ["/code"],
  messages: ["/messages"],
  correlation_id: ["/correlation_id"],
};

const lines = fs
  .readFileSync(0, "utf8")
  .split("\n")
  .filter((line) => line !== "");
for (const line of lines) console.log(written(read(line)));

function read(line) {
  const status = present(json.find(line, "/status"));
  const body = present(json.find(line, "/body"));
  const envelope = body === null ? parts(line) : response.envelope(catalogue.layout, json.text(body) ?? body);
  return response.read(catalogue, status === null ? null : Number(status), envelope);
}

function present(raw) {
  return raw === "null" ? null : raw;
}

function parts(line) {
  const envelope = response.envelope(RECORD, line);
  const hasParts = envelope.code !== null || envelope.messages !== null;
  return hasParts ? envelope : response.NOTHING;
}

/** A number of 64 bits keeps its digits. */
function written({ status, code, error, correlation_id, findings, unmatched }) {
  const found = findings.map(({ message, params, reason, text }) => ({
    entry: message.name,
    params,
    reason,
    text,
  }));
  const reading = { status, code, error: error?.name ?? null, correlation_id, findings: found, unmatched };
  const digits = (_, value) => (typeof value === "bigint" ? `big:${value}` : value);
  return JSON.stringify(reading, digits).replace(/"big:(-?[0-9]+)"/g, "$1");
}
