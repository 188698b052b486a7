import type { JsonObject } from "@mgp/core";
import type { Identity } from "./callers.ts";
import { at, idsOf, listAt, textAt } from "./json.ts";
import { memory } from "./requests.ts";
import type { Answer, World } from "./world.ts";

/** An operation that pages: how to ask for a page, and what is on one. */
export interface Paged {
  readonly operation: "export" | "sync" | "search" | "queryAudit";
  /** The field of the payload that takes the cursor. */
  readonly field: "pagination_token" | "cursor";
  readonly payload: JsonObject;
  /** Another query, for which the cursor was not made. */
  readonly otherPayload: JsonObject;
}

export const pagedOperations: readonly Paged[] = [
  { operation: "export", field: "pagination_token", payload: {}, otherPayload: { include_inactive: true } },
  { operation: "sync", field: "cursor", payload: {}, otherPayload: { include_inactive: true } },
  { operation: "sync", field: "pagination_token", payload: {}, otherPayload: { include_inactive: true } },
  {
    operation: "search",
    field: "pagination_token",
    payload: { query: "kiwi" },
    otherPayload: { query: "kiwi", scope: "user" },
  },
  { operation: "queryAudit", field: "pagination_token", payload: { action: "write" }, otherPayload: {} },
];

/** Asks for one page. */
export async function pageOf(
  world: World,
  identity: Identity,
  { operation, field, payload }: Pick<Paged, "operation" | "field" | "payload">,
  limit: number,
  cursor?: string,
): Promise<Answer> {
  return await world.ask(operation, identity, {
    ...payload,
    limit,
    ...(cursor === undefined ? {} : { [field]: cursor }),
  });
}

/** What names the items of a page. */
export function namesOn(page: Answer): string[] {
  const data = at(page.body, "data");
  const memories = at(data, "memories") ?? at(data, "results");
  if (Array.isArray(memories)) return idsOf(memories);
  return listAt(data, "events").map((event) => textAt(event, "event_id"));
}

/** The cursor of a page; `undefined` on the last. */
export function cursorOf(page: Answer): string | undefined {
  const token = at(page.body, "data", "next_token");
  return typeof token === "string" ? token : undefined;
}

/** All pages to the end; `between` runs after each. */
export async function allPages(
  world: World,
  identity: Identity,
  paged: Paged,
  limit: number,
  between: (page: number) => Promise<void> = async () => {},
): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | undefined;
  let page = 0;
  do {
    const answer = await pageOf(world, identity, paged, limit, cursor);
    names.push(...namesOn(answer));
    cursor = cursorOf(answer);
    page += 1;
    await between(page);
  } while (cursor !== undefined);
  return names;
}

/** Memories `m-00` to `m-…`, each with the word kiwi. */
export async function writeKiwis(world: World, identity: Identity, count: number, prefix = "m-"): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, index) => `${prefix}${String(index).padStart(2, "0")}`);
  for (const id of ids) await world.ask("write", identity, { memory: memory(id, "a kiwi") });
  return ids;
}
