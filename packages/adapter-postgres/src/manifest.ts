import { manifestFor } from "@mgp/adapter-kit";
import type { AdapterManifest } from "@mgp/core";
import type { Embedder } from "@mgp/embeddings";

/** A store with an embedder that knows meaning finds by it as well. */
export function manifestOf(embedder: Pick<Embedder, "relatedFrom"> | undefined): AdapterManifest {
  return manifestFor({
    name: "postgres-production-adapter",
    kind: "sql_db",
    modes: embedder?.relatedFrom === undefined ? ["lexical"] : ["lexical", "semantic", "hybrid"],
    namespaces: ["postgres"],
  });
}
