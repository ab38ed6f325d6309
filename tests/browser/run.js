// Tries the site of the Kustom Checkout catalogue and one of a hostile catalogue, whose folders are the arguments.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { run } from "./harness.js";
import { looks } from "./look.js";
import { hostile, pastes } from "./paste.js";
import { searches } from "./search.js";

const [kustom, other] = process.argv.slice(2).map((folder) => pathToFileURL(path.resolve(folder)).href);
await run([...searches(kustom), ...pastes(kustom), ...looks(kustom), ...hostile(other)]);
