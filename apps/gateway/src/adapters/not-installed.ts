import { nearest } from "../settings/nearest.ts";
import { StartError } from "../start/start-error.ts";
import { ownAdapters } from "./adapter-names.ts";

/** Only packages that exist are named: under a name that has none, any user of the registry can publish one. */
export function notInstalled(name: string, packages: readonly string[]): StartError {
  const [first = name] = packages;
  const looked = packages.join(" or ");
  const isOwn = ownAdapters.some((own) => first === `@mgp/adapter-${own}`);
  const fix = isOwn
    ? `Install it with "npm install ${first}", or set`
    : `${nearest(name.trim(), ownAdapters).trim() || `Of this project there are ${ownAdapters.join(", ")}.`} Set`;
  return new StartError(
    `The adapter "${name}" is not installed: there is no package ${looked}. ${fix} MGP_ADAPTER or --adapter to one that is; "memory" always is.`,
  );
}
