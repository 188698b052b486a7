import { setTimeout as wait } from "node:timers/promises";
import fileAdapter from "@mgp/adapter-file";
import graphAdapter from "@mgp/adapter-graph";
import memoryAdapter from "@mgp/adapter-memory";
import { createGateway, openBackend, type Backend } from "@mgp/gateway";
import { openLedger } from "@mgp/ledger";

// A program around our gateway that says, when it is asked, how much memory it takes. It runs as a process of its own.

const [port, stateDirectory = ""] = process.argv.slice(2);
const settings = process.env;
const opening: Readonly<Record<string, () => Promise<Backend>>> = {
  memory: async () => await openBackend(memoryAdapter),
  file: async () => await openBackend(fileAdapter, { settings }),
  graph: async () => await openBackend(graphAdapter, { settings }),
};
const open = opening[settings["MGP_ADAPTER"] ?? "memory"];
if (open === undefined) throw new Error("MGP_ADAPTER: there is no such embedded adapter.");
const gateway = await createGateway({
  backend: await open(),
  ledger: await openLedger({ stateDirectory }),
});
await gateway.listen({ host: "127.0.0.1", port: Number(port) });

process.on("message", () => {
  void (async () => {
    // Twice: finalizers free more; and the pages go back to the system a moment later.
    for (let time = 0; time < 2; time++) {
      globalThis.gc?.();
      await wait(500);
    }
    process.send?.(process.memoryUsage().rss);
  })();
});
