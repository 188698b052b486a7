import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { jsonFault, keyFault, type Settings } from "@mgp/core";
import type { ConformanceTarget } from "../target.ts";

const FOLDER = "{folder}";
const ID = "{id}";

/** How a target is made from the options file: its settings, with an empty folder or a name of its own for each case. */
type TargetSettings = Pick<ConformanceTarget<unknown>, "settings" | "destroy">;

/**
 * Reads `{ "settings": { "MGP_…": "…" } }`. In a value `{folder}` stands for a folder of its own for each case, which
 * is removed afterwards, and `{id}` for a word of its own.
 *
 * @throws Error when the file is not of this form
 */
export function readOptions(file: string): TargetSettings {
  const text = textOf(file);
  const fault = jsonFault(text) ?? keyFault(text);
  if (fault !== undefined) throw new Error(`${file} ${fault}.`);
  const options: unknown = JSON.parse(text);
  const settings =
    typeof options === "object" && options !== null && "settings" in options ? options.settings : undefined;
  if (typeof settings !== "object" || settings === null || Array.isArray(settings)) {
    throw new Error(`${file} has no "settings": it has to be { "settings": { "MGP_…": "a text" } }.`);
  }
  const values: readonly (readonly [string, unknown])[] = Object.entries(settings);
  return targetSettings(
    Object.fromEntries(
      values.map(([name, value]) => {
        if (typeof value !== "string") throw new Error(`${file}: the value of ${name} has to be a text, in quotes.`);
        return [name, value];
      }),
    ),
  );
}

function textOf(file: string): string {
  try {
    // Takes a byte order mark away.
    return new TextDecoder().decode(readFileSync(file));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new Error(`The options file ${file} cannot be read (${code}). Give --options the path of a file.`, {
      cause: error,
    });
  }
}

function targetSettings(settings: Settings): TargetSettings {
  const values = Object.values(settings);
  if (!values.some((value) => value?.includes(FOLDER) === true || value?.includes(ID) === true)) return { settings };
  const folders = new Map<Settings, string>();
  return {
    settings: () => {
      const folder = mkdtempSync(path.join(tmpdir(), "mgp-conformance-"));
      const id = crypto.randomUUID().replaceAll("-", "");
      const own: Settings = Object.fromEntries(
        Object.entries(settings).map(([name, value]) => [name, value?.replaceAll(FOLDER, folder).replaceAll(ID, id)]),
      );
      folders.set(own, folder);
      return own;
    },
    destroy: (own) => {
      const folder = folders.get(own);
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
      folders.delete(own);
    },
  };
}
