import type { DriverConfig } from "./driver-config.ts";
import { NoPassword } from "./no-password.ts";
import { type DsnParts, splitDsn } from "./split-dsn.ts";
import { tlsOptions } from "./tls-options.ts";
import { UnusableDsn } from "./unusable-dsn.ts";

/** What a DSN says, for the driver. */
export interface Dsn {
  readonly config: DriverConfig;
  /** The same for every spelling of one server, role, password, database and parameters. It holds the password. */
  readonly key: string;
}

/**
 * Reads a DSN. The driver is handed its parts: its own reading of the whole text takes modes of TLS for others than libpq
 * does, and warns of it on the terminal.
 *
 * @throws UnusableDsn
 */
export function readDsn(text: string): Dsn {
  const parts = splitDsn(text);
  const { user, password, host, port, database, parameters } = parts;
  const config: DriverConfig = {
    // What is empty is left to the driver, which asks the environment as libpq does (PGHOST, PGUSER, …).
    user: user || undefined,
    host: host || undefined,
    port: port === "" ? undefined : Number(port),
    database: database || undefined,
    // Asked only when the server wants one: without it the driver would look into the home folder, and warn of that.
    password: password === "" ? passwordFromEnvironment : password,
    ssl: tlsOptions(parts),
    options: parameters.get("options"),
    application_name: parameters.get("application_name"),
    ...channelOf(parameters),
  };
  const sorted = [...parameters].toSorted(([left], [right]) => (left < right ? -1 : 1));
  return { config, key: JSON.stringify([user, password, host, port || "5432", database, sorted]) };
}

/**
 * Why a DSN cannot be used.
 *
 * @returns the end of a sentence that begins with the setting's name, without what may be secret; `undefined`: it can
 */
export function dsnFault(text: string): string | undefined {
  try {
    readDsn(text);
    return undefined;
  } catch (error) {
    if (error instanceof UnusableDsn) return error.message;
    throw error;
  }
}

function channelOf(parameters: DsnParts["parameters"]): Pick<DriverConfig, "sslnegotiation" | "enableChannelBinding"> {
  const negotiation = parameters.get("sslnegotiation") ?? "postgres";
  if (negotiation !== "postgres" && negotiation !== "direct")
    throw new UnusableDsn("has an sslnegotiation that is neither postgres nor direct");
  const binding = parameters.get("channel_binding") ?? "disable";
  if (binding === "require")
    throw new UnusableDsn("has channel_binding=require, which the driver cannot insist on: set prefer");
  if (binding !== "prefer" && binding !== "disable")
    throw new UnusableDsn("has a channel_binding that is neither prefer nor disable");
  return { sslnegotiation: negotiation, enableChannelBinding: binding === "prefer" };
}

function passwordFromEnvironment(): string {
  const password = process.env["PGPASSWORD"];
  if (password === undefined || password === "") throw new NoPassword();
  return password;
}
