import type { AdapterManifest } from "@mgp/core";

type SearchModes = AdapterManifest["capabilities"]["search_modes"];

/** What a search turns out to be by: words alone; or words and meaning, ranked together or by meaning alone. */
export type Ranking = "words" | "meaning" | "both";

const modes: Readonly<Record<Ranking, SearchModes>> = {
  words: ["lexical"],
  meaning: ["lexical", "semantic"],
  both: ["lexical", "semantic", "hybrid"],
};

export function manifestOf(ranking: Ranking): AdapterManifest {
  return {
    adapter_name: "lancedb-vector-adapter",
    backend_kind: "vector_db",
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
      supports_graph_relations: false,
      supports_checkpoint_pointer: true,
      supports_lineage_native: false,
      supports_partial_redaction: false,
      supports_conflict_detection_native: false,
      supports_dedupe_native: false,
      supports_merge_native: false,
      supports_retrieval_explanations: true,
      supports_prompt_view: true,
      search_modes: modes[ranking],
      score_kind: "normalized",
    },
    default_prompt_view: "raw",
    extension_namespaces: ["mgp", "lancedb"],
  };
}
