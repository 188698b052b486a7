import { readdirSync } from "node:fs";
import path from "node:path";
import type { Damage } from "./damage.ts";
import { type Folder, nameOf } from "./folder.ts";
import { DamagedFile, parseStored, type Stored } from "./memory-file.ts";

const OURS = /^([0-9a-f]{64})(\.purged)?\.json(\.temp)?$/;

const FOREIGN = "it is not a file of this store";

export interface Survey {
  /** Files that may be a memory's or a tombstone's, by their paths. */
  readonly files: readonly string[];
  /** Left by writes that never ended. */
  readonly temporary: readonly string[];
}

/** The folders that may hold files of memories. */
export function innerFolders(folder: Folder, damage: Damage): readonly string[] {
  return folder.fanOut((file) => {
    damage.report(file, FOREIGN);
  });
}

/** What one of the folders of memories holds; everything foreign is reported. */
export function surveyOf(folder: Folder, inner: string, damage: Damage): Survey {
  const files: string[] = [];
  const temporary: string[] = [];
  for (const entry of readdirSync(folder.at(inner), { withFileTypes: true })) {
    const file = path.join(inner, entry.name);
    const ours = OURS.exec(entry.name);
    if (ours?.[1]?.slice(0, 2) !== path.basename(inner)) damage.report(file, FOREIGN);
    else if (entry.isSymbolicLink()) damage.report(file, "it is a symbolic link");
    else if (!entry.isFile()) damage.report(file, "it is not a regular file");
    else if (ours[3] === undefined) files.push(file);
    else temporary.push(file);
  }
  return { files, temporary };
}

/** What a file says; `undefined`: it is damaged, which is reported, or gone. */
export function readStored(folder: Folder, file: string, damage: Damage): Stored | undefined {
  try {
    const text = folder.read(file);
    if (text === undefined) return undefined;
    const stored = parseStored(text);
    const ending = stored.kind === "memory" ? ".json" : ".purged.json";
    if (path.basename(file) !== `${nameOf(stored.tenant, stored.memoryId)}${ending}`) {
      throw new DamagedFile("it is the file of another memory");
    }
    damage.forget(file);
    return stored;
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error;
    damage.report(file, error.message);
    return undefined;
  }
}
