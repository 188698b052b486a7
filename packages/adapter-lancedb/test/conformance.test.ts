import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { conformance } from "@mgp/conformance";
import type { Settings } from "@mgp/core";
import { describe, test } from "vitest";
import { lanceDbAdapter } from "../src/index.ts";
import { filesHold } from "./kept-files.ts";

const folderOf = (settings: Settings): string => settings["MGP_LANCEDB_DIR"] ?? "";

await conformance(
  { describe, test },
  {
    adapter: lanceDbAdapter,
    settings: () => ({
      MGP_LANCEDB_DIR: mkdtempSync(path.join(tmpdir(), "mgp-lancedb-")),
      MGP_LANCEDB_EMBEDDING_PROVIDER: "fake",
    }),
    destroy: (settings) => rmSync(folderOf(settings), { recursive: true, force: true }),
    probe: (needle, settings) => filesHold(folderOf(settings), needle),
    processes: { module: new URL("../src/index.ts", import.meta.url).href },
  },
);
