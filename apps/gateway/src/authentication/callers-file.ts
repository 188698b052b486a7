import { isObject, keyFault } from "@mgp/core";
import { JsonSpot, jsonFaultPlace } from "../json/json-spot.ts";
import { readTextFile, UnfitFile } from "../settings/bounded-file.ts";
import { StartError } from "../start/start-error.ts";
import { parseEntry } from "./caller-entry.ts";
import { CallerRegistry, type CallerEntry } from "./caller-registry.ts";
import { CallersFault } from "./callers-fault.ts";

/** Bytes that a callers file has at most: room for some ten thousand callers. */
const MOST_BYTES = 4_194_304;

/**
 * Reads MGP_GATEWAY_CALLERS_FILE once; it does not follow later changes.
 *
 * @throws StartError that names the line and the fix
 */
export function readCallersFile(path: string): CallerRegistry {
  try {
    return parseCallers(readCallersText(path));
  } catch (error) {
    throw asCallersError(error, path);
  }
}

/** The words of a command for a callers file that cannot be used; what is no fault of the file stays as it is. */
export function asCallersError(error: unknown, path: string): unknown {
  if (!(error instanceof CallersFault)) return error;
  return new StartError(`The callers file ${path} cannot be used. ${error.message}`, { cause: error });
}

/** @throws CallersFault when it is missing, may not be read, is too large or is no text */
export function readCallersText(path: string): string {
  try {
    return readTextFile(path, MOST_BYTES);
  } catch (error) {
    throw new CallersFault(`${unreadable(error)} ${readingAdvice}`, { cause: error });
  }
}

const readingAdvice = 'Make one with "mgp-gateway key new", and name it in MGP_GATEWAY_CALLERS_FILE or --callers-file.';

function unreadable(error: unknown): string {
  if (error instanceof UnfitFile) return `It ${error.message}.`;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ENOENT" ? "It is missing." : "It cannot be read by this user.";
}

/**
 * Checks the text of a callers file.
 *
 * @param now epoch milliseconds, by which keys begin and end
 * @throws CallersFault that names the line and the fix
 */
export function parseCallers(text: string, now: () => number = Date.now): CallerRegistry {
  return new CallerRegistry(parseEntries(text), now);
}

/** The entries of a callers file, in their order. @throws CallersFault that names the line and the fix */
export function parseEntries(text: string): readonly CallerEntry[] {
  const root = new JsonSpot(text);
  const list = callersOf(parseJson(text));
  const entries = list.map((value, index) => parseEntry(value, root.at("callers", index)));
  refuseRepeats(entries, root.at("callers"));
  return entries;
}

function parseJson(text: string): unknown {
  const fault = keyFault(text);
  if (fault !== undefined) throw new CallersFault(`It ${fault}.`);
  try {
    return JSON.parse(text);
  } catch (error) {
    const place = jsonFaultPlace(text);
    throw new CallersFault(`${place === undefined ? "It" : `${place}: it`} is not valid JSON.`, { cause: error });
  }
}

function callersOf(document: unknown): readonly unknown[] {
  if (!isObject(document) || !Array.isArray(document["callers"]) || Object.keys(document).length !== 1)
    throw new CallersFault('It must hold one object with one key: { "callers": [ … ] }.');
  const list: readonly unknown[] = document["callers"];
  if (list.length === 0) throw new CallersFault('It names no caller. Add an entry with "mgp-gateway key new".');
  return list;
}

function refuseRepeats(entries: readonly CallerEntry[], where: JsonSpot): void {
  const ids = new Set<string>();
  const digests = new Set<string>();
  for (const [index, { caller, keys }] of entries.entries()) {
    if (ids.has(caller.id))
      throw new CallersFault(`${where.at(index, "id").name} is "${caller.id}", as that of an entry before it.`);
    ids.add(caller.id);
    for (const { digest } of keys) {
      const known = Buffer.from(digest).toString("hex");
      if (digests.has(known))
        throw new CallersFault(`${where.at(index).name} ("${caller.id}") has a key that is in the file already.`);
      digests.add(known);
    }
  }
}
