import { type AdapterManifest, candidateKinds, memoryTypes, scopes } from "@mgp/core";

/** What a store over a key-value backend says of itself. */
export function simpleManifest(name: string, kind: string): AdapterManifest {
  return {
    adapter_name: name,
    backend_kind: kind,
    mgp_version: "0.1.1",
    supported_memory_types: [...memoryTypes],
    supported_scopes: [...scopes],
    supported_candidate_kinds: [...candidateKinds],
    capabilities: {
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
      search_modes: ["lexical"],
      score_kind: "backend_local",
    },
    default_prompt_view: "raw",
    extension_namespaces: ["mgp"],
  };
}
