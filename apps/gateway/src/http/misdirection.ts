import { MgpError } from "@mgp/core";
import type { AllowedHosts } from "./allowed-hosts.ts";
import type { Incoming } from "./incoming.ts";

/** What a link of any site may lead to: pages that do nothing. */
const linked: ReadonlySet<string> = new Set(["/", "/docs"]);

/**
 * Why a request must not be answered here: it was sent to a name that is not this gateway's, or by a page of another
 * site. A browser sends both for any page that a user looks at, the first when the page's name was pointed at this
 * machine (DNS rebinding).
 *
 * @returns `undefined`: it may be answered
 */
export function misdirection(incoming: Incoming, hosts: AllowedHosts): MgpError | undefined {
  const { authorities } = incoming;
  if (authorities.length === 0 || !authorities.every((authority) => hosts.has(authority)))
    return misdirected(
      "This gateway does not answer to the host of this request. Send it to an IP address or to localhost, or add the host to MGP_ALLOWED_HOSTS.",
    );
  if (isForeign(incoming, hosts) && !isFollowedLink(incoming))
    return misdirected(
      "This gateway does not answer pages of other sites. If the page is yours, add its host to MGP_ALLOWED_HOSTS and call the gateway from the same site.",
    );
  return undefined;
}

function isForeign({ header }: Incoming, hosts: AllowedHosts): boolean {
  if (header("sec-fetch-site")?.toLowerCase().includes("cross-site") === true) return true;
  const origin = header("origin");
  if (origin === undefined) return false;
  // `null`, which hides where a page is from, is no URL.
  return !URL.canParse(origin) || !hosts.has(new URL(origin).host);
}

function isFollowedLink({ method, path, header }: Incoming): boolean {
  return (method === "GET" || method === "HEAD") && linked.has(path) && header("sec-fetch-mode") === "navigate";
}

function misdirected(message: string): MgpError {
  return new MgpError("MGP_INVALID_OBJECT", message, { status: 421 });
}
