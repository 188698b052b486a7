import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { call } from "@mgp/conformance";
import type { AdapterContext, OpenStore } from "@mgp/core";
import { onTestFinished } from "vitest";
import { fileAdapter } from "../src/index.ts";

/** A folder of its own for one test. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "mgp-file-")));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** The store of a folder; a test that opens it again closes it first. */
export async function openFolder(
  storageDirectory: string,
  over: { readonly clock?: { now: number }; readonly log?: AdapterContext["log"] } = {},
): Promise<OpenStore> {
  const { clock = { now: 1_000 }, log = () => undefined } = over;
  const context = { now: () => clock.now, log };
  const open = await fileAdapter.open({ storageDirectory }, context, call());
  onTestFinished(async () => {
    await open.store.close();
  });
  return open;
}
