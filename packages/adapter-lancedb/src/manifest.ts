import { manifestFor } from "@mgp/adapter-kit";
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
  return manifestFor({
    name: "lancedb-vector-adapter",
    kind: "vector_db",
    modes: modes[ranking],
    scoreKind: "normalized",
    namespaces: ["lancedb"],
  });
}
