import path from "node:path";
import { readCallersFile } from "../authentication/callers-file.ts";
import { authenticationOff, namedCallers, sharedApiKey, sharedBearerToken } from "../authentication/modes.ts";
import type { GatewayOptions } from "../gateway-options.ts";
import type { GatewaySettings } from "../settings/gateway-settings.ts";
import { StartError } from "./start-error.ts";

/** How the configured mode finds out who calls. A mode whose secret is missing refuses to start: it could let nobody in. */
export function authenticationFor(
  settings: GatewaySettings,
  workingDirectory: string,
): Pick<GatewayOptions, "authenticate" | "credentials" | "findCaller"> {
  switch (settings.authenticationMode) {
    case "off":
      return { authenticate: authenticationOff, credentials: [] };
    case "api_key":
      return {
        credentials: ["apiKey"],
        authenticate: sharedApiKey(needed(settings.apiKey, "api_key", "a key in MGP_GATEWAY_API_KEY or --api-key")),
      };
    case "bearer":
      return {
        credentials: ["bearer"],
        authenticate: sharedBearerToken(
          needed(settings.bearerToken, "bearer", "a token in MGP_GATEWAY_BEARER_TOKEN or --bearer-token"),
        ),
      };
    case "callers": {
      const file = needed(
        settings.callersFile,
        "callers",
        'a file in MGP_GATEWAY_CALLERS_FILE or --callers-file; "mgp-gateway key new" prints an entry for it',
      );
      const registry = readCallersFile(path.resolve(workingDirectory, file));
      return {
        credentials: ["apiKey", "bearer"],
        authenticate: namedCallers(registry),
        findCaller: (id) => registry.findById(id),
      };
    }
  }
}

function needed(value: string | undefined, mode: string, what: string): string {
  if (value === undefined) throw new StartError(`The authentication mode ${mode} needs ${what}.`);
  return value;
}
