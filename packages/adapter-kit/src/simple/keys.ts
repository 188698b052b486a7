/**
 * Where everything lies. A part of a key is the hexadecimal form of its text in UTF-8, whose order is that of code points
 * in every collation, and a dot, which comes before every digit, ends it.
 */
export const RECORDS = "r.";

/** Under which the identity of the change feed lies. */
export const FEED = "feed";

/** Under which lies the oldest version of the analyser that tokens may be of. */
export const ANALYSER = "analyser";

/** What the keys of all memories of a tenant begin with. */
export function tenantPrefix(tenant: string): string {
  return `${RECORDS}${encoded(tenant)}.`;
}

/** Behind every key of a tenant, and before those of the next one. */
export function behindTenant(tenant: string): string {
  return `${RECORDS}${encoded(tenant)}/`;
}

export function recordKey(tenant: string, memoryId: string): string {
  return tenantPrefix(tenant) + encoded(memoryId);
}

/** Under which lies up to where a tenant's purges are forgotten. */
export function horizonKey(tenant: string): string {
  return `h.${encoded(tenant)}`;
}

/** Whose memory lies under the key of a record. */
export function ownerOf(key: string): { readonly tenant: string; readonly memoryId: string } {
  const [, tenant = "", memoryId = ""] = key.split(".");
  return { tenant: decoded(tenant), memoryId: decoded(memoryId) };
}

function encoded(text: string): string {
  return Buffer.from(text).toString("hex");
}

function decoded(part: string): string {
  return Buffer.from(part, "hex").toString();
}
