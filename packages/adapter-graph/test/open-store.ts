import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { call } from "@mgp/conformance";
import type { OpenStore } from "@mgp/core";
import { onTestFinished } from "vitest";
import { type GraphAdapterOptions, graphAdapter } from "../src/index.ts";

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "mgp-graph-"));
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }));
  return folder;
}

/** An open store that is closed after the test, whose clock stands still until it is moved. */
export async function openStore(
  options: GraphAdapterOptions = {},
  clock: { now: number } = { now: 1_000 },
): Promise<OpenStore> {
  const file = options.path ?? path.join(await temporaryFolder(), "graph.db");
  const opened = await graphAdapter.open(
    { ...options, path: file },
    { now: () => clock.now, log: () => undefined },
    call(),
  );
  onTestFinished(async () => await opened.store.close());
  return opened;
}
