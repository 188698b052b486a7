import { isIP, isIPv6, SocketAddress } from "node:net";

/** An address in one spelling: an IPv4 address inside IPv6 as IPv4, no zone. No address at all: `undefined`. */
export function canonicalAddress(text: string): string | undefined {
  const family = isIP(text);
  if (family === 0) return undefined;
  if (family === 4) return text;
  const { address } = new SocketAddress({ address: text, family: "ipv6" });
  const embedded = address.startsWith("::ffff:") ? address.slice("::ffff:".length) : "";
  return isIP(embedded) === 4 ? embedded : address;
}

/** The address, or the /64 of an IPv6 address: one host has them all. */
export function networkOf(address: string | undefined): string {
  const canonical = address === undefined ? undefined : canonicalAddress(address);
  if (canonical === undefined) return "unknown";
  if (!isIPv6(canonical)) return canonical;
  const [head = "", tail] = canonical.split("::");
  const groups = head.split(":");
  // What "::" leaves out is zeros; with fewer than four groups before it, they are part of the network.
  const network = tail === undefined ? groups : [...groups, "0", "0", "0", "0"];
  return network
    .slice(0, 4)
    .map((group) => group || "0")
    .join(":");
}
