import { BlockList, isIP, type IPVersion } from "node:net";

interface Subnet {
  readonly address: string;
  readonly prefix: number;
  readonly family: IPVersion;
}

/** The proxies whose word about a client's address is taken. */
export class TrustedProxies {
  readonly #list = new BlockList();
  readonly #isEmpty: boolean;

  /**
   * @param entries IP addresses, and networks such as `10.0.0.0/8`
   * @throws Error whose message goes on after "must be "
   */
  constructor(entries: readonly string[]) {
    this.#isEmpty = entries.length === 0;
    for (const { address, prefix, family } of entries.map(subnetOf)) this.#list.addSubnet(address, prefix, family);
  }

  /** @param address an IP address in any spelling; anything else is not trusted */
  has(address: string | undefined): boolean {
    // Asked with every request, and most gateways have no proxies to name.
    if (this.#isEmpty || address === undefined) return false;
    const family = isIP(address);
    if (family === 0) return false;
    return this.#list.check(address, family === 4 ? "ipv4" : "ipv6");
  }
}

/** The same entries, checked. Throws an Error whose message goes on after "must be ". */
export function proxyEntries(entries: readonly string[]): readonly string[] {
  for (const entry of entries) subnetOf(entry);
  return entries;
}

function subnetOf(entry: string): Subnet {
  const [address = "", bits, ...rest] = entry.split("/");
  const most = isIP(address) === 4 ? 32 : 128;
  const prefix = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  if (isIP(address) === 0 || address.includes("%") || rest.length > 0 || !(prefix <= most))
    throw new Error("IP addresses and networks such as 10.0.0.0/8, separated by commas");
  return { address, prefix, family: most === 32 ? "ipv4" : "ipv6" };
}
