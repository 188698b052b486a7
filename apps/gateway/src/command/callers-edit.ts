import { existsSync, realpathSync } from "node:fs";
import { asCallersError, parseEntries, readCallersText } from "../authentication/callers-file.ts";
import { StartError } from "../start/start-error.ts";
import { underFileLock } from "./file-lock.ts";
import { replaceFile } from "./replace-file.ts";

/**
 * Changes a callers file. Commands that do so at the same time do it one after another; gateways see the file as it was
 * or as it becomes, and its mode and owner stay. A new file is its user's alone.
 *
 * @param edit makes the new text of the old one; `undefined`: there is no file yet
 * @returns the text as it is now
 * @throws StartError when the file cannot be used, before or after the change, or not be written
 */
export async function editCallers(file: string, edit: (text: string | undefined) => string): Promise<string> {
  // A link stays one: what it leads to is replaced.
  const target = existsSync(file) ? realpathSync(file) : file;
  return await underFileLock(target, () => {
    try {
      const before = existsSync(target) ? readCallersText(target) : undefined;
      if (before !== undefined) parseEntries(before);
      const after = edit(before);
      parseEntries(after);
      if (after !== before) replaceFile(target, after);
      return after;
    } catch (error) {
      throw asCallersError(error, file);
    }
  });
}

/** The callers file that a command works on. @throws StartError when none is named */
export function neededCallersFile(file: string | undefined): string {
  if (file !== undefined) return file;
  throw new StartError("There is no callers file. Name it in MGP_GATEWAY_CALLERS_FILE or --callers-file.", {
    exitCode: 2,
  });
}
