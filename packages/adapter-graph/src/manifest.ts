import { manifestFor } from "@mgp/adapter-kit";
import type { AdapterManifest } from "@mgp/core";

/** Without hops a search never leaves its direct hits, so the mode `graph` is not claimed. */
export function manifestOf(hops: number): AdapterManifest {
  return manifestFor({
    name: "graph-reference-adapter",
    kind: "graph_db",
    modes: hops === 0 ? ["lexical"] : ["lexical", "graph"],
    capabilities: { supports_graph_relations: true, supports_lineage_native: true },
    namespaces: ["graph"],
  });
}
