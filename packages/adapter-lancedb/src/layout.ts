import { randomUUID } from "node:crypto";
import { StoreError } from "@mgp/core";
import type { Embedder } from "@mgp/embeddings";
import type { About } from "./about.ts";

/** What the vectors of a table are of. Those of two models cannot be compared. */
export type Model = Pick<Embedder, "provider" | "model" | "dimensions">;

/** Which table of LanceDB holds the memories, and what is in it. */
export interface Layout extends Model {
  /** Of the columns; another one is not ours to open. */
  readonly format: number;
  /** Of the change feed; another one after a reindex, since all positions are others then. */
  readonly feed: string;
  readonly table: string;
  /** The oldest version of the analyser that its tokens may be of. */
  readonly analyser: number;
}

/** A layout that a reindex works towards, from its beginning to its end. */
export interface Reindex extends Layout {
  /** The table that it takes the place of. */
  readonly replaces: string;
}

const FORMAT = 4;
const LAYOUT = "layout";
const REINDEX = "reindex";

/** What is made of the texts of a table: its vectors, and its tokens. */
export type Making = Pick<Layout, keyof Model | "analyser">;

export function newLayout(table: string, { provider, model, dimensions, analyser }: Making): Layout {
  return { format: FORMAT, feed: randomUUID(), table, provider, model, dimensions, analyser };
}

export async function readLayout(about: About): Promise<Layout | undefined> {
  const layout = layoutFrom(await about.get(LAYOUT));
  if (layout !== undefined && layout.format > FORMAT)
    throw new StoreError(
      "misconfigured",
      "the LanceDB table was made by a newer release: install @mgp/adapter-lancedb@latest",
    );
  if (layout !== undefined && layout.format < FORMAT)
    throw new StoreError(
      "misconfigured",
      "the LanceDB table was made by a version before the first release: name another one in MGP_LANCEDB_TABLE",
    );
  return layout;
}

/** The layout there is, or this one where there is none. */
export async function agreeOnLayout(about: About, proposed: Layout): Promise<Layout> {
  await about.putIfAbsent(LAYOUT, proposed);
  return (await readLayout(about)) ?? proposed;
}

export async function putLayout(
  about: About,
  { format, feed, table, provider, model, dimensions, analyser }: Layout,
): Promise<void> {
  await about.put(LAYOUT, { format, feed, table, provider, model, dimensions, analyser });
}

export async function readReindex(about: About): Promise<Reindex | undefined> {
  const value: unknown = await about.get(REINDEX);
  return isLayout(value) && "replaces" in value && typeof value.replaces === "string"
    ? { ...value, replaces: value.replaces }
    : undefined;
}

export async function putReindex(about: About, target: Reindex): Promise<void> {
  await about.put(REINDEX, target);
}

export async function endReindex(about: About): Promise<void> {
  await about.remove(REINDEX);
}

export function modelOf({ provider, model, dimensions }: Model): Model {
  return { provider, model, dimensions };
}

export function isSameModel(one: Model, other: Model): boolean {
  return one.provider === other.provider && one.model === other.model && one.dimensions === other.dimensions;
}

export function modelText({ provider, model, dimensions }: Model): string {
  return `${model} of ${provider} with ${String(dimensions)} dimensions`;
}

function layoutFrom(value: unknown): Layout | undefined {
  return isLayout(value) ? value : undefined;
}

function isLayout(value: unknown): value is Layout {
  if (typeof value !== "object" || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  return (
    ["format", "dimensions", "analyser"].every((name) => typeof fields.get(name) === "number") &&
    ["feed", "table", "provider", "model"].every((name) => typeof fields.get(name) === "string")
  );
}
