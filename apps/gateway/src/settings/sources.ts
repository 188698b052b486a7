import { flagKey } from "./command-line.ts";
import type { ConfigurationFile } from "./configuration-file.ts";

/** Where settings come from, the strongest first. */
export interface Sources {
  /** Flags without their dashes. */
  readonly flags: ReadonlyMap<string, string>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly file: ConfigurationFile;
}

/** A setting's text and, for messages, where it was given. */
export interface Given {
  readonly text: string;
  readonly origin: string;
}

/** What was given for a setting of the gateway: by flag, else by environment, else in the file. */
export function given(
  sources: Sources,
  setting: { readonly environment: string; readonly flag?: string; readonly key: string },
): Given | undefined {
  return (
    givenBeforeFile(sources, setting) ??
    inFile(sources.file.settings.get(setting.key), `${setting.key} in ${sources.file.path}`)
  );
}

/** The same for an adapter's setting, which has its environment variable as its key under `adapter_settings`. */
export function givenToAdapter(
  sources: Sources,
  setting: { readonly environment: string; readonly flag?: string },
): Given | undefined {
  return (
    givenBeforeFile(sources, setting) ??
    inFile(
      sources.file.adapterSettings.get(setting.environment),
      `adapter_settings.${setting.environment} in ${sources.file.path}`,
    )
  );
}

function givenBeforeFile(
  sources: Sources,
  setting: { readonly environment: string; readonly flag?: string },
): Given | undefined {
  const flag = setting.flag === undefined ? undefined : flagKey(setting.flag);
  const fromFlag = flag === undefined ? undefined : sources.flags.get(flag);
  if (fromFlag !== undefined) return { text: fromFlag, origin: `--${flag}` };
  const fromEnvironment = sources.environment[setting.environment];
  return fromEnvironment === undefined ? undefined : { text: fromEnvironment, origin: setting.environment };
}

function inFile(text: string | undefined, origin: string): Given | undefined {
  return text === undefined ? undefined : { text, origin };
}
