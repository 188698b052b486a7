import type { MemoryObject, MemoryState, RequestedAction } from "@mgp/core";
import { requestedActions } from "@mgp/core";
import { expect, test } from "vitest";
import { builtInPolicy, builtInRules, rulePolicy } from "../src/policy/rules.ts";
import { stricter } from "../src/policy/strictness.ts";
import { openGateway } from "./support/gateway-in-process.ts";
import { contextOf, memoryOf, namedCaller } from "./support/samples.ts";

interface Situation {
  readonly foreign?: boolean;
  readonly state?: MemoryState;
  readonly expired?: boolean;
  readonly sensitivity?: "public" | "internal" | "confidential" | "restricted";
}

function decide(action: RequestedAction, situation: Situation): string {
  const { foreign = false, state = "active", expired = false, sensitivity } = situation;
  const decision = builtInPolicy.decide({
    action,
    context: contextOf({ requested_action: action }),
    caller: namedCaller("bot"),
    tenant: "acme",
    memory: memoryOf("m-1", {
      backend_ref: { tenant_id: foreign ? "other" : "acme" },
      ...(sensitivity === undefined ? {} : { sensitivity }),
    }),
    state,
    expired,
    now: 0,
  });
  return `${decision.decision} ${decision.reason_code} [${decision.applied_rules.join()}] ${decision.return_mode}`;
}

const all = requestedActions;
const read = ["read"] as const;
const mismatch = "deny tenant_mismatch [tenant_mismatch_deny] metadata_only";
const softDenied = "deny soft_deleted [soft_delete_deny] metadata_only";
const softShown = "redact soft_deleted [soft_delete_metadata_only] metadata_only";
const ttlDenied = "deny ttl_expired [ttl_expiration_deny] metadata_only";
const restricted = "redact restricted_sensitivity [sensitivity_to_metadata_only] metadata_only";
const confidential = "redact confidential_sensitivity [sensitivity_to_masked] masked";
const allowed = "allow allowed [] raw";

/** Each row of the ladder: where it holds, and what comes next where it does not. */
const rows: readonly (readonly [
  name: string,
  Situation,
  readonly RequestedAction[],
  here: string,
  elsewhere: string,
])[] = [
  [
    "another tenant's",
    { foreign: true, state: "deleted", expired: true, sensitivity: "restricted" },
    all,
    mismatch,
    "",
  ],
  ["deleted, search and update", { state: "deleted", expired: true }, ["search", "update"], softDenied, ""],
  ["deleted, read", { state: "deleted", expired: true, sensitivity: "restricted" }, read, softShown, ""],
  ["deleted, the other actions", { state: "deleted" }, ["write", "expire", "revoke", "delete", "purge"], allowed, ""],
  [
    "expired by time",
    { expired: true, sensitivity: "restricted" },
    ["read", "search", "update"],
    ttlDenied,
    restricted,
  ],
  ["restricted", { sensitivity: "restricted" }, all, restricted, ""],
  ["confidential", { sensitivity: "confidential" }, all, confidential, ""],
  ["internal", { sensitivity: "internal" }, all, allowed, ""],
  ["public", { sensitivity: "public" }, all, allowed, ""],
  ["unlabelled", {}, all, allowed, ""],
  ["expired by a call", { state: "expired" }, all, allowed, ""],
  ["revoked", { state: "revoked", sensitivity: "confidential" }, all, confidential, ""],
];
const cells = rows.flatMap(([name, situation, actions, here, elsewhere]) =>
  all
    .map((action) => ({ name, action, situation, expected: actions.includes(action) ? here : elsewhere }))
    .filter(({ expected }) => expected !== ""),
);

test.each(cells)("$name, $action: $expected", ({ action, situation, expected }) => {
  expect(decide(action, situation)).toBe(expected);
});

function reasonFor(memory: Partial<MemoryObject>): string {
  return builtInPolicy.decide({
    action: "read",
    context: contextOf(),
    caller: namedCaller("bot"),
    tenant: "acme",
    memory: memoryOf("m", memory),
    state: "active",
    expired: false,
    now: 0,
  }).reason_code;
}

test("the fallback for a tenant is the extension, where it is a name", () => {
  expect(reasonFor({ extensions: { "mgp:tenant_id": "other" } })).toBe("tenant_mismatch");
  expect(reasonFor({ extensions: { "mgp:tenant_id": "other" }, backend_ref: { tenant_id: "acme" } })).toBe("allowed");
  expect(reasonFor({ extensions: { "mgp:tenant_id": "other" }, backend_ref: { tenant_id: "" } })).toBe(
    "tenant_mismatch",
  );
  expect(reasonFor({ extensions: { "mgp:tenant_id": 5 } })).toBe("allowed");
  expect(reasonFor({})).toBe("allowed");
});

test("the stricter of two decisions shows less; of equal ones it is the first", () => {
  const modes = ["raw", "summary", "masked", "metadata_only"] as const;
  const decisionOf = (mode: (typeof modes)[number], name: string, decision: "allow" | "deny" = "allow") => ({
    decision,
    reason_code: name,
    applied_rules: [],
    return_mode: mode,
  });
  for (const [leftRank, left] of modes.entries()) {
    for (const [rightRank, right] of modes.entries()) {
      const result = stricter(decisionOf(left, "left"), decisionOf(right, "right"));
      expect(result.reason_code).toBe(rightRank > leftRank ? "right" : "left");
    }
    expect(stricter(decisionOf(left, "left"), decisionOf("metadata_only", "no", "deny")).reason_code).toBe("no");
  }
});

test("rules of one's own stand before the built-in ones", async () => {
  const policy = rulePolicy([
    {
      id: "night",
      actions: ["read"],
      when: ({ context }) => context.channel === "night",
      decision: { decision: "deny", reason_code: "too_late", return_mode: "metadata_only" },
    },
    ...builtInRules,
  ]);
  const gateway = await openGateway({ policy });
  await gateway.ok("write", { memory: memoryOf("m-1") });
  await gateway.ok("get", { memory_id: "m-1" });
  const night = { context: { channel: "night" } };
  expect(await gateway.fails("get", { memory_id: "m-1" }, night)).toMatchObject({ status: 403, message: "too_late" });
  expect(await gateway.ok("export", {}, night)).toEqual({ memories: [] });
  expect(await gateway.ok("sync", {}, night)).toMatchObject({ memories: [] });
  expect(gateway.outcomes().at(2)).toMatchObject({ outcome: "denied", decision: { applied_rules: ["night"] } });
});

test("the write answer is the stricter of before and after; so is the update's", async () => {
  const gateway = await openGateway();
  for (const [before, after, mode] of [
    ["public", "confidential", "masked"],
    ["confidential", "public", "masked"],
    ["restricted", "confidential", "metadata_only"],
    ["internal", "public", "raw"],
  ] as const) {
    await gateway.ok("write", { memory: memoryOf("m", { sensitivity: before }), merge_hint: { strategy: "upsert" } });
    expect(await gateway.ok("update", { memory_id: "m", patch: { sensitivity: after } })).toMatchObject({
      return_mode: mode,
    });
    await gateway.ok("purge", { memory_id: "m" });
    await gateway.ok("write", { memory: memoryOf("m", { sensitivity: before }) });
    const upsert = { memory: memoryOf("m", { sensitivity: after }), merge_hint: { strategy: "upsert" as const } };
    expect(await gateway.ok("write", upsert)).toMatchObject({ return_mode: mode, resolution: "replaced" });
    await gateway.ok("purge", { memory_id: "m" });
  }
});

test.each(["dedupe", "reinforce", "merge"] as const)(
  "%s onto a restricted memory does not show it",
  async (strategy) => {
    const gateway = await openGateway();
    const stored = memoryOf("m", { sensitivity: "restricted", content: { statement: "same", secret: "kiwi" } });
    await gateway.ok("write", { memory: stored });
    const probe = memoryOf("probe", { content: { statement: "same" } });
    const answer = await gateway.ok("write", { memory: probe, merge_hint: { strategy } });
    expect(answer).toMatchObject({ return_mode: "metadata_only", memory: { memory_id: "m" } });
    expect(JSON.stringify(answer)).not.toContain("kiwi");
  },
);

test.each([["named"], ["shared"]] as const)(
  "a %s caller that lowers a sensitivity needs declassify, on every path",
  async (authentication) => {
    const gateway = await openGateway();
    const caller = namedCaller("bot", { authentication });
    const secret = memoryOf("m", { sensitivity: "restricted" });
    await gateway.ok("write", { memory: secret }, { caller });
    const lower = memoryOf("m", { sensitivity: "internal" });
    const { sensitivity: _none, ...unlabelled } = lower;
    for (const [name, input] of [
      ["update", { memory_id: "m", patch: { sensitivity: "internal" } }],
      ["write", { memory: lower, merge_hint: { strategy: "upsert" } }],
      ["write", { memory: unlabelled, merge_hint: { strategy: "replace" } }],
      ["import", { memories: [lower], merge_hint: { strategy: "upsert" } }],
    ] as const) {
      expect(await gateway.fails(name, input, { caller })).toMatchObject({
        status: 403,
        message: "declassify_right_missing",
      });
    }
    expect(gateway.store.count("replace")).toBe(0);
    const officer = namedCaller("officer", { authentication, rights: ["declassify"] });
    await gateway.ok("update", { memory_id: "m", patch: { sensitivity: "internal" } }, { caller: officer });
    await gateway.ok("update", { memory_id: "m", patch: { sensitivity: "internal", confidence: 1 } }, { caller });
    await gateway.ok(
      "update",
      { memory_id: "m", patch: { sensitivity: "public" } },
      { context: { tenant_id: "acme" } },
    );
  },
);

test("credential, header and context have to agree on the tenant", async () => {
  const gateway = await openGateway();
  const caller = namedCaller("bot", { tenants: ["acme", "lab-*"] });
  const scope = { status: 403, code: "MGP_SCOPE_VIOLATION" };
  const input = { memory: memoryOf("m") };
  const before = gateway.store.calls.length;
  expect(
    await gateway.fails("write", input, { caller, tenantHeader: "acme", context: { tenant_id: "lab-1" } }),
  ).toMatchObject(scope);
  expect(await gateway.fails("write", input, { caller, tenantHeader: "other" })).toMatchObject(scope);
  expect(await gateway.fails("write", input, { caller, context: { tenant_id: "lab" } })).toMatchObject(scope);
  expect(await gateway.fails("write", input, { caller })).toMatchObject(scope);
  expect(gateway.store.calls).toHaveLength(before);
  await gateway.ok("write", input, { caller, tenantHeader: "lab-1" });
  await gateway.ok("write", input, { caller, context: { tenant_id: "acme" } });
  await gateway.ok("write", input, { caller: namedCaller("single", { tenants: ["only"] }) });
  await gateway.ok("write", input);
  const held = await gateway.kept.operator.tenants(
    { limit: 10 },
    { signal: new AbortController().signal, deadline: 9e15 },
  );
  expect(held.items).toEqual(["acme", "default", "lab-1", "only"]);
});

test("the tenant header can be demanded", async () => {
  const gateway = await openGateway({ requireTenantHeader: true });
  expect(await gateway.fails("export", {}, { context: { tenant_id: "acme" } })).toMatchObject({
    status: 403,
    code: "MGP_SCOPE_VIOLATION",
  });
  await gateway.ok("export", {}, { tenantHeader: "acme" });
});

test("action and agent are the caller's, or it is 403", async () => {
  const gateway = await openGateway();
  const caller = namedCaller("reader", { actions: ["read"], agents: ["support/*", "tests/agent"] });
  expect(await gateway.fails("write", { memory: memoryOf("m") }, { caller })).toMatchObject({
    status: 403,
    code: "MGP_POLICY_DENIED",
    message: "action_not_allowed",
  });
  expect(await gateway.fails("export", {}, { caller, context: { actor_agent: "sales/1" } })).toMatchObject({
    status: 403,
    message: "agent_not_allowed",
  });
  await gateway.ok("export", {}, { caller, context: { actor_agent: "support/7" } });
  expect(gateway.store.effects).toBe(0);
});
