import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { conformance } from "@mgp/conformance";
import type { Settings } from "@mgp/core";
import { describe, test } from "vitest";
import { graphAdapter } from "../src/index.ts";
import { filesHold } from "./kept-files.ts";

const fileOf = (settings: Settings): string => settings["MGP_GRAPH_DB_PATH"] ?? "";

await conformance(
  { describe, test },
  {
    adapter: graphAdapter,
    settings: () => ({ MGP_GRAPH_DB_PATH: path.join(mkdtempSync(path.join(tmpdir(), "mgp-graph-")), "graph.db") }),
    destroy: (settings) => rmSync(path.dirname(fileOf(settings)), { recursive: true, force: true }),
    probe: (needle, settings) => filesHold(fileOf(settings), needle),
    processes: { module: new URL("../src/index.ts", import.meta.url).href },
  },
);
