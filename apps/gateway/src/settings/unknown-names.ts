import { adapterOf } from "../adapters/adapter-names.ts";
import { nearestWord } from "./nearest.ts";
import { secretFileVariable } from "./secret-file.ts";
import { configurationFlag, settingList } from "./setting-list.ts";

const PREFIX = "MGP_";

/** What has to be known of a setting to know its names. */
interface Declared {
  readonly environment: string;
  readonly secret?: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Sentences about variables that look as if they were meant for the gateway, and have no effect.
 *
 * @param adapter the name that is configured, and its settings
 */
export function unknownNames(
  environment: Environment,
  adapter: { readonly name: string; readonly settings: readonly Declared[] },
): readonly string[] {
  const known = namesOf([...settingList, configurationFlag, ...adapter.settings]);
  return unknownIn(environment, known).map((name) => {
    const owner = adapterOf(name);
    const reason =
      owner === undefined || owner === adapter.name
        ? `neither the gateway nor the adapter ${adapter.name} knows it`
        : `it is for the adapter ${owner}, and the adapter is ${adapter.name}`;
    return `${name} has no effect: ${reason}.${suggestion(name, known)}`;
  });
}

/** The same where no adapter is loaded: those alone that are nearly a name of the gateway. */
export function misspelledNames(environment: Environment): readonly string[] {
  const known = namesOf([...settingList, configurationFlag]);
  return unknownIn(environment, known)
    .filter((name) => adapterOf(name) === undefined && suggestion(name, known) !== "")
    .map((name) => `${name} has no effect: the gateway does not know it.${suggestion(name, known)}`);
}

function namesOf(settings: readonly Declared[]): readonly string[] {
  return settings.flatMap(({ environment, secret }) =>
    secret === true ? [environment, secretFileVariable(environment)] : [environment],
  );
}

/** One that is empty is not given. */
function unknownIn(environment: Environment, known: readonly string[]): readonly string[] {
  const given = Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== "");
  return given.map(([name]) => name).filter((name) => name.startsWith(PREFIX) && !known.includes(name));
}

/** By what stands behind the beginning that all have in common, which would make any two of them near. */
function suggestion(name: string, known: readonly string[]): string {
  const near = nearestWord(
    name.slice(PREFIX.length),
    known.map((each) => each.slice(PREFIX.length)),
  );
  return near === undefined ? "" : ` Did you mean ${PREFIX}${near}?`;
}
