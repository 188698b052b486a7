import { StartError } from "../start/start-error.ts";
import { listKeys } from "./key-list.ts";
import { makeKey } from "./key-new.ts";
import { revokeKeys } from "./key-revoke.ts";
import type { Terminal } from "./terminal.ts";

const commands: ReadonlyMap<unknown, (words: readonly string[], terminal: Terminal) => Promise<number>> = new Map([
  ["new", makeKey],
  ["list", listKeys],
  ["revoke", revokeKeys],
]);

/** `mgp-gateway key new`, `key list` and `key revoke` */
export async function keyCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const command = commands.get(words[0]);
  if (command === undefined)
    throw new StartError(
      'The commands are "mgp-gateway key new", "mgp-gateway key list" and "mgp-gateway key revoke KEY-ID". "mgp-gateway --help" lists their flags.',
      { exitCode: 2 },
    );
  return await command(words.slice(1), terminal);
}
