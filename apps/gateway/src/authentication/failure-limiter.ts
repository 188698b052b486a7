import { isIPv6 } from "node:net";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Authenticate, Authentication } from "./authenticate.ts";

/** The window in which failures are counted, and the longest that an address has to wait. */
const WINDOW_SECONDS = 10;

/**
 * Slows guessing: an address that failed too often within ten seconds is asked to come back when they are over, and
 * until then no key of it is looked at, a right one neither, for otherwise guesses would go on at full speed.
 *
 * @param failures how many failures an address has in ten seconds; 0: no limit
 */
export function slowFailures(authenticate: Authenticate, failures: number): Authenticate {
  if (failures === 0) return authenticate;
  const limiter = new RateLimiterMemory({ points: failures, duration: WINDOW_SECONDS });
  /** Addresses that failed lately: all others, which is nearly everybody, never wait for the limiter. */
  const suspects = new Set<string>();
  return async (credentials) => {
    const address = networkOf(credentials.remoteAddress);
    if (suspects.has(address)) {
      const state = await limiter.get(address);
      if (state === null) suspects.delete(address);
      else if (state.consumedPoints >= failures) return tooMany(state.msBeforeNext);
    }
    const authentication = await authenticate(credentials);
    if ("rejected" in authentication) {
      suspects.add(address);
      // Over the limit it rejects; the next request finds that out by itself.
      await limiter.consume(address).catch(() => undefined);
    }
    return authentication;
  };
}

function tooMany(milliseconds: number): Authentication {
  return {
    rejected: "Too many failed authentications from this address.",
    retryAfterSeconds: Math.max(1, Math.ceil(milliseconds / 1_000)),
  };
}

/** The address, or the /64 of an IPv6 address: one host has them all. */
export function networkOf(address: string | undefined): string {
  if (address === undefined) return "unknown";
  if (address.startsWith("::ffff:")) return address.slice("::ffff:".length);
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.split("::");
  const groups = head.split(":");
  // What "::" leaves out is zeros; with fewer than four groups before it, they are part of the network.
  const network = tail === undefined ? groups : [...groups, "0", "0", "0", "0"];
  return network
    .slice(0, 4)
    .map((group) => group || "0")
    .join(":");
}
