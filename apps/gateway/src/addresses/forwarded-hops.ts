import { canonicalAddress } from "./network.ts";

/** Where a request came from, as one proxy saw it: an address, or `undefined` where the proxy did not tell a usable one. */
export type Hop = string | undefined;

/** One parameter of `Forwarded` with what ends it: `for=192.0.2.1;`, `for="[2001:db8::1]:4711",`. An element may be empty. */
const parameter = /[ \t]*(?:([!#$%&'*+.^_`|~\w-]+)=(?:([!#$%&'*+.^_`|~\w-]+)|"((?:[^"\\]|\\.)*)")[ \t]*)?([;,]|$)/y;

/**
 * The hops of a `Forwarded` header, the client's first (RFC 7239).
 *
 * @returns `undefined` when it cannot be read
 */
export function forwardedHops(header: string): readonly Hop[] | undefined {
  const hops: Hop[] = [];
  let named: string | undefined;
  parameter.lastIndex = 0;
  for (;;) {
    const match = parameter.exec(header);
    if (match === null) return undefined;
    const [, name, token, quoted, end] = match;
    if (name?.toLowerCase() === "for") {
      if (named !== undefined) return undefined;
      named = token ?? quoted?.replaceAll(/\\(.)/g, "$1");
    }
    if (end === ";") continue;
    hops.push(named === undefined ? undefined : addressIn(named));
    named = undefined;
    if (end === "") return hops;
  }
}

/** The hops of an `X-Forwarded-For` header, the client's first. */
export function forwardedForHops(header: string): readonly Hop[] {
  return header.split(",").map((entry) => addressIn(entry.trim()));
}

/** The address in `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1`, `[2001:db8::1]` or `[2001:db8::1]:80`. */
function addressIn(node: string): Hop {
  const [, bracketed, dotted] = /^(?:\[([^\]]*)\]|([\d.]+))(?::[\w.-]+)?$/.exec(node) ?? [];
  return canonicalAddress(bracketed ?? dotted ?? node);
}
