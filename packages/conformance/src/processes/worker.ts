import { type Call, type MemoryStore, StoreError } from "@mgp/core";
import { importAdapter } from "../command/import-adapter.ts";
import { laterAnalyser } from "../fixtures/later-analyser.ts";
import { isNumberedRequest, type Outcome, type Reply, type Request } from "./messages.ts";
import { tearableWrites } from "./torn-write.ts";

/** Serves a store to the process that forked this one, until it is told to close or the other goes away. */
export function serveStore(): void {
  const worker = new Worker();
  process.on("message", (message) => {
    if (!isNumberedRequest(message)) return;
    const { number, request } = message;
    void worker.answer(request).then(
      (outcome) => send({ number, outcome }),
      (error: unknown) => send({ number, ...failureOf(error) }),
    );
  });
  process.on("disconnect", () => process.exit());
}

function send(reply: Reply): void {
  process.send?.(reply);
}

function failureOf(error: unknown): { readonly failure: string; readonly code?: string } {
  const failure = error instanceof Error ? error.message : String(error);
  return StoreError.isInstance(error) ? { failure, code: error.code } : { failure };
}

class Worker {
  #store: MemoryStore | undefined;

  async answer(request: Request): Promise<Outcome> {
    switch (request.kind) {
      case "open": {
        const tear = request.tornWrite === undefined ? undefined : await tearableWrites();
        const adapter = await importAdapter(request.module);
        const context = { now: Date.now, log: () => undefined };
        const { store } = await adapter.open(adapter.optionsFrom(request.settings), context, call());
        this.#store = store;
        if (request.tornWrite !== undefined) tear?.(request.tornWrite);
        return { kind: "opened" };
      }
      case "insert": {
        const { draft, searchable, unless } = request.item;
        const { kind, record } = await this.#opened().insert(
          { tenant: request.tenant, draft, searchable, unless },
          call(),
        );
        return { kind, memoryId: record.memoryId, revision: record.revision };
      }
      case "replace": {
        const { tenant, draft, expected } = request;
        const { kind } = await this.#opened().replace({ tenant, draft, expectedRevision: expected }, call());
        return { kind };
      }
      case "reindex": {
        const adapter = await importAdapter(request.module);
        const analyser = laterAnalyser((place) => {
          if (place === request.killedBefore) process.kill(process.pid, "SIGKILL");
        });
        const context = { now: Date.now, log: () => undefined, analyser };
        await adapter.reindex?.(adapter.optionsFrom(request.settings), context, call(), () => undefined);
        return { kind: "reindexed" };
      }
      case "close":
        await this.#store?.close();
        return { kind: "closed" };
    }
  }

  #opened(): MemoryStore {
    if (this.#store === undefined) throw new Error("the store is not open");
    return this.#store;
  }
}

function call(): Call {
  return { signal: new AbortController().signal, deadline: Date.now() + 3_600_000 };
}
