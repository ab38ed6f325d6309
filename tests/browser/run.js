// Tries the sites of the Kustom Checkout catalogue, of a hostile one and of two large ones, whose folders are the arguments.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { run } from "./harness.js";
import { large } from "./large.js";
import { looks } from "./look.js";
import { hostile, pastes } from "./paste.js";
import { searches } from "./search.js";

const [kustom, other, many, one] = process.argv.slice(2).map((folder) => pathToFileURL(path.resolve(folder)).href);
await run([
  ...searches(kustom),
  ...pastes(kustom),
  ...looks(kustom),
  ...hostile(other),
  ...large(many, "6,000 messages"),
  ...large(one, "6,000 messages of one error"),
]);
