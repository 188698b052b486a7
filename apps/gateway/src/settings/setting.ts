import { pathFault } from "@mgp/core";

/** One setting of the gateway. Parsing, `--help`, the README's table and the check of the configuration file derive from it. */
export interface Setting<Value> {
  /** The environment variable. */
  readonly environment: string;
  /** The command-line flag without its dashes. Absent: none, as for secrets, which a process list would show. */
  readonly flag?: string;
  /** The key in the configuration file. */
  readonly key: string;
  /** A switch: the flag takes no value, and `--no-…` turns it off. */
  readonly boolean?: boolean;
  /** Never printed. */
  readonly secret?: boolean;
  /** One sentence, with the unit. */
  readonly description: string;
  /** What holds when it is not given. */
  readonly fallback: Value;
  /** The fallback in words, where its text does not say it. */
  readonly fallbackText?: string;
  /** Reads the text, which is not empty: that is not given. Throws an Error whose message goes on after "must be ". */
  readonly parse: (text: string) => Value;
}

/** Any text, without the blanks around it. */
export function text(value: string): string {
  return value.trim();
}

/** Any text as it is: blanks around a secret are refused before. */
export function secretText(value: string): string {
  return value;
}

/** The path of a file or folder. */
export function pathText(value: string): string {
  const fault = pathFault(value);
  if (fault !== undefined) throw new Error(`the path of a file or folder; this one ${fault}`);
  return value.trim();
}

/** Entries between commas; blanks around them and empty ones do not count. */
export function list(value: string): readonly string[] {
  return value
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

/** `1`, `true`, `yes` and `on` against `0`, `false`, `no` and `off`, in any case. */
export function flag(value: string): boolean {
  const word = value.trim().toLowerCase();
  if (["1", "true", "yes", "on"].includes(word)) return true;
  if (["0", "false", "no", "off"].includes(word)) return false;
  throw new Error("true or false");
}

/** A whole number within bounds. */
export function wholeNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = /^\d{1,15}$/.test(value.trim()) ? Number(value) : Number.NaN;
    if (!(number >= least && number <= most)) throw new Error(`a whole number from ${least} to ${most}`);
    return number;
  };
}

/** One of a few words, in lower case. */
export function oneOf<Choice extends string>(choices: readonly Choice[]): (value: string) => Choice {
  return (value) => {
    const word = value.trim().toLowerCase();
    const choice = choices.find((candidate) => candidate === word);
    if (choice === undefined) throw new Error(`one of ${choices.join(", ")}`);
    return choice;
  };
}

/** The name of an HTTP header. */
export function headerName(value: string): string {
  const name = value.trim();
  if (!/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$/.test(name)) throw new Error("the name of a header, as in MGP-Tenant-Id");
  return name;
}
