// Governance without HTTP: the memory adapter, the embedded ledger, and three requests as function calls.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import adapter from "@mgp/adapter-memory";
import type { OperationName, OperationRequests, PolicyContext, RequestedAction } from "@mgp/core";
import { anonymousCaller, createGovernance } from "@mgp/governance";
import { openLedger } from "@mgp/ledger";

const stateDirectory = await mkdtemp(path.join(tmpdir(), "mgp-in-process-"));
const ledger = await openLedger({ stateDirectory });
const backend = await adapter.open(
  adapter.optionsFrom({}),
  { now: Date.now, log: () => undefined },
  { signal: AbortSignal.timeout(10_000), deadline: Date.now() + 10_000 },
);
const governance = await createGovernance({
  backend,
  ledger,
  adapter: "memory",
  adapterName: adapter.name,
  server: { name: "in-process", title: "In process", version: "1", description: "An example" },
});

/** Who asks, and for what. */
function contextFor<Action extends RequestedAction>(action: Action): PolicyContext & { requested_action: Action } {
  return {
    actor_agent: "example/in-process",
    acting_for_subject: { kind: "user", id: "ada" },
    requested_action: action,
    tenant_id: "acme",
  };
}

/** One request. The caller is what a gateway makes of a credential; here it is the one that may do everything. */
async function request<Name extends OperationName>(operation: Name, body: OperationRequests[Name]): Promise<void> {
  const { status, body: answer } = await governance.handle({ operation, caller: anonymousCaller, body });
  console.log(`${operation}: ${status}`);
  console.log(JSON.stringify(answer, undefined, 2));
}

try {
  await request("write", {
    request_id: "r-1",
    policy_context: contextFor("write"),
    payload: {
      memory: {
        memory_id: "tea",
        subject: { kind: "user", id: "ada" },
        scope: "user",
        type: "preference",
        content: { statement: "Ada prefers green tea." },
        source: { kind: "chat", ref: "chat:1" },
        created_at: "2026-01-02T03:04:05Z",
      },
    },
  });
  await request("search", {
    request_id: "r-2",
    policy_context: contextFor("search"),
    payload: { query: "Which tea?" },
  });
  await request("queryAudit", { request_id: "r-3", policy_context: contextFor("read"), payload: {} });
} finally {
  // The backend and the ledger belong to the program that opened them.
  await governance.close();
  await backend.store.close();
  await ledger.close();
  await rm(stateDirectory, { recursive: true });
}
