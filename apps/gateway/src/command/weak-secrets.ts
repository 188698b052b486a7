import { weaknessOf } from "../authentication/weak-secret.ts";
import { isLoopback } from "../http/loopback.ts";
import type { GatewaySettings } from "../settings/gateway-settings.ts";
import { StartError } from "../start/start-error.ts";

/** Clients on other machines can guess a secret: one that is easily guessed is refused then. @throws StartError */
export function refuseWeakSecrets(settings: GatewaySettings): void {
  if (isLoopback(settings.host)) return;
  for (const [name, secret] of secretsInUse(settings)) {
    const weakness = secret === undefined ? undefined : weaknessOf(secret);
    if (weakness !== undefined)
      throw new StartError(
        `The secret in ${name} ${weakness}, and the gateway listens on ${settings.host}, beyond this machine. Make one with "openssl rand -hex 32", or listen on 127.0.0.1.`,
      );
  }
}

function secretsInUse(settings: GatewaySettings): readonly (readonly [string, string | undefined])[] {
  const { authenticationMode: mode, apiKey, bearerToken, cursorSecret } = settings;
  return [
    ["MGP_GATEWAY_API_KEY", mode === "api_key" ? apiKey : undefined],
    ["MGP_GATEWAY_BEARER_TOKEN", mode === "bearer" ? bearerToken : undefined],
    ["MGP_CURSOR_SECRET", cursorSecret],
  ];
}
