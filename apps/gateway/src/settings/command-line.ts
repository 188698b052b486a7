import { parseArgs } from "node:util";
import { StartError } from "../start/start-error.ts";
import { nearest } from "./nearest.ts";

/** What the command line has to know of a flag. */
export interface FlagDeclaration {
  /** With or without its dashes. */
  readonly flag?: string;
  readonly boolean?: boolean;
  /** May be given several times: the values are then joined by commas. */
  readonly many?: boolean;
}

/** A flag's name without its dashes: adapters declare it with them. */
export function flagKey(flag: string): string {
  return flag.replace(/^--/, "");
}

/**
 * Reads flags by their declarations: `--port 80`, `--port=80`, `--reload`, `--no-reload`. With `lenient` what is not
 * declared is passed over, to find out which adapter will declare the rest.
 */
export function parseFlags(
  tokens: readonly string[],
  declarations: readonly FlagDeclaration[],
  options: { readonly lenient: boolean },
): ReadonlyMap<string, string> {
  const kinds = new Map<string, "boolean" | "string" | "many">();
  for (const { flag, boolean, many } of declarations) {
    if (flag !== undefined) kinds.set(flagKey(flag), boolean === true ? "boolean" : many === true ? "many" : "string");
  }
  const { tokens: found } = parseArgs({
    args: [...tokens],
    options: Object.fromEntries(
      [...kinds].map(([name, type]) => [name, { type: type === "boolean" ? type : "string" }]),
    ),
    strict: false,
    tokens: true,
  });
  const flags = new Map<string, string>();
  for (const token of found) {
    if (token.kind === "option-terminator") continue;
    if (token.kind === "positional") {
      if (options.lenient) continue;
      throw usageError(`The command takes no argument "${token.value}".`);
    }
    const negative = token.name.startsWith("no-") && kinds.get(token.name.slice(3)) === "boolean";
    const name = negative ? token.name.slice(3) : token.name;
    const kind = kinds.get(name);
    if (kind === undefined) {
      if (options.lenient) continue;
      throw usageError(
        `The command has no flag ${token.rawName}.${nearest(
          token.rawName,
          [...kinds.keys()].map((key) => `--${key}`),
        )}`,
      );
    }
    const value = kind === "boolean" ? switchText(token, negative) : valueText(token);
    const before = kind === "many" ? flags.get(name) : undefined;
    flags.set(name, before === undefined ? value : `${before},${value}`);
  }
  return flags;
}

function switchText(
  token: { readonly rawName: string; readonly value: string | undefined },
  negative: boolean,
): string {
  if (token.value !== undefined) throw usageError(`The flag ${token.rawName} takes no value.`);
  return String(!negative);
}

function valueText(token: { readonly rawName: string; readonly value: string | undefined }): string {
  if (token.value === undefined) throw usageError(`The flag ${token.rawName} needs a value.`);
  return token.value;
}

function usageError(message: string): StartError {
  return new StartError(`${message} "mgp-gateway --help" lists all commands and flags.`, { exitCode: 2 });
}
