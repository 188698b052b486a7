import path from "node:path";

/** Where Node.js keeps what it has compiled for the tests, and for the processes that they start. */
export const compileCache: string = path.join(import.meta.dirname, "../.cache/compiled");
