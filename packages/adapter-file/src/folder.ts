import { hash } from "node:crypto";
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
} from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { makeFolder } from "@mgp/adapter-kit";
import { StoreError } from "@mgp/core";
import { DamagedFile } from "./memory-file.ts";
import { putFile } from "./put-file.ts";
import { isCode } from "./system-error.ts";

/** Where the files of memories are spread: a folder for each first byte of the name that occurs. */
const FAN_OUT = /^[0-9a-f]{2}$/;

// Windows has neither.
const NO_FOLLOW = process.platform === "win32" ? 0 : constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** 64 hexadecimal digits for a tenant and an id, whatever they are made of; neither has a NUL. */
export function nameOf(tenant: string, memoryId: string): string {
  return hash("sha256", `${tenant}\0${memoryId}`);
}

export function memoryPath(name: string): string {
  return path.join("memories", name.slice(0, 2), `${name}.json`);
}

export function tombstonePath(name: string): string {
  return path.join("memories", name.slice(0, 2), `${name}.purged.json`);
}

/** The folder of a store. All paths are relative to it, and no link in it is followed. */
export class Folder {
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  /** Makes what is missing. The folder itself may be reached over a link; nothing in it may be one. */
  static async open(directory: string): Promise<Folder> {
    makeFolder(directory);
    const folder = new Folder(realpathSync(directory));
    for (const inner of ["memories", "index"]) folder.#makeFolder(inner);
    for (const parent of [".", ".."]) await folder.syncFolder(parent);
    return folder;
  }

  at(relative: string): string {
    return path.join(this.root, relative);
  }

  /** The folders that hold files of memories; everything else beside them is told as foreign. */
  fanOut(tellForeign: (file: string) => void): readonly string[] {
    return readdirSync(this.at("memories"), { withFileTypes: true }).flatMap((entry) => {
      const inner = path.join("memories", entry.name);
      if (!FAN_OUT.test(entry.name)) tellForeign(inner);
      else if (entry.isDirectory()) return [inner];
      // Files would be written through a link to an unknown place.
      else throw notAFolder(inner);
      return [];
    });
  }

  /** The text of a regular file; `undefined`: there is none. */
  read(relative: string): string | undefined {
    let file: number;
    try {
      file = openSync(this.at(relative), constants.O_RDONLY | NO_FOLLOW);
    } catch (error) {
      if (isCode(error, "ENOENT")) return undefined;
      if (isCode(error, "ELOOP", "EMLINK")) throw new DamagedFile("it is a symbolic link");
      throw error;
    }
    try {
      if (!fstatSync(file).isFile()) throw new DamagedFile("it is not a regular file");
      return readFileSync(file, "utf8");
    } finally {
      closeSync(file);
    }
  }

  /** Puts a file in place durably, under a name that is on disk when this is done. */
  async write(file: string, text: string): Promise<void> {
    putFile(this.root, { file, text, isSynced: true });
    await this.syncFolder(path.dirname(file));
  }

  async sync(relative: string): Promise<void> {
    const file = await open(this.at(relative), constants.O_RDONLY | NO_FOLLOW).catch((error: unknown) => {
      // A later change took it away.
      if (!isCode(error, "ENOENT")) throw error;
    });
    if (file === undefined) return;
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** Is there anything under this name, a link included? */
  holds(relative: string): boolean {
    return lstatSync(this.at(relative), { throwIfNoEntry: false }) !== undefined;
  }

  removeNow(relative: string): void {
    rmSync(this.at(relative), { force: true });
  }

  /** Makes renames and removals in it durable. Windows does so by itself. */
  async syncFolder(relative: string): Promise<void> {
    if (process.platform === "win32") return;
    const folder = await open(this.at(relative), constants.O_RDONLY);
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  #makeFolder(relative: string): void {
    try {
      mkdirSync(this.at(relative), { mode: 0o700 });
      return;
    } catch (error) {
      if (!isCode(error, "EEXIST")) throw error;
    }
    if (lstatSync(this.at(relative)).isDirectory()) return;
    throw notAFolder(relative);
  }
}

function notAFolder(relative: string): StoreError {
  return new StoreError(
    "misconfigured",
    `${relative} in the folder of the file adapter (MGP_FILE_STORAGE_DIR) is a link or a file: put a folder in its place`,
  );
}
