import memoryAdapter from "@mgp/adapter-memory";
import type { JsonObject } from "@mgp/core";
import { openLedger } from "@mgp/ledger";
import { expect, test } from "vitest";
import { openCallers } from "../../src/authentication/live-callers.ts";
import { drawKey, type FreshKey } from "../../src/authentication/new-key.ts";
import { createGateway, namedCallers, openBackend } from "../../src/index.ts";
import { silentLog } from "../../src/log/log.ts";
import { listening } from "../support/listening.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { at, textAt } from "../threats/support/json.ts";
import { envelope, memory } from "../threats/support/requests.ts";
import { sendTo, type Answer } from "../threats/support/world.ts";
import { callersFolder, entryWith } from "./support/callers-folder.ts";

test("a caller's history stays one when its key is another: replays, tasks, cursors, rates", async () => {
  const { file, write, fresh: old } = callersFolder();
  const fresh = drawKey();
  const callers = openCallers(file, { log: silentLog });
  const counted: string[] = [];
  const ledger = await openLedger({ stateDirectory: temporaryFolder() });
  const gateway = await createGateway({
    backend: await openBackend(memoryAdapter),
    // Of the rates only the name that a request is counted under matters here.
    ledger: Object.assign(ledger, {
      rates: { count: async (id: string) => void (await Promise.resolve(counted.push(id))) },
    }),
    authenticate: namedCallers(callers),
    findCaller: (id) => callers.findById(id),
    callerRatePerSecond: 1_000,
    governance: { taskStartDelayMs: 3_600_000 },
  });
  const { url } = await listening(gateway);
  const ask = async (
    operation: "write" | "export" | "getTask",
    { key }: FreshKey,
    payload: JsonObject,
  ): Promise<Answer> => {
    const body = JSON.stringify(envelope(operation, { agent: "a", tenant: "default" }, payload));
    return await sendTo(url, operation, body, { "X-MGP-API-Key": key });
  };

  const written = { memory: memory("m-1", "one"), merge_hint: { strategy: "upsert", idempotency_key: "once" } };
  const first = await ask("write", old, written);
  expect([first.status, at(first.body, "data", "resolution")]).toEqual([200, "created"]);
  await ask("write", old, { memory: memory("m-2", "two") });
  const page = await ask("export", old, { limit: 1 });
  const accepted = await ask("export", old, { execution_mode: "async" });
  expect(accepted.status).toBe(202);

  write(entryWith("bot", fresh));
  callers.reload();
  expect((await ask("write", old, written)).status).toBe(401);
  const again = await ask("write", fresh, written);
  expect([again.status, at(again.body, "data")]).toEqual([200, at(first.body, "data")]);
  const next = await ask("export", fresh, { limit: 1, pagination_token: textAt(page.body, "data", "next_token") });
  expect(next.status).toBe(200);
  const task = await ask("getTask", fresh, { task_id: textAt(accepted.body, "data", "task", "task_id") });
  expect([task.status, textAt(task.body, "data", "task", "status")]).toEqual([200, "completed"]);
  expect(new Set(counted)).toEqual(new Set(["bot"]));
});
