import { fold, isObject, type RecordDraft } from "@mgp/core";

/** The most edges of one memory that are kept; further ones are left out of the graph, never out of the memory. */
const MOST_LINKS = 256;

/** From a memory to another's id, whether that exists or not. */
interface Link {
  readonly target: string;
  /** `lineage`: it is derived from the target. `reference`: an extension key names the target. */
  readonly kind: "lineage" | "reference";
  readonly relation?: string;
  readonly edgeType?: string;
}

/** Between two entities, named by their folded names. */
interface Relation {
  readonly subject: string;
  readonly relation?: string;
  readonly object: string;
}

export interface Edges {
  readonly links: readonly Link[];
  readonly relation?: Relation;
  /** Hidden content makes them. */
  readonly hidden: boolean;
}

/**
 * The edges that a memory makes. Adapters otherwise never look into a body; making a graph of what bodies say about
 * each other is what this one is for. It only reads: the body is stored as it came, and one that says nothing usable
 * makes no edge.
 */
export function edgesOf(draft: Pick<RecordDraft, "body" | "type" | "memoryId" | "hidden">): Edges {
  const memory = parsed(draft.body);
  const relation = draft.type === "relationship" ? relationOf(membersOf(memory["content"])) : undefined;
  const links = [...lineageOf(memory["derived_from"]), ...referencesOf(membersOf(memory["extensions"]))];
  return {
    links: links.filter((link) => link.target !== draft.memoryId).slice(0, MOST_LINKS),
    ...(relation === undefined ? {} : { relation }),
    hidden: draft.hidden,
  };
}

/** One spelling of an entity's name: folded, without blanks around and runs of blanks inside. */
function entityName(name: string): string {
  return fold(name).trim().replaceAll(/\s+/gu, " ");
}

function relationOf(content: Members): Relation | undefined {
  const subject = nameIn(content["subject_entity"]);
  const object = nameIn(content["object_entity"]);
  if (subject === "" || object === "") return undefined;
  return { subject, ...named("relation", content["relation"]), object };
}

function lineageOf(value: unknown): readonly Link[] {
  return listOf(value).flatMap((target) =>
    typeof target !== "string" || target === "" ? [] : { target, kind: "lineage", relation: "derived_from" },
  );
}

/** Several targets have their relations and types at the same places, or share a single one. */
function referencesOf(extensions: Members): readonly Link[] {
  const relations = extensions["graph:relation"];
  const types = extensions["graph:edge_type"];
  return listOf(extensions["graph:target_memory_id"]).flatMap((target, place) =>
    typeof target !== "string" || target === ""
      ? []
      : {
          target,
          kind: "reference",
          ...named("relation", Array.isArray(relations) ? relations[place] : relations),
          ...named("edgeType", Array.isArray(types) ? types[place] : types),
        },
  );
}

type Members = Readonly<Record<string, unknown>>;

function parsed(body: string): Members {
  try {
    return membersOf(JSON.parse(body));
  } catch {
    return {};
  }
}

function membersOf(value: unknown): Members {
  return isObject(value) ? value : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function nameIn(value: unknown): string {
  return typeof value === "string" ? entityName(value) : "";
}

function named<Name extends string>(name: Name, value: unknown): { [Key in Name]?: string } {
  const members: { [Key in Name]?: string } = {};
  if (typeof value === "string") members[name] = value;
  return members;
}
