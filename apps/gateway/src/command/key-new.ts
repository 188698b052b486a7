import { parseEntries } from "../authentication/callers-file.ts";
import { drawKey, type FreshKey } from "../authentication/new-key.ts";
import { withItem } from "../json/json-edit.ts";
import { StartError } from "../start/start-error.ts";
import { editCallers } from "./callers-edit.ts";
import { readKeyFlags } from "./key-flags.ts";
import { withKeyList } from "./key-list-form.ts";
import { entryOf, keyOrder, keyOrderFlags, missingGrants, type KeyOrder } from "./key-order.ts";
import type { Terminal } from "./terminal.ts";

/** `mgp-gateway key new`: into the callers file, where one is named; otherwise the entry is shown. */
export async function makeKey(words: readonly string[], terminal: Terminal): Promise<number> {
  const { flags, isJson, callersFile } = readKeyFlags(words, keyOrderFlags, terminal);
  const fresh = drawKey();
  const order = keyOrder(flags, fresh);
  if (callersFile === undefined) terminal.out(isJson ? shownAsJson(fresh, order) : shown(fresh, order));
  else {
    if (!flags.has("id")) throw usage("Name the caller with --id: the key is written into the callers file.");
    await editCallers(callersFile, (text) => withKey(text, order));
    terminal.out(isJson ? writtenAsJson(fresh, order) : written(fresh, order));
  }
  return 0;
}

/** The text of the file with the key: of a caller that it has, or of a new one. */
function withKey(text: string | undefined, order: KeyOrder): string {
  const entries = text === undefined ? [] : parseEntries(text);
  const index = entries.findIndex(({ caller }) => caller.id === order.id);
  if (text !== undefined && index >= 0) {
    if (Object.keys(order.grants).length > 0)
      throw usage(
        `"${order.id}" is in the callers file already: what it may do is changed there. Leave these flags out.`,
      );
    return withItem(withKeyList(text, index), ["callers", index, "keys"], order.key);
  }
  const missing = missingGrants(order);
  if (missing.length > 0) throw usage(`"${order.id}" is a new caller. Say what it may do with ${missing.join(", ")}.`);
  const entry = entryOf(order);
  return text === undefined ? `${JSON.stringify({ callers: [entry] }, null, 2)}\n` : withItem(text, ["callers"], entry);
}

function shown({ key, id }: FreshKey, order: KeyOrder): string {
  const entry = JSON.stringify(entryOf(order), null, 2);
  return `The key, shown this once, with the id ${id}:\n\n  ${key}\n\nAdd this entry to "callers" in the callers file, and narrow what it may do:\n\n${entry}\n`;
}

function shownAsJson({ key, id }: FreshKey, order: KeyOrder): string {
  return `${JSON.stringify({ caller: order.id, key_id: id, key, entry: entryOf(order) })}\n`;
}

function written({ key, id }: FreshKey, order: KeyOrder): string {
  return `The key, shown this once, with the id ${id}:\n\n  ${key}\n\nIt is in the callers file as a key of "${order.id}". Gateways that use the file know it within two seconds.\n`;
}

function writtenAsJson({ key, id }: FreshKey, order: KeyOrder): string {
  return `${JSON.stringify({ caller: order.id, key_id: id, key })}\n`;
}

function usage(message: string): StartError {
  return new StartError(message, { exitCode: 2 });
}
