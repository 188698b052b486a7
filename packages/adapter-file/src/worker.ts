// The thread that puts files in place, for `Filer`.
import { serveCalls } from "@mgp/sqlite";
import { FilePlacer } from "./put-file.ts";

serveCalls("folder of the file adapter", (root) => ({
  methods: new FilePlacer(String(root)),
  close: () => undefined,
}));
