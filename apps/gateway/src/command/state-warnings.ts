import { changeByOthers } from "../settings/file-access.ts";
import type { GatewaySettings } from "../settings/gateway-settings.ts";
import { pathFrom } from "../settings/path-from.ts";

/** Sentences about files from which others could let themselves in, or change what the gateway has noted. */
export function stateWarnings(
  settings: GatewaySettings,
  configurationFile: string,
  workingDirectory: string,
): readonly string[] {
  const { auditLog, authenticationMode, callersFile, ledger, stateDirectory } = settings;
  const warn = (name: string, file: string, mode: string): readonly string[] => {
    const change = changeByOthers(pathFrom(workingDirectory, file), mode);
    return change === undefined ? [] : [`${name} ${file} ${change}`];
  };
  return [
    ...warn("the configuration file", configurationFile, "0600"),
    ...(authenticationMode === "callers" && callersFile !== undefined
      ? warn("the callers file", callersFile, "0600")
      : []),
    ...(ledger === "embedded" ? warn("the state folder", stateDirectory, "0700") : []),
    ...(auditLog === undefined ? [] : warn("the audit log", auditLog, "0600")),
  ];
}
