// A gateway with a spied memory adapter in a process of its own. Prints its address, then each effect as a line.
import path from "node:path";
import memoryAdapter from "@mgp/adapter-memory";
import { openLedger } from "@mgp/ledger";
import { createGateway, openBackend } from "../../../src/index.ts";
import { isEffect, SpiedStore } from "./spied-store.ts";

const stateDirectory = path.resolve(process.argv[2] ?? ".mgp");
const backend = await openBackend(memoryAdapter);
const store = new SpiedStore(backend.open, { durable: true });
store.around = async (call, run) => {
  if (isEffect(call)) process.stdout.write(`effect ${call.method}\n`);
  return await run();
};
const gateway = await createGateway({
  backend: { ...backend, open: store.open },
  ledger: await openLedger({ stateDirectory }),
});
const { url } = await gateway.listen({ host: "127.0.0.1", port: 0 });
process.stdout.write(`listening ${url}\n`);
