import { clientAddress } from "../addresses/client-address.ts";
import { networkOf } from "../addresses/network.ts";
import type { TrustedProxies } from "../addresses/trusted-proxies.ts";
import type { Authenticate, Authentication, Credentials } from "./authenticate.ts";
import { FailureTally } from "./failure-tally.ts";
import { apiKeyOf, bearerTokenOf } from "./presented-key.ts";

/** The window in which failures are counted, and the longest that a client is asked to wait. */
const WINDOW_MS = 10_000;

/** Characters of a key by which failures are counted: of a key of ours, four behind its prefix. */
const PREFIX_LENGTH = 8;

export interface FailureLimits {
  /** How many failures an address, or the beginning of a key, has in ten seconds; 0: no limit. */
  readonly failures: number;
  readonly proxies: TrustedProxies;
  /** Milliseconds of a clock that does not go back. @default performance.now */
  readonly now?: () => number;
}

/**
 * Slows guessing: beyond so many failures within ten seconds a further failure is answered with a time to wait. Only
 * failures are; every key is looked at, so that wrong keys keep no holder of a right one out.
 */
export function slowFailures(
  authenticate: Authenticate,
  { failures, proxies, now = () => performance.now() }: FailureLimits,
): Authenticate {
  if (failures === 0) return authenticate;
  const tally = new FailureTally(WINDOW_MS, now);
  const afterFailure = (credentials: Credentials, rejection: Authentication): Authentication => {
    // Each of them is counted, whatever the others say.
    const counts = namesOf(credentials, proxies).map((name) => tally.count(name));
    return Math.max(...counts) > failures ? tooMany(tally.msLeft) : rejection;
  };
  return (credentials) => {
    // Waiting for what is not a promise would still cost a turn of the event loop's queue.
    const pending = authenticate(credentials);
    if (pending instanceof Promise)
      return pending.then((authentication) =>
        "rejected" in authentication ? afterFailure(credentials, authentication) : authentication,
      );
    return "rejected" in pending ? afterFailure(credentials, pending) : pending;
  };
}

/** What a failure is counted under: where it came from, and the beginning of the key, if one was sent. */
function namesOf(credentials: Credentials, proxies: TrustedProxies): readonly string[] {
  const key = apiKeyOf(credentials) ?? bearerTokenOf(credentials);
  return [
    `address ${networkOf(clientAddress(credentials, proxies))}`,
    ...(key === undefined ? [] : [`key ${key.slice(0, PREFIX_LENGTH)}`]),
  ];
}

function tooMany(milliseconds: number): Authentication {
  return {
    rejected: "Too many failed authentications. A valid key is still accepted.",
    retryAfterSeconds: Math.max(1, Math.ceil(milliseconds / 1_000)),
  };
}
