import type { Guarantees, Reach } from "@mgp/core";
import type { SimpleBackend } from "./backend.ts";

/** What the adapter's author says of the backend. */
export interface BackendClaims {
  /** A write that was answered survives a crash of the process. */
  readonly durable: boolean;
  /**
   * Several gateways may open the backend at the same time. It needs a version check that keeps all of them apart, and
   * reads that see what another process has written.
   */
  readonly replicas: boolean;
  /**
   * Whom the version check of `put` and `delete` keeps apart.
   *
   * @default "backend": every writer
   */
  readonly versionCheck?: Reach;
}

/** What a store over the backend promises: what its author claims of it, and what its hooks add. */
export function guaranteesOf(claims: BackendClaims, backend: SimpleBackend, bodyBytes: number): Guarantees {
  const reach = claims.versionCheck ?? "backend";
  return {
    insertById: reach,
    insertByKey: backend.putUnlessKey === undefined ? "caller" : "backend",
    replace: reach,
    changes: backend.lastVersion === undefined ? "none" : "commit-order",
    readAfterWrite: { get: true, search: true },
    filters: "all",
    // An index ranks as it likes, and what another process changes has no stamp of this one.
    searchPages: backend.search === undefined && !claims.replicas ? "steady" : "live",
    durable: claims.durable,
    replicas: claims.replicas,
    limits: { bodyBytes, searchDepth: Number.MAX_SAFE_INTEGER },
  };
}
