import { isIP, isIPv4, isIPv6 } from "node:net";

/** `name`, `192.0.2.1` or `[2001:db8::1]`, with or without a port. */
const authorityPattern = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{0,5})?$/i;

/**
 * The hosts under which the gateway may be called. An IP address always is one: what an attacker can point at this
 * machine is a name. `localhost` is one, and the names that were given.
 */
export class AllowedHosts {
  readonly #names = new Set(["localhost"]);
  /** The last one that was allowed: clients send the same with each request. */
  #allowed: string | undefined;

  constructor(names: readonly string[]) {
    for (const name of names) this.allow(name);
  }

  allow(name: string): void {
    this.#names.add(plainName(name));
  }

  /** @param authority as in the header Host: a name or an address (IPv6 in brackets), and perhaps a port */
  has(authority: string): boolean {
    if (authority === this.#allowed) return true;
    if (!this.#isAllowed(authority)) return false;
    this.#allowed = authority;
    return true;
  }

  #isAllowed(authority: string): boolean {
    const [, address, name] = authorityPattern.exec(authority) ?? [];
    if (address !== undefined) return isIPv6(address);
    if (name === undefined) return false;
    const plain = plainName(name);
    return isIPv4(plain) || this.#names.has(plain);
  }
}

/** The same names, checked. Throws an Error whose message goes on after "must be ". */
export function hostNames(names: readonly string[]): readonly string[] {
  if (!names.every(isName)) throw new Error("host names without scheme, port or *, separated by commas");
  return names;
}

function isName(text: string): boolean {
  return /^[a-z0-9._-]+$/i.test(text) || isIP(text) !== 0;
}

/** Without the dot at the end that says that a name is complete. */
function plainName(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}
