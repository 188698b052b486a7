import { manifestFor } from "@mgp/adapter-kit";

export const manifest = manifestFor({
  name: "file-reference-adapter",
  kind: "file",
  modes: ["lexical"],
  namespaces: ["openclaw"],
});
