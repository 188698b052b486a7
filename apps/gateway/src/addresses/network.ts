import { isIPv4, isIPv6, SocketAddress } from "node:net";

/** An address in one spelling: an IPv4 address inside IPv6 as IPv4, no zone. No address at all: `undefined`. */
export function canonicalAddress(text: string): string | undefined {
  if (isIPv4(text)) return text;
  if (!isIPv6(text)) return undefined;
  const { address } = new SocketAddress({ address: text, family: "ipv6" });
  const embedded = address.startsWith("::ffff:") ? address.slice("::ffff:".length) : "";
  return isIPv4(embedded) ? embedded : address;
}

/** The address, or the /64 of an IPv6 address: one host has them all. */
export function networkOf(address: string | undefined): string {
  const canonical = address === undefined ? undefined : canonicalAddress(address);
  if (canonical === undefined) return "unknown";
  if (!canonical.includes(":")) return canonical;
  const [head = "", tail] = canonical.split("::");
  const groups = head.split(":");
  // What "::" leaves out is zeros; with fewer than four groups before it, they are part of the network.
  const network = tail === undefined ? groups : [...groups, "0", "0", "0", "0"];
  return network
    .slice(0, 4)
    .map((group) => group || "0")
    .join(":");
}
