import type { Credentials } from "../authentication/authenticate.ts";
import { forwardedForHops, forwardedHops, type Hop } from "./forwarded-hops.ts";
import { canonicalAddress } from "./network.ts";
import type { TrustedProxies } from "./trusted-proxies.ts";

/**
 * The address of the client behind the trusted proxies; without one the address of the connection.
 *
 * Each proxy adds the address that it was called from at the right, so the client is the rightmost address that is not
 * a trusted proxy's. What stands left of it is the client's own word.
 */
export function clientAddress({ remoteAddress, header }: Credentials, proxies: TrustedProxies): string | undefined {
  if (remoteAddress === undefined || !proxies.has(remoteAddress)) return remoteAddress;
  const standard = header("forwarded");
  const customary = header("x-forwarded-for");
  if (standard === undefined && customary === undefined) return remoteAddress;
  const readings = [
    ...(standard === undefined ? [] : [lastOutside(remoteAddress, forwardedHops(standard), proxies)]),
    ...(customary === undefined ? [] : [lastOutside(remoteAddress, forwardedForHops(customary), proxies)]),
  ];
  const [first] = readings;
  // A proxy that writes one of the headers may let the other through: where they differ, one of them is made up.
  return readings.every((reading) => reading === first) ? first : canonicalAddress(remoteAddress);
}

/** Walks from the connection towards the client, as far as trusted proxies vouch for the way. */
function lastOutside(connection: string, hops: readonly Hop[] | undefined, proxies: TrustedProxies): Hop {
  let known = canonicalAddress(connection);
  for (const hop of hops?.toReversed() ?? []) {
    if (hop === undefined) return known;
    known = hop;
    if (!proxies.has(hop)) return known;
  }
  return known;
}
