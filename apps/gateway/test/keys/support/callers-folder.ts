import { writeFileSync } from "node:fs";
import path from "node:path";
import { drawKey, newEntry, type FreshKey } from "../../../src/authentication/new-key.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** A folder with a callers file. */
export interface CallersFolder {
  readonly folder: string;
  readonly file: string;
  /** Writes the file in place, with the mode 0600 if it is new. */
  readonly write: (...entries: readonly unknown[]) => void;
}

/** A callers file with one caller, `bot`, and its key. */
export function callersFolder(): CallersFolder & { readonly fresh: FreshKey } {
  const folder = temporaryFolder();
  const file = path.join(folder, "callers.json");
  const write: CallersFolder["write"] = (...entries) => writeFileSync(file, textOf(...entries), { mode: 0o600 });
  const fresh = drawKey();
  write(entryWith("bot", fresh));
  return { folder, file, write, fresh };
}

/** The text of a callers file. */
export function textOf(...callers: readonly unknown[]): string {
  return `${JSON.stringify({ callers }, null, 2)}\n`;
}

/** An entry with these keys. */
export function entryWith(id: string, ...keys: readonly FreshKey[]): Readonly<Record<string, unknown>> {
  return newEntry(
    id,
    keys.map(({ sha256 }) => ({ sha256 })),
  );
}
