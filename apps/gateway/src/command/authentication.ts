import { sharedCaller, type Caller } from "@mgp/governance";
import { openCallers, type LiveCallers } from "../authentication/live-callers.ts";
import { authenticationOff, namedCallers, sharedApiKey, sharedBearerToken } from "../authentication/modes.ts";
import type { GatewayOptions } from "../gateway-options.ts";
import { isLoopback } from "../http/loopback.ts";
import type { Log } from "../log/log.ts";
import type { GatewaySettings } from "../settings/gateway-settings.ts";
import { pathFrom } from "../settings/path-from.ts";
import { settingTable } from "../settings/setting-table.ts";
import { given, type Sources } from "../settings/sources.ts";
import { StartError } from "../start/start-error.ts";

/** What authentication is for the gateway, and what can change while it runs. */
export interface ConfiguredAuthentication {
  readonly options: Pick<GatewayOptions, "authenticate" | "credentials" | "findCaller" | "callersStatus">;
  /** Of mode `callers`. */
  readonly callers?: LiveCallers;
}

/**
 * How the configured mode finds out who calls.
 *
 * @throws StartError when the mode's credential is missing, or when one is given that the mode does not use: the
 *   gateway would not be guarded by it
 */
export function authenticationFor(
  settings: GatewaySettings,
  workingDirectory: string,
  log: Log,
): ConfiguredAuthentication {
  requireNoOther(settings);
  switch (settings.authenticationMode) {
    case "off":
      return { options: { authenticate: authenticationOff, credentials: [] } };
    case "api_key": {
      const key = sendable(needed(settings.apiKey, "api_key", "a key in MGP_GATEWAY_API_KEY or --api-key"), "key");
      const caller = { ...sharedCaller, rights: settings.sharedRights };
      const authenticate = sharedApiKey(key, caller);
      return { options: { authenticate, credentials: ["apiKey"], findCaller: onlyOne(caller) } };
    }
    case "bearer": {
      const from = "a token in MGP_GATEWAY_BEARER_TOKEN or --bearer-token";
      const token = sendable(needed(settings.bearerToken, "bearer", from), "token");
      const caller = { ...sharedCaller, rights: settings.sharedRights };
      const authenticate = sharedBearerToken(token, caller);
      return { options: { authenticate, credentials: ["bearer"], findCaller: onlyOne(caller) } };
    }
    case "callers": {
      const file = needed(
        settings.callersFile,
        "callers",
        'a file in MGP_GATEWAY_CALLERS_FILE or --callers-file; "mgp-gateway key new" prints an entry for it',
      );
      return followed(openCallers(pathFrom(workingDirectory, file), { log }));
    }
  }
}

function followed(callers: LiveCallers): ConfiguredAuthentication {
  return {
    callers,
    options: {
      credentials: ["apiKey", "bearer"],
      authenticate: namedCallers(callers),
      findCaller: (id) => callers.findById(id),
      callersStatus: () => callers.status,
    },
  };
}

/**
 * Where other machines reach the port, a mode has to be chosen: a variable that came out empty must not open it to all.
 *
 * @throws StartError
 */
export function requireChosenMode({ authenticationMode, host }: GatewaySettings, sources: Sources): void {
  if (authenticationMode !== "off" || isLoopback(host)) return;
  if (given(sources, settingTable.authenticationMode) !== undefined) return;
  throw new StartError(
    `The gateway is to listen on ${host}, beyond this machine, and no authentication mode is chosen. Set MGP_GATEWAY_AUTH_MODE or --auth-mode. With off anyone who reaches the port may do anything, so that off has to be said.`,
  );
}

/** The credentials, each with its mode. */
const credentials = [
  ["apiKey", "MGP_GATEWAY_API_KEY", "api_key"],
  ["bearerToken", "MGP_GATEWAY_BEARER_TOKEN", "bearer"],
  ["callersFile", "MGP_GATEWAY_CALLERS_FILE", "callers"],
] as const;

function requireNoOther(settings: GatewaySettings): void {
  const { authenticationMode } = settings;
  for (const [key, name, mode] of credentials) {
    if (settings[key] === undefined || mode === authenticationMode) continue;
    throw new StartError(
      `${name} is given, and the authentication mode is ${authenticationMode}, which does not use it. Set MGP_GATEWAY_AUTH_MODE or --auth-mode to ${mode}, or leave ${name} out.`,
    );
  }
}

function onlyOne(caller: Caller): (id: string) => Caller | undefined {
  return (id) => (id === caller.id ? caller : undefined);
}

function needed(value: string | undefined, mode: string, what: string): string {
  if (value === undefined) throw new StartError(`The authentication mode ${mode} needs ${what}.`);
  return value;
}

/** A line end would end the header; of the control characters it may hold a tab alone. */
const control = /\p{Cc}/u;

function sendable(secret: string, what: "key" | "token"): string {
  if (control.test(secret.replaceAll("\t", "")))
    throw new StartError(
      `The ${what} has a line break or another control character in it: no header can carry it. Take it out.`,
    );
  return secret;
}
