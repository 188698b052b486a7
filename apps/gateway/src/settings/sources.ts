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

/** What was given for a setting of the gateway: by flag, else by environment, else in the file. Empty is not given. */
export function given(sources: Sources, setting: Declared & { readonly key: string }): Given | undefined {
  const text = sources.file.settings.get(setting.key);
  return orSecretFile(sources, setting, { text, origin: `${setting.key} in ${sources.file.path}` });
}

/** The same for an adapter's setting, which has its environment variable as its key under `adapter_settings`. */
export function givenToAdapter(sources: Sources, setting: Declared): Given | undefined {
  const text = sources.file.adapterSettings.get(setting.environment);
  const origin = `adapter_settings.${setting.environment} in ${sources.file.path}`;
  return orSecretFile(sources, setting, { text, origin });
}

/** A place where a text may stand. */
interface Place {
  readonly text: string | undefined;
  readonly origin: string;
}

/** @throws StartError when a secret is given both as it is and in a file: one of them would be a leftover */
function orSecretFile(sources: Sources, setting: Declared, inConfiguration: Place): Given | undefined {
  const value = [...placesBeforeFile(sources, setting), inConfiguration].find(isGiven);
  if (setting.secret !== true) return value;
  const file = secretFilePath(sources.environment, setting, sources.workingDirectory);
  if (file === undefined) return value === undefined ? undefined : bare(value);
  const origin = secretFileVariable(setting.environment);
  if (value !== undefined)
    throw new StartError(`Both ${value.origin} and ${origin} give the same secret. Leave one of them out.`);
  return bare({ text: readSecretFile(file, origin), origin });
}

/** `docker compose` hands on a variable that is not set as an empty one. */
function isGiven(place: Place): place is Given {
  return place.text !== undefined && place.text.trim() !== "";
}

/** A secret is taken as it stands, so that what was pasted along with it would be a part of it. */
function bare(secret: Given): Given {
  if (secret.text.trim() === secret.text) return secret;
  throw new StartError(
    `${secret.origin} begins or ends with a blank or a line break, which would be a part of the secret. Take it out.`,
  );
}

function placesBeforeFile({ flags, environment }: Sources, setting: Declared): readonly Place[] {
  const flag = setting.flag === undefined ? undefined : flagKey(setting.flag);
  return [
    ...(flag === undefined ? [] : [{ text: flags.get(flag), origin: `--${flag}` }]),
    { text: environment[setting.environment], origin: setting.environment },
  ];
}
