import { isParameter, type Parameter, parameterNames } from "./parameters.ts";
import { UnusableDsn } from "./unusable-dsn.ts";

/** The form of a DSN, for messages. */
const DSN_FORM = "postgres://role:password@host:port/database";

/** What a DSN consists of, decoded. What it does not name is empty. */
export interface DsnParts {
  readonly user: string;
  readonly password: string;
  /** A name, an address, or the folder of a Unix socket. */
  readonly host: string;
  readonly port: string;
  readonly database: string;
  readonly parameters: ReadonlyMap<Parameter, string>;
}

/**
 * Takes a DSN apart, as libpq does: a parameter beats what stands before it.
 *
 * @throws UnusableDsn
 */
export function splitDsn(text: string): DsnParts {
  if (!/^postgres(?:ql)?:\/\//i.test(text)) throw new UnusableDsn(`is not of the form ${DSN_FORM}`);
  requireEncoded(text);
  // A role without a host is right for libpq, which then has a parameter for it, and wrong for a URL.
  const url = URL.parse(text.replace(/^([^/]*\/\/[^/?#]*@)(?=[/?]|$)/, "$1localhost"));
  if (url === null) throw new UnusableDsn(`is not of the form ${DSN_FORM}: its host or its port is not valid`);
  const parameters = parametersOf(url.searchParams);
  return {
    user: parameters.get("user") ?? decoded(url.username),
    password: parameters.get("password") ?? decoded(url.password),
    host: hostOf(parameters.get("host") ?? decoded(url.hostname).replace(/^\[(.+)\]$/, "$1")),
    port: portOf(parameters.get("port") ?? url.port),
    database: parameters.get("dbname") ?? decoded(url.pathname.slice(1)),
    parameters,
  };
}

/** A character of the password that ends a part of a URL would end it there, and the rest would be taken for a host. */
function requireEncoded(text: string): void {
  const rest = text.slice(text.indexOf("://") + 3);
  const [authority = ""] = /^[^/?#]*/.exec(rest) ?? [];
  const [path = "", query = ""] = rest.slice(authority.length).split("?", 2);
  const isCut = path.includes("@") || rest.includes("#") || query.split("=", 1)[0]?.includes("@") === true;
  const hasPort = /^(?:.*@)?(?:\[[^\]]*\]|[^:]*)(?::\d*)?$/.test(authority);
  if (isCut || (!hasPort && !authority.includes("@")) || /%(?![\da-f]{2})/i.test(rest))
    throw new UnusableDsn(
      `is not of the form ${DSN_FORM}: a character in it must be percent-encoded, most often one of the password (/ as %2F, ? as %3F, # as %23, @ as %40, % as %25)`,
    );
}

function parametersOf(given: URLSearchParams): ReadonlyMap<Parameter, string> {
  const parameters = new Map<Parameter, string>();
  for (const [name, value] of given) {
    if (!isParameter(name))
      throw new UnusableDsn(`has a parameter that is not known; known are ${parameterNames.join(", ")}`);
    if (parameters.has(name)) throw new UnusableDsn(`has the parameter ${name} twice`);
    parameters.set(name, value);
  }
  return parameters;
}

function hostOf(host: string): string {
  if (host.includes(",")) throw new UnusableDsn("names several hosts, and only one can be used");
  return host;
}

function portOf(port: string): string {
  if (port === "" || (/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535)) return port;
  throw new UnusableDsn("has a port that is not a whole number from 1 to 65535");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new UnusableDsn("has a percent-encoded character that is not UTF-8");
  }
}
