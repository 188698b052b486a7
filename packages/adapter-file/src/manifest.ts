import { manifestFor } from "@mgp/adapter-kit";
import type { AdapterManifest } from "@mgp/core";

export const manifest: AdapterManifest = manifestFor({
  name: "file-reference-adapter",
  kind: "file",
  modes: ["lexical"],
  namespaces: ["openclaw"],
});
