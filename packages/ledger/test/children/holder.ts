// Opens a ledger, says so, and stays until it is killed.
import { writeSync } from "node:fs";
import { openLedger } from "../../src/index.ts";

const [stateDirectory = ""] = process.argv.slice(2);
await openLedger({ stateDirectory });
writeSync(1, "open\n");
process.stdin.resume();
