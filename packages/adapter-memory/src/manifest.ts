import { manifestFor } from "@mgp/adapter-kit";
import type { AdapterManifest } from "@mgp/core";

export const manifest: AdapterManifest = manifestFor({
  name: "memory-reference-adapter",
  kind: "in_memory",
  modes: ["lexical"],
});
