import type { DecidedDifference } from "../differential/decided-difference.ts";
import { type Answer, requestOf, type Step } from "../differential/step.ts";
import type { World } from "../differential/world.ts";
import { at, itemsAt, type Json, type JsonObject, objectAt, textAt, without } from "../support/json.ts";
import { agree, changeLists, codeOf, idOf, mapBody, memoriesOf, memoryOf, viewOf } from "./pairs.ts";

/** Queries of the pool that the reference matches as substrings of JSON text and ours as words, or the other way. */
const analysedOtherwise: ReadonlySet<string> = new Set([
  "viol",
  "the",
  "preference",
  "deleted-proof-token",
  "nothing of the sort",
]);

const MANY = 200;

function queryOf(step: Step): string {
  const { payload } = requestOf(step);
  return (textAt(payload, "intent", "query_text") ?? textAt(payload, "query") ?? "").trim();
}

function limitOf(step: Step): Json {
  const { payload } = requestOf(step);
  return at(payload, "intent", "top_k") ?? at(payload, "limit") ?? 10;
}

function sorted(answer: Answer): Answer {
  return changeLists(answer, (items) => items.toSorted((left, right) => (idOf(left) < idOf(right) ? -1 : 1)));
}

function unscored(answer: Answer): Answer {
  return mapBody(answer, (object) => ("score_kind" in object ? without(object, "score", "matched_terms") : object));
}

function count(answer: Answer): number {
  return itemsAt(answer.body, "data", "results").length;
}

function emptied(answer: Answer): Answer {
  return mapBody(
    changeLists(answer, () => []),
    (object) => without(object, "next_token"),
  );
}

function uncursored(answer: Answer): Answer {
  return sorted(mapBody(answer, (object) => without(object, "cursor")));
}

function isExpired(item: Json): boolean {
  const memory = memoryOf(item);
  return at(memory, "ttl_seconds") === 60 && (textAt(memory, "created_at") ?? "").startsWith("2024");
}

function isShownAsOver(memory: JsonObject): boolean {
  return viewOf(memory) === "metadata_only" && textAt(memory, "backend_ref", "mgp_state") !== "active";
}

const systemTargets = new Set(["__import__", "__sync__", "__audit__", "__batch__", "__invalid__"]);

/** An event that only our gateway writes. */
function isOurs(event: Json, world: World): boolean {
  const request = textAt(event, "request_id") ?? "";
  const reason = textAt(event, "decision", "reason_code") ?? "";
  return (
    at(event, "decision", "decision") === "deny" ||
    /^(?:invalid_object|policy_denied|memory_not_found|scope_violation|conflict_unresolved|backend_error)$/.test(
      reason,
    ) ||
    systemTargets.has(textAt(event, "target_memory_id") ?? "") ||
    world.pathOf(request) === "/mgp/import" ||
    reason.endsWith("_accepted")
  );
}

export const listingDifferences: readonly DecidedDifference[] = [
  {
    id: "search-ranking",
    what: "The reference scores by the share of terms that occur and orders ties by id; ours ranks by BM25 and recency, and `matched_terms` are the caller's own words.",
    why: "Rare words tell more than common ones; BM25 finds more of what was asked for",
    settle: (step, { ours, theirs }) =>
      step.path === "/mgp/search" ? { ours: sorted(unscored(ours)), theirs: sorted(unscored(theirs)) } : undefined,
  },
  {
    id: "search-words",
    what: "The reference looks for terms as substrings of JSON text, keys included; ours for words, stemmed and without stop words, over values. `viol` does not find violet, `preference` does not find a key, `deleted-proof-token` is one term. Words are found however their accents and joints are written: `cafe` finds café, `e-mail` finds email.",
    why: "Substrings find what was not meant, and a key is not content",
    settle: (step, pair) =>
      step.path === "/mgp/search" && analysedOtherwise.has(queryOf(step)) ? agree(pair) : undefined,
  },
  {
    id: "search-pages",
    what: "The reference cuts to `limit` before policy and never gives a `next_token`; ours fills the page with permitted results and pages.",
    why: "A page that is cut before policy is short or empty while more is there",
    settle: (step, { ours, theirs }) => {
      if (step.path !== "/mgp/search" || limitOf(step) === MANY) return undefined;
      if (count(ours) > Number(limitOf(step)) || count(theirs) > Number(limitOf(step))) return undefined;
      return { ours: emptied(ours), theirs: emptied(theirs) };
    },
  },
  {
    id: "search-time-scope",
    what: "`time_scope` has no effect in the reference; in ours it filters, and a time that cannot be read is 400.",
    why: "A filter that has no effect, or cannot be read, must not answer as if it held",
    settle: (step, pair) =>
      objectAt(requestOf(step).payload, "intent", "time_scope") !== undefined && pair.ours.status === 200
        ? agree(pair)
        : undefined,
  },
  {
    id: "search-types-twice",
    what: "A type named twice in `types` makes the reference answer 400; ours takes it once.",
    why: "Naming a type twice means the same as once",
    settle: (step, pair) => {
      const types = itemsAt(requestOf(step).payload, "types");
      return new Set(types).size < types.length && pair.theirs.status === 400 && pair.ours.status === 200
        ? agree(pair)
        : undefined;
    },
  },
  {
    id: "export-leaves-out-expired",
    what: "Export and sync of the reference give out memories whose time to live has passed; ours leaves them out, and with `include_inactive` shows them as expired, metadata only.",
    why: "What is over is not to be used any longer, and has to be found to be purged ([decision 67](decisions/0067-what-is-over-is-listed.md))",
    settle: (step, { ours, theirs }) => {
      if (!["/mgp/export", "/mgp/sync"].includes(step.path)) return undefined;
      const shown = memoriesOf(ours);
      const ownOf = (item: Json): readonly Json[] => {
        const own = shown.get(idOf(item));
        return own !== undefined && isShownAsOver(own) ? [own] : [];
      };
      return {
        ours,
        theirs: changeLists(theirs, (items) => items.flatMap((item) => (isExpired(item) ? ownOf(item) : [item]))),
      };
    },
  },
  {
    id: "sync-is-a-feed",
    what: "Sync of the reference lists by id and gives a `cursor` only while more is there; ours lists by last change and always gives a cursor to resume from. `next_token` means the same in both.",
    why: "A mirror has to go on from where it was",
    settle: (step, { ours, theirs }) => {
      if (step.path !== "/mgp/sync") return undefined;
      return { ours: uncursored(ours), theirs: uncursored(theirs) };
    },
  },
  {
    id: "opaque-tokens",
    what: "A token that the gateway did not give is 502 or an odd page in the reference, where tokens are offsets; ours are sealed, and others are 400.",
    why: "An offset skips and repeats under writes, and a token must not be made up",
    settle: (step, pair) => {
      const token = textAt(requestOf(step).payload, "pagination_token");
      return token !== undefined && codeOf(pair.ours) === "MGP_INVALID_OBJECT" && pair.theirs.status !== 400
        ? agree(pair)
        : undefined;
    },
  },
  {
    id: "audit-is-complete",
    what: "The reference audits successes of some operations; ours every request: denials, failures, imports item by item, sync and audit queries.",
    why: "What happened is proved by a complete log only",
    settle: (step, { ours, theirs }, world) =>
      step.path === "/mgp/audit/query"
        ? { ours: changeEvents(ours, (event) => !isOurs(event, world)), theirs }
        : undefined,
  },
  {
    id: "audit-by-tenant",
    what: "An audit query of the reference sees every tenant's events; ours those of the request's tenant.",
    why: "A tenant must not read what happens in another",
    settle: (step, { ours, theirs }, world) => {
      if (step.path !== "/mgp/audit/query") return undefined;
      const tenant = world.tenantOf(step);
      const inTenant = (event: Json): boolean => world.tenantOfRequest(textAt(event, "request_id") ?? "") === tenant;
      return { ours, theirs: changeEvents(theirs, inTenant) };
    },
  },
  {
    id: "audit-tells-our-decision",
    what: "Where the answers differ by decision, so do the events about them.",
    why: "The log says what was decided here",
    settle: (step, { ours, theirs }, world) => {
      if (step.path !== "/mgp/audit/query") return undefined;
      const alike = (event: Json): boolean => !world.differing.has(textAt(event, "request_id") ?? "");
      return { ours: changeEvents(ours, alike), theirs: changeEvents(theirs, alike) };
    },
  },
];

function changeEvents(answer: Answer, keep: (event: Json) => boolean): Answer {
  return mapBody(answer, (object) =>
    "events" in object ? { ...object, events: itemsAt(object, "events").filter(keep) } : object,
  );
}
