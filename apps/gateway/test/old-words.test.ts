import path from "node:path";
import { graphAdapter } from "@mgp/adapter-graph";
import { ANALYSER_VERSION, type Call, presentAnalyser } from "@mgp/core";
import { expect, test } from "vitest";
import { openBackend } from "../src/index.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const call = (): Call => ({ signal: new AbortController().signal, deadline: Number.MAX_SAFE_INTEGER });

const older = { ...presentAnalyser, version: ANALYSER_VERSION - 1 };

test("a backend with words of an older analyser opens, and the log says so until they are made anew", async () => {
  const settings = { MGP_GRAPH_DB_PATH: path.join(temporaryFolder(), "graph.db") };
  const context = { now: Date.now, log: () => undefined, analyser: older };
  const { store } = await graphAdapter.open(graphAdapter.optionsFrom(settings), context, call());
  await store.close();

  const lines: unknown[] = [];
  const open = async (): Promise<void> => {
    const backend = await openBackend(graphAdapter, {
      settings,
      log: (level, event, fields) => lines.push([level, event, fields]),
    });
    await backend.open.store.close();
  };
  await open();
  const fields = {
    adapter: "graph",
    analyser_of_store: ANALYSER_VERSION - 1,
    analyser: ANALYSER_VERSION,
    fix: "Some memories cannot be found by their words. Run mgp-gateway reindex, which rebuilds the words.",
  };
  expect(lines).toEqual([["warn", "store_words_are_old", fields]]);

  await graphAdapter.reindex?.(
    graphAdapter.optionsFrom(settings),
    { ...context, analyser: presentAnalyser },
    call(),
    () => undefined,
  );
  await open();
  expect(lines).toHaveLength(1);
});
