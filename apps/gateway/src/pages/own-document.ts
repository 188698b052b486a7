import { isObject } from "@mgp/core";
import type { Limits } from "@mgp/governance";
import { defaultHeaderNames, type HeaderNames } from "../http/header-names.ts";
import type { HttpLimits } from "../http/http-limits.ts";

/** Where a credential may stand, by the names of the document. */
export type CredentialKind = "apiKey" | "bearer";

/** What a gateway has of its own that its document states. */
export interface DocumentFacts {
  readonly limits: Limits & HttpLimits;
  readonly headerNames: HeaderNames;
  readonly requireTenantHeader: boolean;
  /** Which credentials are taken, each alone; none: nothing is asked for. `undefined`: not known. */
  readonly credentials: readonly CredentialKind[] | undefined;
}

/** The published OpenAPI document with the limits, header names and credentials of this gateway. */
export function ownDocument(published: string, facts: DocumentFacts): string {
  const limits = new Map<string, number>(Object.entries(facts.limits));
  const { credentials } = facts;
  const document: unknown = JSON.parse(withHeaderNames(published, facts.headerNames), (key, value: unknown) => {
    if (!isObject(value)) return value;
    const bounds = value["x-mgp-limits"];
    if (isObject(bounds)) return { ...value, ...valuesOf(bounds, limits) };
    if (key === "TenantId") return { ...value, required: facts.requireTenantHeader };
    if (key === "" && credentials !== undefined)
      return { ...value, security: credentials.length === 0 ? [{}] : credentials.map((kind) => ({ [kind]: [] })) };
    return value;
  });
  return JSON.stringify(document);
}

function valuesOf(bounds: Readonly<Record<string, unknown>>, limits: ReadonlyMap<string, number>): object {
  return Object.fromEntries(
    Object.entries(bounds).map(([keyword, name]) => {
      const limit = typeof name === "string" ? limits.get(name) : undefined;
      if (limit === undefined)
        throw new Error(`The OpenAPI document names a limit that is not known: ${String(name)}.`);
      return [keyword, limit];
    }),
  );
}

/** The names stand in many places, links among them, and are like nothing else in the document. */
function withHeaderNames(published: string, names: HeaderNames): string {
  return published
    .replaceAll(defaultHeaderNames.requestId, () => insideOfText(names.requestId))
    .replaceAll(defaultHeaderNames.version, () => insideOfText(names.version))
    .replaceAll(defaultHeaderNames.tenant, () => insideOfText(names.tenant));
}

function insideOfText(name: string): string {
  return JSON.stringify(name).slice(1, -1);
}
