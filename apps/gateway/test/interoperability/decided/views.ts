import type { DecidedDifference } from "../differential/decided-difference.ts";
import type { Answer, Pair, Step } from "../differential/step.ts";
import {
  isArray,
  isObject,
  itemsAt,
  type Json,
  type JsonObject,
  objectAt,
  replaceAt,
  textAt,
  without,
} from "../support/json.ts";
import { agree, changeMemories, isListing, mapBody, memoriesOf, reasonOf, viewOf } from "./pairs.ts";

const MASK = "***";

function masked(value: Json): Json {
  if (value === null) return null;
  if (isArray(value)) return value.map(masked);
  if (!isObject(value)) return MASK;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, masked(member)]));
}

const serverKeys: ReadonlySet<string> = new Set(["adapter", "mgp_state", "revision", "policy_view", "tenant_id"]);

/** A `backend_ref` with what a client has put there changed, or left out where that says so. */
function referenceOf(memory: JsonObject, hide: (value: Json) => Json | undefined): JsonObject {
  const members = Object.entries(objectAt(memory, "backend_ref") ?? {}).flatMap(([key, value]) => {
    const shown = serverKeys.has(key) ? value : hide(value);
    return shown === undefined ? [] : [[key, shown] as const];
  });
  return Object.fromEntries(members);
}

/** What our masked view shows of a memory, said again in other words than the gateway's. */
function maskedView(memory: JsonObject): JsonObject {
  const content: Json = masked(objectAt(memory, "content") ?? {});
  const keywords = itemsAt(content, "keywords").length > 0 ? { keywords: [MASK] } : {};
  const kept = new Set(["kind", "trust_level", "captured_at"]);
  const evidence = itemsAt(memory, "evidence").map((item) =>
    isObject(item)
      ? Object.fromEntries(Object.entries(item).map(([key, member]) => [key, kept.has(key) ? member : masked(member)]))
      : item,
  );
  return {
    ...memory,
    content: isObject(content) ? { ...content, ...keywords } : content,
    ...("extensions" in memory ? { extensions: masked(memory["extensions"] ?? null) } : {}),
    ...("evidence" in memory ? { evidence } : {}),
    ...("evidence_refs" in memory ? { evidence_refs: itemsAt(memory, "evidence_refs").length > 0 ? [MASK] : [] } : {}),
    backend_ref: { ...referenceOf(memory, masked), policy_view: "masked" },
  };
}

/** The id of the memory that stands beside a consumable text. */
function idOfShown(object: Json): string | undefined {
  return textAt(object, "memory", "memory_id");
}

function metadataView(memory: JsonObject): JsonObject {
  const text = `${textAt(memory, "type")} metadata only`;
  const backendRef = { ...referenceOf(memory, () => undefined), policy_view: "metadata_only" };
  const hidden = { content: { statement: text, summary: text }, extensions: {}, evidence: [], evidence_refs: [] };
  return { ...memory, ...hidden, backend_ref: backendRef };
}

const strictness = ["raw", "masked", "metadata_only"];

function partOf({ ours, theirs }: Pair, ourItem: Json, theirItem: Json | undefined): Pair {
  return { ours: { ...ours, body: ourItem }, theirs: { ...theirs, body: theirItem ?? null } };
}

function withItems(answer: Answer, results: readonly Json[]): Answer {
  return { ...answer, body: replaceAt(answer.body, ["data", "results"], () => results) };
}

/** A batch may show one memory twice, so its items are looked at one by one. */
function inStricterViews(pair: Pair): Pair {
  const others = itemsAt(pair.theirs.body, "data", "results");
  if (others.length === 0 || others.some((item) => textAt(item, "status") === undefined))
    return wholeInStricterViews(pair);
  const items = itemsAt(pair.ours.body, "data", "results").map((item, index) =>
    wholeInStricterViews(partOf(pair, item, others[index])),
  );
  return {
    ours: withItems(
      pair.ours,
      items.map(({ ours }) => ours.body),
    ),
    theirs: withItems(
      pair.theirs,
      items.map(({ theirs }) => theirs.body),
    ),
  };
}

/** Every memory in the stricter of the two views that the gateways show of it, without what follows from a view. */
function wholeInStricterViews({ ours, theirs }: Pair): Pair {
  const views = new Map([...memoriesOf(ours)].map(([id, memory]) => [id, viewOf(memory)]));
  for (const [id, memory] of memoriesOf(theirs)) {
    const [view, other] = [viewOf(memory), views.get(id) ?? "raw"];
    views.set(id, strictness.indexOf(view) > strictness.indexOf(other) ? view : other);
  }
  const viewed = (answer: Answer): Answer => {
    const changed = changeMemories(answer, (memory) => inView(memory, views.get(textAt(memory, "memory_id") ?? "")));
    return mapBody(changed, withoutViewWords);
  };
  return { ours: viewed(ours), theirs: viewed(theirs) };
}

function inView(memory: JsonObject, view: string | undefined): JsonObject {
  if (view === "masked") return maskedView(memory);
  return view === "metadata_only" ? metadataView(memory) : memory;
}

function withoutViewWords(object: JsonObject): JsonObject {
  const memory = objectAt(object, "memory");
  if (memory === undefined || viewOf(memory) === "raw") return object;
  return without(object, "redaction_info", "consumable_text", "return_mode", "matched_terms");
}

function hasView(answer: Answer, view: string): boolean {
  return [...memoriesOf(answer).values()].some((memory) => viewOf(memory) === view);
}

const changing: ReadonlySet<string> = new Set(["/mgp/write", "/mgp/write/batch", "/mgp/update"]);

/** The gateways show a changed memory in different views. */
function viewsDiffer(step: Step, { ours, theirs }: Pair): boolean {
  if (!changing.has(step.path)) return false;
  const others = itemsAt(theirs.body, "data", "results");
  const items = itemsAt(ours.body, "data", "results").map((item, index) =>
    partOf({ ours, theirs }, item, others[index]),
  );
  if (items.length > 0) return items.some((item) => viewsDiffer({ ...step, path: "/mgp/write" }, item));
  const theirMemories = memoriesOf(theirs);
  return [...memoriesOf(ours)].some(([id, memory]) => {
    const other = theirMemories.get(id);
    return other !== undefined && viewOf(memory) !== viewOf(other);
  });
}

export const viewDifferences: readonly DecidedDifference[] = [
  {
    id: "state-since-when-and-why",
    what: "Of an inactive memory ours shows when and, in a raw view, why it came into its state (`backend_ref.mgp_state_changed_at`, `mgp_state_reason`), which the reference does not.",
    why: "A state has to survive a move ([decision 68](decisions/0068-state-survives-a-move.md))",
    settle: (_step, { ours, theirs }) => ({ ours: changeMemories(ours, withoutStateWords), theirs }),
  },
  {
    id: "more-times-are-read",
    what: "The reference does not read a `created_at` in lower case, so that its lifetime never ends; ours reads every form of RFC 3339.",
    why: "A lifetime must not be open ([decision 66](decisions/0066-time-is-never-open.md))",
    settle: (_step, pair) => {
      const { created_at: createdAt } = memoriesOf(pair.theirs).values().next().value ?? {};
      const isLowerCase = typeof createdAt === "string" && /[tz]/.test(createdAt);
      return isLowerCase && reasonOf(pair.ours) === "ttl_expired" ? agree(pair) : undefined;
    },
  },
  {
    id: "a-blank-sentence-stays-one",
    what: "A content whose sentence is blank becomes JSON text in `consumable_text` of the reference; in ours it stays what it is.",
    why: "A model would read JSON as a sentence",
    settle: (_step, { ours, theirs }) => {
      const blank: Json[] = [];
      mapBody(ours, (object) => {
        if (textAt(object, "consumable_text")?.trim() === "") blank.push(object);
        return object;
      });
      const settled = mapBody(theirs, (object) => {
        const same = blank.find((other) => idOfShown(other) === idOfShown(object));
        return same === undefined || !("consumable_text" in object)
          ? object
          : { ...object, consumable_text: textAt(same, "consumable_text") ?? null };
      });
      return blank.length === 0 ? undefined : { ours, theirs: settled };
    },
  },
  {
    id: "masked-hides-everything",
    what: "A masked view of the reference replaces the texts of `content` only; ours replaces every scalar of content, extensions and a client's own keys in `backend_ref`, the evidence's references and words, and names all of it in `masked_fields`. In search, `consumable_text` and `matched_terms` are made from the masked memory.",
    why: "What is masked in one member must not be readable in another",
    settle: (step, pair) =>
      hasView(pair.ours, "masked") && hasView(pair.theirs, "masked") && !viewsDiffer(step, pair)
        ? inStricterViews(pair)
        : undefined,
  },
  {
    id: "masked-keywords",
    what: "A masked memory with several keywords makes the reference answer 400, because its masks are no distinct keywords; ours shows one mask.",
    why: "A view must be a valid memory",
    settle: (_step, pair) => {
      const several = [...memoriesOf(pair.ours).values()].some(
        (memory) => viewOf(memory) === "masked" && itemsAt(memory, "content", "keywords").length > 0,
      );
      return several && pair.theirs.status === 400 ? agree(pair) : undefined;
    },
  },
  {
    id: "search-metadata-view",
    what: "A metadata view in a search result of the reference lacks `content.summary`; ours is the same view as everywhere.",
    why: "One function makes each view, so that no way of reading shows more than another",
    settle: (step, pair) =>
      step.path === "/mgp/search" && hasView(pair.ours, "metadata_only") ? inStricterViews(pair) : undefined,
  },
  {
    id: "view-of-a-change",
    what: "The reference shows a change by the decision on the memory before it (update) or on the incoming one (write); ours by the stricter of the memory before and after, and by no more than a read of it would have shown before: what is written onto a memory whose lifetime is over is answered with metadata.",
    why: "A change must not show what a read would hide",
    settle: (step, pair) => (viewsDiffer(step, pair) ? inStricterViews(pair) : undefined),
  },
  {
    id: "governed-export",
    what: "Export and sync of the reference give out stored memories; ours gives the views that get would.",
    why: "An export is a read, and shows what a read shows",
    settle: (step, pair) =>
      isListing(step) &&
      step.path !== "/mgp/search" &&
      (hasView(pair.ours, "masked") || hasView(pair.ours, "metadata_only"))
        ? inStricterViews(pair)
        : undefined,
  },
  {
    id: "reference-of-metadata",
    what: "A metadata view of the reference shows what a client has put into `backend_ref`; ours shows the server's keys only.",
    why: "A client's own words are hidden wherever they stand",
    settle: (step, pair) =>
      hasView(pair.ours, "metadata_only") && hasView(pair.theirs, "metadata_only") && !viewsDiffer(step, pair)
        ? inStricterViews(pair)
        : undefined,
  },
  {
    id: "revision-shown",
    what: "Ours shows `backend_ref.revision`, which the reference does not have.",
    why: "A client needs the revision to see that a memory has changed",
    settle: (_step, { ours, theirs }) => ({ ours: changeMemories(ours, withoutRevision), theirs }),
  },
  {
    id: "updated-at-stamped",
    what: "The reference stamps `updated_at` on a hinted write only, in seconds; ours at every change, in milliseconds, unless a patch gives a value.",
    why: "A feed and a comparison of two copies need a stamp of every change",
    settle: (_step, { ours, theirs }) => {
      const stamped = new Set(
        [...memoriesOf(ours)].flatMap(([id, memory]) => (isStamp(memory["updated_at"]) ? [id] : [])),
      );
      const unstamp = (memory: JsonObject): JsonObject =>
        stamped.has(textAt(memory, "memory_id") ?? "") ? without(memory, "updated_at") : memory;
      return { ours: changeMemories(ours, unstamp), theirs: changeMemories(theirs, unstamp) };
    },
  },
];

/** A stamp of now, or the first moment after a time in the future. */
function isStamp(time: Json | undefined): boolean {
  return time === "<now>" || (typeof time === "string" && time.startsWith("2099-01-01T00:00:00."));
}

function withoutRevision(memory: JsonObject): JsonObject {
  const reference = objectAt(memory, "backend_ref");
  return reference === undefined ? memory : { ...memory, backend_ref: without(reference, "revision") };
}

function withoutStateWords(memory: JsonObject): JsonObject {
  const reference = objectAt(memory, "backend_ref");
  if (reference === undefined) return memory;
  return { ...memory, backend_ref: without(reference, "mgp_state_changed_at", "mgp_state_reason") };
}
