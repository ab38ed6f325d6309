// Reads responses with the WebAssembly module that is the reader of the command line. Bytes go in and out four at a time.
(function (errcat) {
  "use strict";

  let ready = null;

  /** Gets the module ready to read with the tables of the catalogue; once for a page. */
  function start() {
    ready ??= instantiate(errcat.tables);
    return ready;
  }

  async function instantiate({ length, numbers, texts }) {
    const { instance } = await WebAssembly.instantiate(await uncompressed(decoded(errcat.module)));
    const { exports } = instance;
    for (const number of unpacked(decoded(numbers))) exports.give(number);
    exports.numbers(length);
    if (exports.texts(give(exports, new TextEncoder().encode(texts))) === 0) {
      throw new Error("the tables of this site are for another version of its reader");
    }
    return (text, status) => read(exports, text, status);
  }

  const uncompressed = (bytes) =>
    new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();

  const decoded = (base64) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));

  /** The numbers that are written with seven bits a byte. */
  function* unpacked(bytes) {
    let [number, shift] = [0, 0];
    for (const byte of bytes) {
      number |= (byte & 127) << shift;
      shift += 7;
      if (byte > 127) continue;
      yield number;
      [number, shift] = [0, 0];
    }
  }

  /** Hands bytes to the module; returns how many they are. */
  function give({ give }, bytes) {
    for (let at = 0; at < bytes.length; at += 4) {
      give(bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24));
    }
    return bytes.length;
  }

  /** What the responses in a text mean, with the numbers of errors and messages; `status` may be null. */
  function read(exports, text, status) {
    const length = exports.read(give(exports, new TextEncoder().encode(text)), status ?? 0);
    const words = Uint32Array.from({ length: Math.ceil(length / 4) }, (_, at) => exports.take(at));
    exports.clear();
    return JSON.parse(new TextDecoder().decode(new Uint8Array(words.buffer, 0, length)));
  }

  errcat.reader = { start };
})((globalThis.errcat ??= {}));
