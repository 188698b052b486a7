import { parseKeyTime } from "../authentication/caller-key.ts";
import { CallersFault } from "../authentication/callers-fault.ts";
import { parseEntries } from "../authentication/callers-file.ts";
import { newEntry, type FreshKey } from "../authentication/new-key.ts";
import type { FlagDeclaration } from "../settings/command-line.ts";
import { list } from "../settings/setting.ts";
import { StartError } from "../start/start-error.ts";

/** What a caller is given, by flag. */
const grants = { tenant: "tenants", agent: "agents", action: "actions", right: "rights" } as const;

/** The flags that say what a new key is for. */
export const keyOrderFlags: readonly FlagDeclaration[] = [
  { flag: "id" },
  ...Object.keys(grants).map((flag) => ({ flag, many: true })),
  { flag: "not-before" },
  { flag: "not-after" },
];

/** A key that is to be put into a callers file. */
export interface KeyOrder {
  /** Of the caller. */
  readonly id: string;
  /** The item of the caller's `keys`. */
  readonly key: Readonly<Record<string, string>>;
  /** Members of the caller's entry that the flags give. */
  readonly grants: Readonly<Record<string, readonly string[]>>;
}

/**
 * Reads what the flags ask for.
 *
 * @returns an order that makes an entry which a callers file may hold
 * @throws StartError in the words of the flags
 */
export function keyOrder(flags: ReadonlyMap<string, string>, { sha256 }: FreshKey): KeyOrder {
  const order: KeyOrder = {
    id: flags.get("id") ?? "my-agent",
    key: { sha256, created_at: new Date().toISOString(), ...validity(flags) },
    grants: grantsIn(flags),
  };
  check(order);
  return order;
}

/** The entry of a new caller. What the flags leave open is as `newEntry` has it. */
export function entryOf({ id, key, grants: given }: KeyOrder): Readonly<Record<string, unknown>> {
  return { ...newEntry(id, [key]), ...given };
}

/** @returns the flags that a new caller needs and that are not given: by default it could do more than was meant */
export function missingGrants(order: KeyOrder): readonly string[] {
  const needed = ["tenant", "agent", "action"] as const;
  return needed.filter((flag) => order.grants[grants[flag]] === undefined).map((flag) => `--${flag}`);
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
        throw new StartError(`--${flag} must be a date and time of RFC 3339 with a zone, as 2027-01-31T12:00:00Z.`, {
          exitCode: 2,
        });
      return [[member, text]];
    }),
  );
}

function check(order: KeyOrder): void {
  try {
    parseEntries(JSON.stringify({ callers: [entryOf(order)] }));
  } catch (error) {
    if (!(error instanceof CallersFault)) throw error;
    throw new StartError(
      `The flags make an entry that cannot be used: ${error.message.replace(/^Line 1: callers\[0\]\.?/, "")}`,
      { exitCode: 2 },
    );
  }
}
