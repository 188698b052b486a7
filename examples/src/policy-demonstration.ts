// Shows the policy of policy.ts at work, in a gateway without a server: one agent may purge, the other may not.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import adapter from "@mgp/adapter-memory";
import { createGateway, openBackend } from "@mgp/gateway";
import { openLedger } from "@mgp/ledger";
import policy from "./policy.ts";

const stateDirectory = await mkdtemp(path.join(tmpdir(), "mgp-policy-"));
const gateway = await createGateway({
  backend: await openBackend(adapter),
  ledger: await openLedger({ stateDirectory }),
  policy,
});

async function call(endpoint: string, agent: string, action: string, payload: object): Promise<string> {
  const response = await gateway.fetch(
    new Request(`http://localhost/mgp/${endpoint}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        request_id: "demonstration",
        policy_context: {
          actor_agent: agent,
          acting_for_subject: { kind: "user", id: "ada" },
          requested_action: action,
        },
        payload,
      }),
    }),
  );
  return `${response.status} ${await response.text()}`;
}

try {
  await call("write", "support/bot", "write", {
    memory: {
      memory_id: "tea",
      subject: { kind: "user", id: "ada" },
      scope: "user",
      type: "preference",
      content: { statement: "Ada prefers green tea." },
      source: { kind: "chat", ref: "chat:1" },
      created_at: "2026-01-02T03:04:05Z",
    },
  });
  for (const agent of ["support/bot", "compliance/eraser"]) {
    console.log(`${agent}: ${await call("purge", agent, "purge", { memory_id: "tea" })}`);
  }
} finally {
  // Closes the backend and the ledger as well.
  await gateway.close();
  await rm(stateDirectory, { recursive: true });
}
