import type { JsonObject } from "@mgp/core";

/** What the server says in `backend_ref`; every other key there is a client's own, and hidden as content is. */
const serverKeys: ReadonlySet<string> = new Set(["adapter", "mgp_state", "revision", "policy_view"]);

/** A `backend_ref`, taken apart by who speaks in it. */
export interface Reference {
  readonly server: JsonObject;
  readonly client: JsonObject;
}

/** Anything but a text under `tenant_id` is no tenant, and a client's own word. */
export function splitReference(reference: JsonObject = {}): Reference {
  const server: JsonObject = {};
  const client: JsonObject = {};
  for (const [key, value] of Object.entries(reference)) {
    const isServers = serverKeys.has(key) || (key === "tenant_id" && typeof value === "string");
    (isServers ? server : client)[key] = value;
  }
  return { server, client };
}
