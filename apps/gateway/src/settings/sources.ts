import { StartError } from "../start/start-error.ts";
import { flagKey } from "./command-line.ts";
import type { ConfigurationFile } from "./configuration-file.ts";
import { readSecretFile, secretFilePath, secretFileVariable } from "./secret-file.ts";

/** Where settings come from, the strongest first. A secret may be in a file of its own instead, that its variable names. */
export interface Sources {
  /** Flags without their dashes. */
  readonly flags: ReadonlyMap<string, string>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly file: ConfigurationFile;
  /** What the paths of secrets' files are relative to. */
  readonly workingDirectory: string;
}

/** A setting's text and, for messages, where it was given. */
export interface Given {
  readonly text: string;
  readonly origin: string;
}

/** What has to be known of a setting to find its text. */
interface Declared {
  readonly environment: string;
  readonly flag?: string;
  readonly secret?: boolean;
}

/** What was given for a setting of the gateway: by flag, else by environment, else in the file. */
export function given(sources: Sources, setting: Declared & { readonly key: string }): Given | undefined {
  const inFile = inConfiguration(sources.file.settings.get(setting.key), `${setting.key} in ${sources.file.path}`);
  return orSecretFile(sources, setting, givenBeforeFile(sources, setting) ?? inFile);
}

/** The same for an adapter's setting, which has its environment variable as its key under `adapter_settings`. */
export function givenToAdapter(sources: Sources, setting: Declared): Given | undefined {
  const inFile = inConfiguration(
    sources.file.adapterSettings.get(setting.environment),
    `adapter_settings.${setting.environment} in ${sources.file.path}`,
  );
  return orSecretFile(sources, setting, givenBeforeFile(sources, setting) ?? inFile);
}

/** @throws StartError when a secret is given both as it is and in a file: one of them would be a leftover */
function orSecretFile(sources: Sources, setting: Declared, value: Given | undefined): Given | undefined {
  if (setting.secret !== true) return value;
  const file = secretFilePath(sources.environment, setting, sources.workingDirectory);
  if (file === undefined) return value;
  const origin = secretFileVariable(setting.environment);
  if (value !== undefined && value.text !== "")
    throw new StartError(`Both ${value.origin} and ${origin} give the same secret. Leave one of them out.`);
  return { text: readSecretFile(file, origin), origin };
}

function givenBeforeFile(sources: Sources, setting: Declared): Given | undefined {
  const flag = setting.flag === undefined ? undefined : flagKey(setting.flag);
  const fromFlag = flag === undefined ? undefined : sources.flags.get(flag);
  if (fromFlag !== undefined) return { text: fromFlag, origin: `--${flag}` };
  const fromEnvironment = sources.environment[setting.environment];
  return fromEnvironment === undefined ? undefined : { text: fromEnvironment, origin: setting.environment };
}

function inConfiguration(text: string | undefined, origin: string): Given | undefined {
  return text === undefined ? undefined : { text, origin };
}
