import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { call } from "@mgp/conformance";
import type { OpenStore, Settings } from "@mgp/core";
import { onTestFinished } from "vitest";
import { lanceDbAdapter } from "../src/index.ts";

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "mgp-lancedb-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** What was logged, by event. */
export type Logged = { readonly event: string; readonly fields: unknown }[];

/** An open store that is closed after the test. Without settings it has a folder of its own and the fake's vectors. */
export async function openStore(given: Settings = {}, logged: Logged = []): Promise<OpenStore> {
  const settings = {
    MGP_LANCEDB_DIR: given["MGP_LANCEDB_DIR"] ?? temporaryFolder(),
    MGP_LANCEDB_EMBEDDING_PROVIDER: "fake",
    ...given,
  };
  const context = {
    now: Date.now,
    log: (_level: string, event: string, fields?: unknown): void => void logged.push({ event, fields }),
  };
  const opened = await lanceDbAdapter.open(lanceDbAdapter.optionsFrom(settings), context, call());
  onTestFinished(async () => await opened.store.close());
  return opened;
}
