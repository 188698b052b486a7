import type { Filter } from "./filter.ts";

/**
 * Which calls an atomic method keeps apart: those of every writer of the backend, or only those that go one after another.
 * With `"caller"` the gateway serialises its own writers by a lock a key; writers in another process are not kept
 * apart. Where that is so for `insertById` or `replace`, writes would be lost, and `replicas` must be false. Where it is
 * so for `insertByKey` alone, two hinted inserts by two gateways at the same moment may both become a record, as two
 * inserts without a hint would; nothing is lost, and `replicas` may be true.
 */
export type Reach = "backend" | "caller";

/**
 * What a store promises, promise by promise. Fixed once it is open. Governance, `/mgp/capabilities`, the README and
 * the conformance kit all read it; a false claim fails the kit.
 */
export interface Guarantees {
  /** `insert` by id: of any number of parallel inserts of one id exactly one wins. */
  readonly insertById: Reach;
  /** `insert` by match key: of any number of parallel inserts that share a key exactly one wins. */
  readonly insertByKey: Reach;
  /** `replace` and `remove`: of any number of parallel calls that expect one revision exactly one wins. */
  readonly replace: Reach;
  /** `none`: `changes` throws `unsupported`; sync then lists by id and cannot report what was purged. */
  readonly changes: "commit-order" | "none";
  /** Does the next call see a write that was acknowledged? False: it may take a moment. */
  readonly readAfterWrite: { readonly get: boolean; readonly search: boolean };
  /** The filter fields that the backend applies before the limit; core applies the rest and asks again. */
  readonly filters: "all" | readonly (keyof Filter)[];
  /**
   * `steady`: pages of a search keep what `MemoryStore.search` promises of records that change between them. `live`: each
   * page is ranked anew, so that beside writes a record may be missed, or come twice.
   */
  readonly searchPages: "steady" | "live";
  /** An acknowledged write survives a crash of the process. False: governance does not sync its intents first. */
  readonly durable: boolean;
  /** Several gateways may share the backend. */
  readonly replicas: boolean;
  readonly limits: {
    /** UTF-8 bytes of a body; a larger one is `too_large`. */
    readonly bodyBytes: number;
    /** How many hits deep a search can be paged; beyond it the answer counts as exhausted. */
    readonly searchDepth: number;
  };
}
