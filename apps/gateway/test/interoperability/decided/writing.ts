import type { DecidedDifference } from "../differential/decided-difference.ts";
import { type Pair, requestOf, type Step } from "../differential/step.ts";
import { idsIn, plainName, type World } from "../differential/world.ts";
import {
  at,
  itemsAt,
  type Json,
  type JsonObject,
  mapObjects,
  objectAt,
  replaceAt,
  textAt,
  without,
} from "../support/json.ts";
import { agree, changeMemories, codeOf, memoriesOf, writesOf } from "./pairs.ts";

const lifecycle: ReadonlySet<string> = new Set(["/mgp/expire", "/mgp/revoke", "/mgp/delete"]);

const refusing: ReadonlySet<unknown> = new Set(["create", "manual_review_required", undefined]);

const richHintKeys = [
  "conflict_key",
  "if_match_updated_at",
  "source_priority",
  "reinforcement_weight",
  "coalesce_window_seconds",
  "idempotency_key",
];

function namesDeleted(step: Step, world: World): boolean {
  return [...idsIn(step.body)].some((id) => world.memories.get(plainName(id))?.state === "deleted");
}

/** The step would bring a deleted memory back. */
function wakesDeleted(step: Step, world: World): boolean {
  const writes = writesOf(step);
  return namesDeleted(step, world) && (lifecycle.has(step.path) || writes.some(({ hint }) => hint !== undefined));
}

function wasInactive(ids: Iterable<string>, world: World): boolean {
  return [...ids].some((id) => !["active", undefined].includes(world.memories.get(plainName(id))?.state));
}

function hasRichHint(step: Step): boolean {
  return writesOf(step).some(({ hint }) => hint !== undefined && richHintKeys.some((key) => key in hint));
}

const stateKeys = ["mgp_state", "mgp_state_changed_at", "mgp_state_reason"];

function claimsState(memory: JsonObject): boolean {
  return at(memory, "backend_ref", "mgp_state") !== undefined;
}

function isPatchOfFixed(step: Step): boolean {
  const patch = objectAt(requestOf(step).payload, "patch");
  return (
    step.path === "/mgp/update" &&
    (at(patch, "memory_id") !== undefined || stateKeys.some((key) => at(patch, "backend_ref", key) !== undefined))
  );
}

/** The step imports a memory that says in which state it is. */
function importsState(step: Step): boolean {
  return step.path === "/mgp/import" && writesOf(step).some(({ memory }) => claimsState(memory));
}

function hasOwnOptions(step: Step): boolean {
  const { payload } = requestOf(step);
  return step.path === "/mgp/import" && ["on_existing", "on_purged"].some((key) => at(payload, key) !== undefined);
}

export const writingDifferences: readonly DecidedDifference[] = [
  {
    id: "server-owns-state",
    what: "The reference keeps a client's `backend_ref.mgp_state`, with its time and reason, and believes it; ours ignores them on write and batch.",
    why: "A client could write a memory that looks deleted, or bring one back",
    settle: (step, { ours, theirs }) => {
      if (!writesOf(step).some(({ memory }) => claimsState(memory))) return undefined;
      const states = memoriesOf(ours);
      const settled = changeMemories(theirs, (memory) => {
        const state = textAt(states.get(textAt(memory, "memory_id") ?? ""), "backend_ref", "mgp_state");
        const reference = without(objectAt(memory, "backend_ref") ?? {}, ...stateKeys);
        return { ...memory, backend_ref: { ...reference, mgp_state: state ?? null } };
      });
      return { ours, theirs: settled };
    },
    diverges: (step) => writesOf(step).some(({ memory }) => claimsState(memory)),
  },
  {
    id: "import-honours-state",
    what: "An import of the reference stores any `backend_ref.mgp_state` as text that it believes, and writes it onto a memory that is there; ours stores a new id in that state, since when and why included, and answers 409 where the memory that is there is in another state.",
    why: "A withdrawn memory must not come back by a move ([decision 68](decisions/0068-state-survives-a-move.md))",
    settle: (step, pair) => (importsState(step) && isConflict(pair.ours.body) ? agree(pair) : undefined),
    diverges: importsState,
  },
  {
    id: "import-can-be-sent-again",
    what: "The reference does not know `on_existing` and `on_purged` of an import, and answers 400; ours counts what is there already as written, or refuses what was purged.",
    why: "An import that stopped has to be sent again ([decision 68](decisions/0068-state-survives-a-move.md))",
    settle: (step, pair) => (hasOwnOptions(step) && pair.theirs.status === 400 ? agree(pair) : undefined),
    diverges: hasOwnOptions,
  },
  {
    id: "fixed-fields",
    what: "A patch of the reference may change `memory_id` and the state in `backend_ref` (`mgp_state`, its time and its reason); ours answers 400 with the field.",
    why: "A patch must not do what the lifecycle operations are checked and audited for",
    settle: (step, pair) =>
      isPatchOfFixed(step) && pair.ours.status === 400 && pair.theirs.status === 200 ? agree(pair) : undefined,
    diverges: (step, { theirs }) => isPatchOfFixed(step) && theirs.status === 200,
  },
  {
    id: "lifetime-needs-a-start",
    what: "A memory whose `created_at` cannot be read never expires in the reference, whatever its `ttl_seconds`; ours answers 400 with the field.",
    why: "A lifetime must not be open ([decision 66](decisions/0066-time-is-never-open.md))",
    settle: (_step, pair) =>
      lacksStart(pair.ours.body) && itemsAt(pair.ours.body, "data", "results").length === 0
        ? agree(pair)
        : withOurItems(pair, lacksStart),
    diverges: (step, { ours }) => lacksStart(ours.body) || writesOf(step).some(({ memory }) => neverStarts(memory)),
  },
  {
    id: "null-takes-a-key-away",
    what: "`null` for a key of `content`, `extensions` or `backend_ref` in a patch is stored by the reference; ours removes the key.",
    why: "A key that was written has to be removable by a patch",
    settle: (step, pair) => (takesKeys(step) ? agree(pair) : undefined),
    diverges: takesKeys,
  },
  {
    id: "deleted-stays-deleted",
    what: "In the reference expire, revoke and a hinted write bring a deleted memory back; ours answers 409.",
    why: "Deleted means deleted, until it is purged",
    settle: (step, pair, world) => {
      if (!wakesDeleted(step, world)) return undefined;
      if (itemsAt(pair.ours.body, "data", "results").length > 0) return withOurItems(pair, isConflict);
      return isConflict(pair.ours.body) && !isConflict(pair.theirs.body) ? agree(pair) : undefined;
    },
    diverges: (step, _pair, world) => wakesDeleted(step, world),
  },
  {
    id: "hinted-write-revives",
    what: "After a merging write onto an expired or revoked memory the reference stores an active record that still shows the old state; ours makes it active.",
    why: "A state that is shown has to be the state that counts",
    settle: (step, pair, world) => {
      const changed = [...memoriesOf(pair.ours).keys(), ...idsIn(pair.ours.body)];
      if (writesOf(step).length === 0 || !wasInactive(changed, world)) return undefined;
      const settled = changeMemories(pair.theirs, (memory) => ({
        ...memory,
        backend_ref: { ...objectAt(memory, "backend_ref"), mgp_state: "active" },
      }));
      return { ours: pair.ours, theirs: settled };
    },
    diverges: (step, pair, world) =>
      writesOf(step).length > 0 && wasInactive([...idsIn(pair.ours.body), ...idsIn(step.body)], world),
  },
  {
    id: "hint-in-full",
    what: "`conflict_key`, `if_match_updated_at`, `source_priority`, `reinforcement_weight`, `coalesce_window_seconds` and `idempotency_key` have no effect in the reference; in ours they do.",
    why: "A member of the protocol that is accepted has to have its effect",
    settle: (step, pair) => (hasRichHint(step) && [200, 202, 409].includes(pair.ours.status) ? agree(pair) : undefined),
    diverges: (step) => hasRichHint(step),
  },
  {
    id: "merge-keeps-the-stricter-label",
    what: "A merge, reinforce or dedupe of the reference keeps the stored `sensitivity`, so that a confidential memory merged onto a public one can be read; ours keeps the stricter of the two.",
    why: "A merge must not lower a label ([decision 19](decisions/0019-merge-keeps-the-stricter-label.md))",
    settle: (step, pair) => (joinsLabels(step) && pair.ours.status === pair.theirs.status ? agree(pair) : undefined),
    diverges: joinsLabels,
  },
  {
    id: "tenant-fixed-at-creation",
    what: "An upsert or replace of the reference takes `backend_ref.tenant_id` from the incoming memory; in ours it stays what it was at creation.",
    why: "A memory does not move to another tenant",
    settle: (step, { ours, theirs }) =>
      hasReplacing(step)
        ? { ours: changeMemories(ours, withoutTenant), theirs: changeMemories(theirs, withoutTenant) }
        : undefined,
    diverges: (step, { ours, theirs }) =>
      hasReplacing(step) && (step.path === "/mgp/import" || tenantsOf(ours) !== tenantsOf(theirs)),
  },
  {
    id: "conflict-before-denial",
    what: "A write without a merging hint onto an id that is taken: where policy would deny it too, the reference answers 403, ours 409.",
    why: "The id is looked up before policy is asked about the memory that is there",
    settle: (step, pair) => {
      const refused = writesOf(step).some(({ hint }) => refusing.has(hint?.["strategy"]));
      if (!refused) return undefined;
      if (codeOf(pair.ours) === "MGP_CONFLICT_UNRESOLVED" && codeOf(pair.theirs) === "MGP_POLICY_DENIED")
        return agree(pair);
      return withOurItems(pair, (ours, theirs) => isConflict(ours) && isDenial(theirs));
    },
  },
  {
    id: "import-says-how-far",
    what: "A failed import of the reference does not say what it wrote before; ours adds `index` and `memory_ids` to the details.",
    why: "A client has to know where to go on",
    settle: (step, { ours, theirs }) => {
      if (step.path !== "/mgp/import") return undefined;
      return { ours: { ...ours, body: mapObjects(ours.body, shorter) }, theirs };
    },
  },
];

function lacksStart(body: Json): boolean {
  return JSON.stringify(body).includes('"field":"created_at"');
}

function neverStarts(memory: JsonObject): boolean {
  return memory["created_at"] === "some day" && ![undefined, 0].some((none) => memory["ttl_seconds"] === none);
}

function takesKeys(step: Step): boolean {
  const patch = objectAt(requestOf(step).payload, "patch");
  return (
    step.path === "/mgp/update" &&
    ["content", "extensions"].some((field) => Object.values(objectAt(patch, field) ?? {}).includes(null))
  );
}

/** Something labelled is merged onto something that may be labelled less. */
function joinsLabels(step: Step): boolean {
  return writesOf(step).some(
    ({ memory, hint }) =>
      ["merge", "reinforce", "dedupe"].includes(textAt(hint, "strategy") ?? "") &&
      !["public", undefined].includes(textAt(memory, "sensitivity")),
  );
}

function isDenial(item: Json): boolean {
  return textAt(item, "error", "code") === "MGP_POLICY_DENIED";
}

/** An error without what only our import says. */
function shorter(object: JsonObject): JsonObject {
  return "code" in object
    ? { ...object, details: without(objectAt(object, "details") ?? {}, "index", "memory_ids") }
    : object;
}

function hasReplacing(step: Step): boolean {
  return writesOf(step).some(({ hint }) => ["upsert", "replace"].includes(textAt(hint, "strategy") ?? ""));
}

function withoutTenant(memory: JsonObject): JsonObject {
  return { ...memory, backend_ref: without(objectAt(memory, "backend_ref") ?? {}, "tenant_id") };
}

function tenantsOf(answer: Pair["ours"]): string {
  return JSON.stringify(
    [...memoriesOf(answer)].map(([id, memory]) => [id, textAt(memory, "backend_ref", "tenant_id")]),
  );
}

/** A batch's answers with ours in place of the reference's for some items. */
function withOurItems(pair: Pair, chosen: (ours: Json, theirs: Json) => boolean): Pair | undefined {
  const theirs = itemsAt(pair.theirs.body, "data", "results");
  const results = itemsAt(pair.ours.body, "data", "results").map((item, index) => {
    const other = theirs[index] ?? null;
    return chosen(item, other) ? item : other;
  });
  if (results.length === 0) return undefined;
  return { ...pair, theirs: { ...pair.theirs, body: replaceAt(pair.theirs.body, ["data", "results"], () => results) } };
}

function isConflict(body: Json): boolean {
  return JSON.stringify(body).includes("MGP_CONFLICT_UNRESOLVED");
}
