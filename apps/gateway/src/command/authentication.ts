import path from "node:path";
import { sharedCaller, type Caller } from "@mgp/governance";
import { openCallers, type LiveCallers } from "../authentication/live-callers.ts";
import { authenticationOff, namedCallers, sharedApiKey, sharedBearerToken } from "../authentication/modes.ts";
import type { GatewayOptions } from "../gateway-options.ts";
import type { Log } from "../log/log.ts";
import type { GatewaySettings } from "../settings/gateway-settings.ts";
import { StartError } from "../start/start-error.ts";

/** What authentication is for the gateway, and what can change while it runs. */
export interface ConfiguredAuthentication {
  readonly options: Pick<GatewayOptions, "authenticate" | "credentials" | "findCaller" | "callersStatus">;
  /** Of mode `callers`. */
  readonly callers?: LiveCallers;
}

/** How the configured mode finds out who calls. A mode whose secret is missing refuses to start: it could let nobody in. */
export function authenticationFor(
  settings: GatewaySettings,
  workingDirectory: string,
  log: Log,
): ConfiguredAuthentication {
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
      return followed(openCallers(path.resolve(workingDirectory, file), { log }));
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

function onlyOne(caller: Caller): (id: string) => Caller | undefined {
  return (id) => (id === caller.id ? caller : undefined);
}

function needed(value: string | undefined, mode: string, what: string): string {
  if (value === undefined) throw new StartError(`The authentication mode ${mode} needs ${what}.`);
  return value;
}

/** Blanks around a header's value are no part of it. */
const blankAround = /^[ \t]|[ \t]$/;

/** A line end would end the header; of the control characters it may hold a tab alone. */
const control = /\p{Cc}/u;

function sendable(secret: string, what: "key" | "token"): string {
  if (blankAround.test(secret) || control.test(secret.replaceAll("\t", "")))
    throw new StartError(
      `The ${what} begins or ends with a blank, or has a line end or another control character in it: no header can carry it, so that nobody could get in. Take these out.`,
    );
  return secret;
}
