import { hashOf, type Subject } from "@mgp/core";

/**
 * How a record is named in the table, and what filters compare. Filters are SQL text without parameters, so nothing
 * of a client is ever part of one: names stand there as hexadecimal digits or as a hash.
 */

/** Of a tenant's record. Keys go by tenant, then by id, both by code points, since hexadecimal UTF-8 does. */
export function keyOf(tenant: string, memoryId: string): string {
  return `${hexOf(tenant)}.${hexOf(memoryId)}`;
}

export function tenantOf(key: string): string {
  return Buffer.from(key.slice(0, key.indexOf(".")), "hex").toString("utf8");
}

export function memoryIdOf(key: string): string {
  return Buffer.from(key.slice(key.indexOf(".") + 1), "hex").toString("utf8");
}

/** The end of every key of this id, whatever the tenant. */
export function keyEndOf(memoryId: string): string {
  return `.${hexOf(memoryId)}`;
}

export function tenantMark(tenant: string): string {
  return hashOf(["tenant", tenant]);
}

/** Match keys are marked with their tenant, so that no tenant is ever looked up by another's. */
export function matchMark(tenant: string, matchKey: string): string {
  return hashOf(["match", tenant, matchKey]);
}

export function subjectMark({ kind, id }: Subject): string {
  return hashOf(["subject", kind, id]);
}

export function personMark(personKey: string): string {
  return hashOf(["person", personKey]);
}

export function labelMark(labelKey: string): string {
  return hashOf(["label", labelKey]);
}

function hexOf(text: string): string {
  return Buffer.from(text, "utf8").toString("hex");
}
