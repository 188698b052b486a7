import { type AdapterManifest, candidateKinds, memoryTypes, scopes } from "@mgp/core";

type Capabilities = AdapterManifest["capabilities"];

/** In what an adapter differs from the others. */
export interface ManifestDifference {
  /** `adapter_name`: `memory-reference-adapter`. */
  readonly name: string;
  /** `backend_kind`: `sql_db`, `vector_db`, and so on; free text. */
  readonly kind: string;
  /** `search_modes`: what its hits say they were found by, in any order. */
  readonly modes: Capabilities["search_modes"];
  /**
   * What its scores may be compared with.
   *
   * @default "backend_local": with those of the same search alone
   */
  readonly scoreKind?: Capabilities["score_kind"];
  /** Capabilities that it has, or lacks, unlike the others. */
  readonly capabilities?: Partial<Capabilities>;
  /**
   * Extension namespaces that it knows beside `mgp`.
   *
   * @default none
   */
  readonly namespaces?: readonly string[];
}

/** What the gateway does over every store that keeps the contract, and what it does without one's help. */
const usual: Omit<Capabilities, "search_modes" | "score_kind"> = {
  supports_write: true,
  supports_update: true,
  supports_delete: true,
  supports_purge: true,
  supports_search: true,
  supports_native_ttl: false,
  supports_graph_relations: false,
  supports_checkpoint_pointer: true,
  supports_lineage_native: false,
  supports_partial_redaction: false,
  supports_conflict_detection_native: false,
  supports_dedupe_native: false,
  supports_merge_native: false,
  supports_retrieval_explanations: true,
  supports_prompt_view: true,
};

/**
 * What an adapter says of itself in `/mgp/capabilities`: every memory type, scope and kind of candidate of the protocol,
 * since a store keeps memories whatever is in them, and the capabilities that follow from the contract.
 *
 * @returns a manifest of its own for each call
 */
export function manifestFor(difference: ManifestDifference): AdapterManifest {
  const { name, kind, modes, scoreKind = "backend_local", capabilities, namespaces = [] } = difference;
  return {
    adapter_name: name,
    backend_kind: kind,
    mgp_version: "0.1.1",
    supported_memory_types: [...memoryTypes],
    supported_scopes: [...scopes],
    supported_candidate_kinds: [...candidateKinds],
    capabilities: { ...usual, search_modes: modes, score_kind: scoreKind, ...capabilities },
    default_prompt_view: "raw",
    extension_namespaces: ["mgp", ...namespaces],
  };
}
