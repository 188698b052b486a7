import { newKey } from "../authentication/new-key.ts";
import { parseFlags } from "../settings/command-line.ts";
import { StartError } from "../start/start-error.ts";
import type { Terminal } from "./terminal.ts";

/** `mgp-gateway key new [--id NAME]` */
export async function keyCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  if (words[0] !== "new") throw new StartError('The command is "mgp-gateway key new [--id NAME]".', { exitCode: 2 });
  const id = parseFlags(words.slice(1), [{ flag: "id" }], { lenient: false }).get("id") ?? "my-agent";
  if (!/^[A-Za-z0-9._-]{1,128}$/.test(id))
    throw new StartError("--id must be 1 to 128 letters, digits, dots, underscores or hyphens.", { exitCode: 2 });
  const { key, entry } = newKey(id);
  terminal.out(
    `The key, shown this once:\n\n  ${key}\n\nAdd this entry to "callers" in the callers file, and narrow what it may do:\n\n${JSON.stringify(entry, null, 2)}\n`,
  );
  return await Promise.resolve(0);
}
