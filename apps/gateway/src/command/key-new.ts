import { parseKeyTime } from "../authentication/caller-key.ts";
import { CallersFault } from "../authentication/callers-fault.ts";
import { parseEntries } from "../authentication/callers-file.ts";
import { drawKey, newEntry, type FreshKey } from "../authentication/new-key.ts";
import { withItem } from "../json/json-edit.ts";
import { list } from "../settings/setting.ts";
import { StartError } from "../start/start-error.ts";
import { editCallers } from "./callers-edit.ts";
import { readKeyFlags } from "./key-flags.ts";
import { withKeyList } from "./key-list-form.ts";
import type { Terminal } from "./terminal.ts";

/** What a caller is given, by flag. */
const grants = { tenant: "tenants", agent: "agents", action: "actions", right: "rights" } as const;

/** Without these an entry would let in nothing, or more than was meant. */
const neededGrants = ["tenant", "agent", "action"] as const;

const ownFlags = [
  { flag: "id" },
  ...Object.keys(grants).map((flag) => ({ flag, many: true })),
  { flag: "not-before" },
  { flag: "not-after" },
];

/** `mgp-gateway key new`: into the callers file, where one is named; otherwise the entry is shown. */
export async function makeKey(words: readonly string[], terminal: Terminal): Promise<number> {
  const { flags, isJson, callersFile } = readKeyFlags(words, ownFlags, terminal);
  const fresh = drawKey();
  const order: KeyOrder = {
    id: flags.get("id") ?? "my-agent",
    key: { sha256: fresh.sha256, created_at: new Date().toISOString(), ...validity(flags) },
    grants: grantsIn(flags),
  };
  checkOrder(order);
  if (callersFile === undefined) terminal.out(isJson ? shownAsJson(fresh, order) : shown(fresh, order));
  else {
    if (!flags.has("id")) throw usage("Name the caller with --id: the key is written into the callers file.");
    await editCallers(callersFile, (text) => withKey(text, order));
    terminal.out(isJson ? writtenAsJson(fresh, order) : written(fresh, order));
  }
  return 0;
}

interface KeyOrder {
  /** Of the caller. */
  readonly id: string;
  /** The item of the caller's `keys`. */
  readonly key: Readonly<Record<string, string>>;
  /** Members of the caller's entry that the flags give. */
  readonly grants: Readonly<Record<string, readonly string[]>>;
}

function grantsIn(flags: ReadonlyMap<string, string>): KeyOrder["grants"] {
  return Object.fromEntries(
    Object.entries(grants).flatMap(([flag, member]) => {
      const text = flags.get(flag);
      return text === undefined ? [] : [[member, list(text)]];
    }),
  );
}

function validity(flags: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [
      ["not-before", "not_before"],
      ["not-after", "not_after"],
    ].flatMap(([flag = "", member = ""]) => {
      const text = flags.get(flag);
      if (text === undefined) return [];
      if (parseKeyTime(text) === undefined)
        throw usage(`--${flag} must be a date and time of RFC 3339 with a zone, as 2027-01-31T12:00:00Z.`);
      return [[member, text]];
    }),
  );
}

/** What the file would be refused for is told in the words of the flags, before a file is touched. */
function checkOrder(order: KeyOrder): void {
  try {
    parseEntries(JSON.stringify({ callers: [entryOf(order)] }));
  } catch (error) {
    if (!(error instanceof CallersFault)) throw error;
    throw usage(
      `The flags make an entry that cannot be used: ${error.message.replace(/^Line 1: callers\[0\]\.?/, "")}`,
    );
  }
}

function entryOf({ id, key, grants: given }: KeyOrder): Readonly<Record<string, unknown>> {
  return { ...newEntry(id, [key]), ...given };
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
  const missing = neededGrants.filter((flag) => order.grants[grants[flag]] === undefined);
  if (missing.length > 0)
    throw usage(
      `"${order.id}" is a new caller. Say what it may do with ${missing.map((flag) => `--${flag}`).join(", ")}.`,
    );
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
  return `The key, shown this once, with the id ${id}:\n\n  ${key}\n\nIt stands in the callers file as one of "${order.id}". Gateways that use the file know it within two seconds.\n`;
}

function writtenAsJson({ key, id }: FreshKey, order: KeyOrder): string {
  return `${JSON.stringify({ caller: order.id, key_id: id, key })}\n`;
}

function usage(message: string): StartError {
  return new StartError(message, { exitCode: 2 });
}
