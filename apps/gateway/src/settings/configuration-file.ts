import { isObject, jsonFault, keyFault } from "@mgp/core";
import { StartError } from "../start/start-error.ts";
import { readTextFile, UnfitFile } from "./bounded-file.ts";
import { placeOf } from "./key-places.ts";
import { pathFrom } from "./path-from.ts";

/** The file that is read when none is named, if it is there. */
const CONFIGURATION_FILE = "mgp.config.json";

/** Bytes that it has at most. */
const MOST_BYTES = 1_048_576;

/** Settings from a file, as texts, so that they are parsed as those from the environment are. */
export interface ConfigurationFile {
  /** For messages. */
  readonly path: string;
  readonly settings: ReadonlyMap<string, string>;
  /** By environment variable. */
  readonly adapterSettings: ReadonlyMap<string, string>;
}

/**
 * Reads the configuration file: the named one, which then has to be there, else `mgp.config.json` in the working
 * directory, which may be missing.
 */
export function readConfigurationFile(
  named: string | undefined,
  workingDirectory: string,
  knownKeys: readonly string[],
): ConfigurationFile {
  const file = named ?? CONFIGURATION_FILE;
  let text: string;
  try {
    text = readTextFile(pathFrom(workingDirectory, file), MOST_BYTES);
  } catch (error) {
    if (named === undefined && isMissing(error)) return { path: file, settings: new Map(), adapterSettings: new Map() };
    const fault = error instanceof UnfitFile ? error.message : "cannot be read";
    throw new StartError(`The configuration file ${file} ${fault}. Check --config or MGP_CONFIG_FILE.`, {
      cause: error,
    });
  }
  return parseConfiguration(text, file, knownKeys);
}

/** Checks the text of a configuration file. */
function parseConfiguration(text: string, file: string, knownKeys: readonly string[]): ConfigurationFile {
  const fault = jsonFault(text) ?? keyFault(text);
  if (fault !== undefined) throw new StartError(`The configuration file ${file} ${fault}.`);
  const document: unknown = JSON.parse(text);
  if (!isObject(document)) throw new StartError(`The configuration file ${file} must hold one JSON object.`);
  const { adapter_settings: adapterSettings = {}, ...rest } = document;
  for (const key of Object.keys(rest)) {
    if (!knownKeys.includes(key))
      throw new StartError(`The configuration file ${file} has the unknown key "${key}".${placeOf(key, knownKeys)}`);
  }
  if (!isObject(adapterSettings))
    throw new StartError(`In the configuration file ${file}, adapter_settings must be an object.`);
  return {
    path: file,
    settings: texts(rest, file, ""),
    adapterSettings: texts(adapterSettings, file, "adapter_settings."),
  };
}

function texts(values: Readonly<Record<string, unknown>>, file: string, prefix: string): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  for (const [key, value] of Object.entries(values)) {
    if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean")
      throw new StartError(
        `In the configuration file ${file}, ${prefix}${key} must be a string, a number, true or false.`,
      );
    result.set(key, String(value));
  }
  return result;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
