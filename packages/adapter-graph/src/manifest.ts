import type { AdapterManifest } from "@mgp/core";

/** Without hops a search never leaves its direct hits, so the mode `graph` is not claimed. */
export function manifestOf(hops: number): AdapterManifest {
  return {
    adapter_name: "graph-reference-adapter",
    backend_kind: "graph_db",
    mgp_version: "0.1.1",
    supported_memory_types: [
      "profile",
      "preference",
      "episodic_event",
      "semantic_fact",
      "procedural_rule",
      "relationship",
      "checkpoint_pointer",
      "artifact_summary",
    ],
    supported_scopes: ["user", "session", "task", "agent", "org", "shared_team"],
    supported_candidate_kinds: ["assertion", "confirmation", "correction", "derived"],
    capabilities: {
      supports_write: true,
      supports_update: true,
      supports_delete: true,
      supports_purge: true,
      supports_search: true,
      supports_native_ttl: false,
      supports_graph_relations: true,
      supports_checkpoint_pointer: true,
      supports_lineage_native: true,
      supports_partial_redaction: false,
      supports_conflict_detection_native: false,
      supports_dedupe_native: false,
      supports_merge_native: false,
      supports_retrieval_explanations: true,
      supports_prompt_view: true,
      search_modes: hops === 0 ? ["lexical"] : ["lexical", "graph"],
      score_kind: "backend_local",
    },
    default_prompt_view: "raw",
    extension_namespaces: ["mgp", "graph"],
  };
}
