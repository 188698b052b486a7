import { flagKey } from "./command-line.ts";
import { changeByOthers, isReadByOthers } from "./file-access.ts";
import { pathFrom } from "./path-from.ts";
import { secretFilePath, secretFileVariable } from "./secret-file.ts";
import type { Sources } from "./sources.ts";

/** What has to be known of a setting to look after its secret. */
interface Declared {
  readonly environment: string;
  readonly flag?: string;
  /** In the configuration file; an adapter's setting has its variable for one, under `adapter_settings`. */
  readonly key?: string;
  readonly secret?: boolean;
}

/** Sentences about secrets that were given in a way in which others on this machine can see or change them. */
export function secretWarnings(declared: readonly Declared[], sources: Sources): readonly string[] {
  const secrets = declared.filter((setting) => setting.secret === true);
  return [
    ...secrets.flatMap((setting) => [...flagWarning(setting, sources), ...fileWarning(setting, sources)]),
    ...configurationWarning(secrets, sources),
  ];
}

function configurationWarning(secrets: readonly Declared[], { file, workingDirectory }: Sources): readonly string[] {
  const holdsOne = secrets.some(
    ({ key, environment }) => file.adapterSettings.has(environment) || (key !== undefined && file.settings.has(key)),
  );
  const isOpen = holdsOne && isReadByOthers(pathFrom(workingDirectory, file.path));
  return isOpen ? [`the file ${file.path} holds a secret, and other users can read it. Give it the mode 0600.`] : [];
}

function flagWarning({ environment, flag }: Declared, { flags }: Sources): readonly string[] {
  const text = flag === undefined ? undefined : flags.get(flagKey(flag));
  if (text === undefined || !holdsSecret(text)) return [];
  const file = secretFileVariable(environment);
  return [
    `the secret in --${flagKey(flag ?? "")} can be read in the list of processes (ps) by every user of this machine. Give it in ${environment}, or a file of it in ${file}.`,
  ];
}

/** Of an address only the password is one, in whichever place it stands. */
function holdsSecret(text: string): boolean {
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(text) || !URL.canParse(text)) return text !== "";
  const { password, search } = new URL(text);
  return password !== "" || /password/i.test(search);
}

function fileWarning(setting: Declared, { environment, workingDirectory }: Sources): readonly string[] {
  const file = secretFilePath(environment, setting, workingDirectory);
  if (file === undefined) return [];
  const variable = secretFileVariable(setting.environment);
  const change = changeByOthers(file, "0600");
  return [
    ...(isReadByOthers(file)
      ? [`the file that ${variable} names can be read by other users. Give it the mode 0600.`]
      : []),
    ...(change === undefined ? [] : [`the file that ${variable} names ${change}`]),
  ];
}
