import { StoreError } from "@mgp/core";

/** What sends requests through a proxy. */
export interface ProxyRoute {
  /** For `fetch`. Without its member's type: that of Node.js is an older release's, and does not fit. */
  readonly fetchOptions: object;
  /** Ends its connections. */
  close(): Promise<void>;
}

type Environment = Readonly<Record<string, string | undefined>>;

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * The way through the proxy that the environment names for an address, as curl understands it: lower case first, and none
 * for a host in `NO_PROXY`.
 *
 * @returns `undefined`: no proxy is named, or the address is on this machine, which a proxy cannot reach
 * @throws StoreError `misconfigured` when the environment names something else than a proxy
 */
export async function proxyFor(
  { protocol, hostname }: Pick<URL, "protocol" | "hostname">,
  environment: Environment = process.env,
): Promise<ProxyRoute | undefined> {
  const [name, proxy] = firstOf(environment, protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY");
  if (proxy === undefined || loopback.test(hostname)) return undefined;
  if (!/^https?:$/.test(URL.parse(proxy)?.protocol ?? ""))
    throw new StoreError("misconfigured", `${name} is not the address of a proxy, as in http://proxy.example:3128`);
  // Most gateways have no proxy, and start sooner without the library.
  const { EnvHttpProxyAgent } = await import("undici");
  const [, noProxy = ""] = firstOf(environment, "NO_PROXY");
  const dispatcher = new EnvHttpProxyAgent({ httpProxy: proxy, httpsProxy: proxy, noProxy });
  return { fetchOptions: { dispatcher }, close: async () => await dispatcher.close() };
}

/** @returns the name that holds, and its value; an empty one is not given */
function firstOf(environment: Environment, name: string): readonly [string, string | undefined] {
  const lower = name.toLowerCase();
  const value = environment[lower]?.trim();
  return value === undefined || value === "" ? [name, environment[name]?.trim() || undefined] : [lower, value];
}
