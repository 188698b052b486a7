import type { JsonObject } from "@mgp/core";

/** The words of the last lifecycle call. They are as free as content, and shown with it only. */
const STATE_REASON = "mgp_state_reason";

/** What the server says in `backend_ref` whatever a view hides; `tenant_id` is told beside it. */
const shownKeys = ["adapter", "mgp_state", "mgp_state_changed_at", "revision", "policy_view"] as const;

/** The keys of `backend_ref` that belong to the server; every other key there is a client's own. */
export const serverReferenceKeys: readonly string[] = [...shownKeys, STATE_REASON];

const shown: ReadonlySet<string> = new Set(shownKeys);

/** A `backend_ref`, taken apart by who speaks in it, without what only a raw view shows. */
export interface Reference {
  readonly server: JsonObject;
  readonly client: JsonObject;
}

/** Anything but a text under `tenant_id` is no tenant, and a client's own word. */
export function splitReference(reference: JsonObject = {}): Reference {
  const server: JsonObject = {};
  const client: JsonObject = {};
  for (const [key, value] of Object.entries(reference)) {
    if (key === STATE_REASON) continue;
    const isServers = shown.has(key) || (key === "tenant_id" && typeof value === "string");
    (isServers ? server : client)[key] = value;
  }
  return { server, client };
}
