import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { conformance } from "@mgp/conformance";
import type { Settings } from "@mgp/core";
import { describe, test } from "vitest";
import { fileAdapter } from "../src/index.ts";

const NAME = "MGP_FILE_STORAGE_DIR";

function folderOf(settings: Settings): string {
  const folder = settings[NAME];
  if (folder === undefined) throw new Error(`the target has no ${NAME}`);
  return folder;
}

/** Every file of the store, the index, its log and temporary ones included. */
function isAnywhere(needle: string, settings: Settings): boolean {
  const folder = folderOf(settings);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .some(
      (entry) => entry.name.includes(needle) || readFileSync(path.join(entry.parentPath, entry.name)).includes(needle),
    );
}

await conformance(
  { describe, test },
  {
    adapter: fileAdapter,
    settings: () => ({ [NAME]: realpathSync(mkdtempSync(path.join(tmpdir(), "mgp-file-"))) }),
    destroy: (settings) => {
      rmSync(folderOf(settings), { recursive: true, force: true });
    },
    probe: isAnywhere,
    processes: { module: new URL("../src/index.ts", import.meta.url).href },
  },
);
