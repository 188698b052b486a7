import fc from "fast-check";
import { isArray, isObject, type Json, type JsonObject, mapTexts, replaceAt } from "../support/json.ts";
import { anyMemoryId, memory, memoryIds, mergeHint, patch, sometimes, subjects, together, write } from "./memories.ts";
import type { Step } from "./step.ts";

type Fields = fc.Arbitrary<JsonObject>;
type Payloads = Fields;

const none: Fields = fc.constant({});
const MANY = 200;

const queries = [
  "violet",
  "harbour",
  "VIOLET umbrellas",
  "deleted-proof-token-kiwi-77",
  "choir harbour",
  "daily",
  "紫色",
  "viol",
  "the",
  "   ",
  "preference",
  "nothing of the sort",
  "deleted-proof-token",
] as const;

const query = fc.constantFrom(...queries);

const search: Payloads = fc.oneof(
  { weight: 3, arbitrary: together(fc.record({ query }), fc.constant({ limit: MANY })) },
  {
    weight: 2,
    arbitrary: together(
      fc.record({
        intent: together(
          query.map((text) => ({ query_text: text })),
          fc.constant({ top_k: MANY }),
          sometimes(30, "keywords", ["harbour"], ["umbrellas", "choir"]),
          sometimes(20, "target_memory_types", ["preference"], [], ["profile", "semantic_fact"]),
          sometimes(10, "subject", ...subjects),
          sometimes(5, "time_scope", { include_expired: true }, { since: "2025-01-01T00:00:00Z" }),
        ),
      }),
      sometimes(10, "query", "harbour"),
    ),
  },
  { weight: 1, arbitrary: fc.record({ query, limit: fc.constantFrom(1, 2) }) },
);

const filters: Fields = together(
  sometimes(20, "subject", ...subjects),
  sometimes(20, "scope", "user", "agent"),
  sometimes(20, "types", ["preference", "profile"], ["preference", "preference"], []),
);

const page: Payloads = together(sometimes(40, "limit", 1, 2, 3), sometimes(50, "include_inactive", true, false));

const badPage: Payloads = fc.constantFrom<JsonObject>(
  { pagination_token: "abc" },
  { pagination_token: "-1" },
  { limit: 0 },
);

const audit: Payloads = together(
  fc.oneof(
    fc.nat({ max: 24 }).map((step) => ({ request_id: `{r${step}}` })),
    fc.constantFrom(...memoryIds).map((id) => ({ target_memory_id: id })),
    fc.constant({ correlation_id: "{trace}" }),
  ),
  sometimes(30, "action", "write", "read", "update", "search"),
  sometimes(20, "actor_id", "agent/1", "agent/absent"),
  sometimes(30, "limit", 1, 2),
);

const lifecycle = (timestamp: string): Payloads =>
  together(
    fc.record({ memory_id: anyMemoryId }),
    sometimes(30, timestamp, "2026-01-01T00:00:00Z"),
    sometimes(30, "reason", "asked"),
  );

const importing: Payloads = together(
  fc.record({ memories: fc.array(memory, { minLength: 1, maxLength: 3 }) }),
  fc.oneof(none, fc.record({ merge_hint: mergeHint })),
);

const initialize: Fields = together(
  fc.constantFrom<JsonObject>(
    { protocol_version: "0.1.1" },
    { supported_versions: ["9.9", "0.1.1"] },
    { supported_versions: ["0.1.1"], preferred_version: "0.1.1" },
    { supported_versions: ["0.1.1"], preferred_version: "0.2" },
    { protocol_version: "v0.1.1" },
    { protocol_version: "0.1.1", supported_versions: ["0.1.1"] },
    {},
  ),
  fc.constant({ client: { name: "differential", version: "1" } }),
  sometimes(30, "requested_profiles", ["governance"], ["interop", "core-memory"], []),
  sometimes(20, "transport_profile", "stateless_http", "streamable_http"),
  sometimes(
    30,
    "runtime_capabilities",
    { supports_prompt_view: false, preferred_return_modes: ["masked", "raw"] },
    {
      supported_profiles: ["lifecycle"],
    },
    { accepted_transport_profiles: ["streamable_http"] },
  ),
);

const contextFields: Fields = together(
  fc.constant({ actor_agent: "agent/1", acting_for_subject: { kind: "user", id: "u1" } }),
  sometimes(88, "tenant_id", ...Array.from({ length: 14 }, () => "{acme}"), "{bolt}"),
  sometimes(20, "correlation_id", "{trace}"),
  sometimes(10, "session_id", "session-1"),
);

const tenantHeader = fc.oneof(
  { weight: 20, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constantFrom({ tenant: "{acme}" }, { tenant: "{bolt}" }) },
);

/** A step that carries a policy context. */
function governed(path: string, action: string, payload: Payloads, follow?: Step["follow"]): fc.Arbitrary<Step> {
  return fc.tuple(contextFields, payload, tenantHeader).map(([context, filled, header]) => ({
    path: `/mgp/${path}`,
    body: { policy_context: { ...context, requested_action: action }, payload: filled },
    ...header,
    ...(follow === undefined ? {} : { follow }),
  }));
}

function asynchronous(payload: Payloads): Payloads {
  return payload.map((fields) => ({ ...fields, execution_mode: "async" }));
}

function task(path: string, action: string, payload: Payloads): fc.Arbitrary<Step> {
  return fc
    .constantFrom<readonly ("get" | "cancel")[]>(["get", "cancel", "get"], ["cancel", "get"])
    .chain((polls) => governed(path, action, asynchronous(payload), polls));
}

const validStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 30, arbitrary: governed("write", "write", write) },
  {
    weight: 4,
    arbitrary: governed("write/batch", "write", fc.record({ items: fc.array(write, { minLength: 1, maxLength: 3 }) })),
  },
  { weight: 10, arbitrary: governed("search", "search", together(search, filters)) },
  { weight: 12, arbitrary: governed("get", "read", fc.record({ memory_id: anyMemoryId })) },
  { weight: 12, arbitrary: governed("update", "update", fc.record({ memory_id: anyMemoryId, patch })) },
  { weight: 4, arbitrary: governed("expire", "expire", lifecycle("expired_at")) },
  { weight: 3, arbitrary: governed("revoke", "revoke", lifecycle("revoked_at")) },
  { weight: 4, arbitrary: governed("delete", "delete", lifecycle("deleted_at")) },
  { weight: 4, arbitrary: governed("purge", "purge", lifecycle("purged_at")) },
  { weight: 5, arbitrary: governed("export", "read", page, "pages") },
  { weight: 3, arbitrary: governed("sync", "read", page, "pages") },
  { weight: 5, arbitrary: governed("import", "write", importing) },
  { weight: 5, arbitrary: governed("audit/query", "read", audit, "pages") },
  { weight: 1, arbitrary: governed("export", "read", badPage) },
  { weight: 1, arbitrary: governed("audit/query", "read", badPage) },
  { weight: 1, arbitrary: task("export", "read", sometimes(50, "include_inactive", true, false)) },
  { weight: 2, arbitrary: task("import", "write", importing) },
  { weight: 1, arbitrary: task("sync", "read", sometimes(50, "include_inactive", true, false)) },
  { weight: 2, arbitrary: initialize.map((body) => ({ path: "/mgp/initialize", body })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("get", "cancel")
      .map((poll) => ({ path: `/mgp/tasks/${poll}`, body: { task_id: "{unknown}" } })),
  },
);

const damages: Readonly<Record<string, (object: JsonObject, key: string) => JsonObject>> = {
  remove: (object, key) => Object.fromEntries(Object.entries(object).filter(([name]) => name !== key)),
  extra: (object) => ({ ...object, surprise: true }),
  nothing: (object, key) => ({ ...object, [key]: null }),
  number: (object, key) => ({ ...object, [key]: -5 }),
  empty: (object, key) => ({ ...object, [key]: "" }),
  list: (object, key) => ({ ...object, [key]: [] }),
};

/** Every place inside a body, as the keys that lead there. */
function placesOf(value: Json, path: readonly string[] = []): readonly (readonly string[])[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => [[...path, key], ...placesOf(member, [...path, key])]);
}

function damaged(value: Json, [key = "", ...rest]: readonly string[], damage: keyof typeof damages): Json {
  if (isArray(value) || !isObject(value)) return value;
  if (rest.length > 0) return { ...value, [key]: damaged(value[key] ?? null, rest, damage) };
  return damages[damage]?.(value, key) ?? value;
}

/** Of an audit query no filter is taken away: the gateways have more events than those of a sequence. */
const auditDamages: ReadonlySet<string> = new Set(["extra", "nothing", "number"]);

const malformedStep: fc.Arbitrary<Step> = fc
  .tuple(validStep, fc.nat({ max: 10_000 }), fc.constantFrom(...Object.keys(damages)))
  .map(([step, place, damage]) => {
    const body: Json = isObject(step.body) ? { request_id: "{damaged}", ...step.body } : step.body;
    const places = placesOf(body);
    const { follow: _follow, ...rest } = step;
    const kind = step.path !== "/mgp/audit/query" || auditDamages.has(damage) ? damage : "extra";
    return { ...rest, damaged: true, body: damaged(body, places[place % places.length] ?? [], kind) };
  });

/** The same step, in one tenant with all others. */
function inOneTenant(step: Step): Step {
  const body = mapTexts(step.body, (text) => text.replaceAll("{bolt}", "{acme}"));
  const { tenant, ...rest } = step;
  const header = tenant === undefined ? {} : { tenant: "{acme}" };
  if (step.damaged === true) return { ...rest, ...header, body };
  return { ...rest, ...header, body: replaceAt(body, ["policy_context"], addTenant) };
}

function addTenant(context: Json): Json {
  return isObject(context) ? { ...context, tenant_id: "{acme}" } : context;
}

const anyTenants: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof({ weight: 9, arbitrary: validStep }, { weight: 1, arbitrary: malformedStep }),
  { minLength: 1, maxLength: 45, size: "max" },
);

/** What one sequence of requests looks like: mostly valid, over few names, so that requests meet. */
export const sequences: fc.Arbitrary<readonly Step[]> = fc.oneof(
  { weight: 3, arbitrary: anyTenants.map((steps) => steps.map(inOneTenant)) },
  { weight: 1, arbitrary: anyTenants },
);
