import { writeFileSync } from "node:fs";
import path from "node:path";
import type { MemoryObject } from "@mgp/core";
import { anonymousCaller, builtInPolicy, type Policy } from "@mgp/governance";
import { expect, test } from "vitest";
import { createPolicy } from "../src/policy/create-policy.ts";
import { loadPolicy } from "../src/policy/load-policy.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

/** The policy that a module makes. */
async function policyOf(source: string): Promise<Policy | undefined> {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, "policy.mjs"), source);
  return createPolicy(await loadPolicy("policy.mjs", folder));
}

const question = {
  caller: { ...anonymousCaller, id: "auditor" },
  context: { actor_agent: "a", acting_for_subject: { kind: "user", id: "u" }, requested_action: "search" },
  tenant: "acme",
} as const;

const memory: MemoryObject = {
  memory_id: "m",
  subject: { kind: "user", id: "u" },
  scope: "user",
  type: "profile",
  content: { statement: "x" },
  source: { kind: "chat", ref: "c" },
  created_at: "2026-01-02T03:04:05Z",
};

const exported = "export const mayFindHidden = ({ caller, tenant }) => caller.id === 'auditor' && tenant === 'acme';";

test.each([
  ["a policy", "export default { kept: 1, decide() { return this.kept; } };"],
  ["a function that makes one", "export default () => ({ kept: 1, decide() { return this.kept; } });"],
])("mayFindHidden stands beside %s, which stays as it is", async (_form, source) => {
  expect((await policyOf(source))?.mayFindHidden).toBeUndefined();
  const policy = await policyOf(`${source}\n${exported}`);
  expect(policy?.mayFindHidden?.(question)).toBe(true);
  expect(policy?.mayFindHidden?.({ ...question, tenant: "globex" })).toBe(false);
  const about = { memory, state: "active", expired: false, now: 0 } as const;
  expect(policy?.decide({ ...question, action: "search", ...about })).toBe(1);
});

test("the built-in policy lets no search find what is hidden", () => {
  expect(builtInPolicy.mayFindHidden).toBeUndefined();
});

test.each([
  ["export default (builtIn) => builtIn;\nexport const mayFindHidden = true;", "as mayFindHidden must be a function"],
  [exported, "The default export of the policy module"],
])("a module that is no policy does not start a gateway: %s", async (source, message) => {
  await expect(policyOf(source)).rejects.toThrow(message);
});
