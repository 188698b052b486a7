import type { AccessDecision, MemoryObject, ReturnMode } from "@mgp/core";
import { conforms } from "@mgp/core/validation";
import { expect, test } from "vitest";
import { rulePolicy } from "../src/policy/rules.ts";
import { referenceView } from "../src/views/reference-view.ts";
import { viewOf } from "../src/views/view.ts";
import { openGateway } from "./support/gateway-in-process.ts";
import { anyString } from "./support/matchers.ts";
import { memoryOf } from "./support/samples.ts";

function decisionOf(mode: ReturnMode): AccessDecision {
  return {
    decision: mode === "raw" ? "allow" : "redact",
    reason_code: "because",
    applied_rules: [],
    return_mode: mode,
  };
}

const full: MemoryObject = memoryOf("m-1", {
  type: "preference",
  content: {
    statement: "secret statement",
    keywords: ["one", "two"],
    preference_value: { number: 42, yes: true, nothing: null, list: ["a", 1, false, null], empty: {} },
  },
  sensitivity: "confidential",
  derived_from: ["m-0"],
  confidence: 0.5,
  extensions: { "vendor:note": "secret note", "vendor:count": 7, "vendor:nothing": null },
  evidence: [
    {
      evidence_id: "secret-id",
      kind: "chat_message",
      ref: "secret-ref",
      excerpt: "secret excerpt",
      captured_at: "2026-01-02T03:04:05Z",
      trust_level: "high",
      metadata: { key: "secret metadata", nothing: null },
    },
    { kind: "tool_result", ref: "secret-ref-2" },
  ],
  evidence_refs: ["secret-ref", "secret-ref-2"],
  backend_ref: { adapter: "memory", tenant_id: "acme" },
});

test("raw: unchanged", () => {
  expect(viewOf(full, decisionOf("raw"))).toEqual({
    memory: full,
    return_mode: "raw",
    redaction_info: { policy_view: "raw" },
    consumable_text: "secret statement",
  });
});

test("masked: the shape stays, nothing of what it holds", () => {
  const fields = ["content", "extensions", "evidence", "evidence_refs"];
  const view = viewOf(full, decisionOf("masked"));
  expect(view).toEqual({
    memory: {
      ...full,
      content: {
        statement: "***",
        keywords: ["***"],
        preference_value: { number: "***", yes: "***", nothing: null, list: ["***", "***", "***", null], empty: {} },
      },
      extensions: { "vendor:note": "***", "vendor:count": "***", "vendor:nothing": null },
      evidence: [
        {
          evidence_id: "***",
          kind: "chat_message",
          ref: "***",
          excerpt: "***",
          captured_at: "2026-01-02T03:04:05Z",
          trust_level: "high",
          metadata: { key: "***", nothing: null },
        },
        { kind: "tool_result", ref: "***" },
      ],
      evidence_refs: ["***"],
      backend_ref: { adapter: "memory", tenant_id: "acme", policy_view: "masked" },
    },
    return_mode: "masked",
    redaction_info: {
      policy_view: "masked",
      reason_code: "because",
      masked_fields: fields,
      transformed_fields: fields,
      explanation: anyString,
    },
    consumable_text: "***",
  });
  expect(conforms("memory-object", view.memory)).toBe(true);
});

test("backend_ref keeps the server's keys; a client's own are hidden as content is, and named", () => {
  const server = { adapter: "memory", mgp_state: "active", revision: 3, tenant_id: "acme" };
  const own = { note: "secret", deep: { list: ["secret", 1, null] }, nothing: null };
  const memory = memoryOf("m", { backend_ref: { ...server, ...own } });
  const masked = viewOf(memory, decisionOf("masked"));
  const hidden = { note: "***", deep: { list: ["***", "***", null] }, nothing: null };
  expect(masked.memory.backend_ref).toEqual({ ...server, ...hidden, policy_view: "masked" });
  expect(masked.redaction_info.masked_fields).toEqual(["content", "backend_ref"]);
  const metadata = viewOf(memory, decisionOf("metadata_only"));
  expect(metadata.memory.backend_ref).toEqual({ ...server, policy_view: "metadata_only" });
  expect(metadata.redaction_info.transformed_fields).toContain("backend_ref");
  expect(viewOf(memory, decisionOf("raw")).memory.backend_ref).toEqual({ ...server, ...own });
});

test.each(["masked", "metadata_only"] as const)("%s: what is no text is no tenant's name", (mode) => {
  const memory = memoryOf("m", { backend_ref: { tenant_id: { note: "secret" }, adapter: "memory" } });
  expect(JSON.stringify(viewOf(memory, decisionOf(mode)).memory)).not.toContain("secret");
});

test("what says only which memory it is stays small, whatever a client has put into backend_ref", () => {
  const server = { tenant_id: "acme", adapter: "memory", mgp_state: "active", revision: 3 };
  const plain = viewOf(memoryOf("m", { backend_ref: server }), decisionOf("raw"));
  expect(referenceView(plain).memory.backend_ref).toEqual({ ...server, policy_view: "metadata_only" });
  for (const own of [{ note: "x".repeat(50_000) }, { tenant_id: { note: "x".repeat(50_000) } }]) {
    const large = viewOf(memoryOf("m", { backend_ref: { ...server, ...own } }), decisionOf("raw"));
    expect(JSON.stringify(referenceView(large)).length).toBeLessThan(1_000);
  }
});

test("masked: what is absent or empty stays so", () => {
  const bare = viewOf(memoryOf("m", { content: {} }), decisionOf("masked"));
  expect(bare.memory).toEqual(memoryOf("m", { content: {}, backend_ref: { policy_view: "masked" } }));
  expect(bare.redaction_info.masked_fields).toEqual(["content"]);
  expect(bare.consumable_text).toBe("{}");
  const empty = viewOf(
    memoryOf("m", { content: { keywords: [] }, evidence: [], evidence_refs: [] }),
    decisionOf("masked"),
  );
  expect(empty.memory).toMatchObject({ content: { keywords: [] }, evidence: [], evidence_refs: [] });
});

test("masked: consumable text is made of the masked content", () => {
  const view = viewOf(memoryOf("m", { content: { b: "secret", a: [1, null] } }), decisionOf("masked"));
  expect(view.consumable_text).toBe('{"a": ["***", null], "b": "***"}');
});

test.each([
  [{ statement: " \n", note: 1 }, " \n"],
  [{ statement: " ", summary: "Short." }, "Short."],
  [{ statement: "", note: 1 }, " "],
  [{ note: 1 }, '{"note": 1}'],
])("the consumable text of %j is %j", (content, text) => {
  expect(viewOf(memoryOf("m", { content }), decisionOf("raw")).consumable_text).toBe(text);
});

test("metadata_only: content, extensions and evidence are gone, the rest stays", () => {
  const fields = ["content", "extensions", "evidence", "evidence_refs"];
  expect(viewOf(full, decisionOf("metadata_only"))).toEqual({
    memory: {
      ...full,
      content: { statement: "preference metadata only", summary: "preference metadata only" },
      extensions: {},
      evidence: [],
      evidence_refs: [],
      backend_ref: { adapter: "memory", tenant_id: "acme", policy_view: "metadata_only" },
    },
    return_mode: "metadata_only",
    redaction_info: {
      policy_view: "metadata_only",
      reason_code: "because",
      masked_fields: fields,
      transformed_fields: fields,
      explanation: anyString,
    },
    consumable_text: "preference metadata only",
  });
});

test.each([
  [{ summary: " short ", statement: "long" }, "short"],
  [{ summary: "  ", statement: "long" }, "long"],
  [{ preference: "tea", fact: "x" }, "tea"],
  [{ fact: "earth is round" }, "earth is round"],
  [{ other: "x" }, "profile summary"],
])("summary of %j is %j", (content, summary) => {
  const view = viewOf(memoryOf("m", { content }), decisionOf("summary"));
  expect(view).toMatchObject({
    return_mode: "summary",
    consumable_text: summary,
    redaction_info: { policy_view: "summary", summary_generated: true, transformed_fields: ["content"] },
  });
  expect(view.memory.content).toEqual({ statement: summary, summary });
  expect(view.redaction_info).not.toHaveProperty("masked_fields");
});

test("summary: what stands beside the content is hidden as in a masked view, and none is written back", async () => {
  const { memory, redaction_info } = viewOf(full, decisionOf("summary"));
  const masked = viewOf(full, decisionOf("masked")).memory;
  const content = { statement: "secret statement", summary: "secret statement" };
  expect(memory).toEqual({ ...masked, content, backend_ref: { ...masked.backend_ref, policy_view: "summary" } });
  expect(redaction_info.masked_fields).toEqual(["extensions", "evidence", "evidence_refs"]);
  const gateway = await openGateway();
  await gateway.ok("write", { memory: { ...full, backend_ref: {} } });
  const hint = { strategy: "replace" };
  expect(await gateway.fails("write", { memory, merge_hint: hint })).toMatchObject({ code: "MGP_INVALID_OBJECT" });
});

test.each([
  [{ statement: " first ", summary: "x" }, "first"],
  [{ statement: " ", summary: "second" }, "second"],
  [{ statement: 5, preference: "third" }, "third"],
  [{ fact: "fourth" }, "fourth"],
  [{}, "{}"],
  [{ z: [1, "é"], a: { y: null, b: true } }, '{"a": {"b": true, "y": null}, "z": [1, "é"]}'],
])("consumable text of %j is %j", (content, text) => {
  expect(viewOf(memoryOf("m", { content }), decisionOf("raw")).consumable_text).toBe(text);
});

test("every operation that shows a memory shows the view of its policy", async () => {
  const summarising = rulePolicy([
    {
      id: "summarise",
      when: () => true,
      decision: { decision: "summarize", reason_code: "brief", return_mode: "summary" },
    },
  ]);
  const gateway = await openGateway({ policy: summarising });
  const content = { summary: "brief words", statement: "brief words and kiwi" };
  const views: unknown[] = [
    await gateway.ok("write", { memory: memoryOf("m-1", { content }) }),
    await gateway.ok("writeBatch", { items: [{ memory: memoryOf("m-2", { content }) }] }),
    await gateway.ok("get", { memory_id: "m-1" }),
    await gateway.ok("update", { memory_id: "m-1", patch: { confidence: 1 } }),
    await gateway.ok("export", {}),
    await gateway.ok("sync", {}),
    await gateway.ok("search", { query: "brief" }),
  ];
  for (const view of views) {
    expect(JSON.stringify(view)).toContain("brief words");
    expect(JSON.stringify(view)).not.toContain("kiwi");
  }
  const found = await gateway.ok("search", { intent: { query_text: "brief kiwi" } });
  // The words of a summary that is shown may be quoted; the hidden one may not.
  expect(found.results[0]).toMatchObject({ matched_terms: ["brief"], return_mode: "summary" });
});
