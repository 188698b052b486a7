import { call } from "@mgp/conformance";
// Opens a folder, says so, and holds it until it is killed: node holder.ts <folder>
import { fileAdapter } from "../../src/index.ts";

const [storageDirectory = ""] = process.argv.slice(2);
await fileAdapter.open({ storageDirectory }, { now: Date.now, log: () => undefined }, call());
process.stdout.write("open\n");
setInterval(() => undefined, 1_000);
