import { readFileSync } from "node:fs";
import { absolutePath } from "@mgp/adapter-kit";
import type { TlsOptions } from "./driver-config.ts";
import type { DsnParts } from "./split-dsn.ts";
import { UnusableDsn } from "./unusable-dsn.ts";

type Parameters = DsnParts["parameters"];

const modes = ["disable", "require", "verify-ca", "verify-full"] as const;

type Mode = (typeof modes)[number];

/** The word with which `sslrootcert` means the authorities that Node.js trusts. */
const SYSTEM = "system";

/**
 * How a connection is encrypted, with the meaning that libpq gives the modes.
 *
 * @param environment of the process: `PGSSLMODE` holds where the DSN has no `sslmode`
 * @returns `false`: not at all
 * @throws UnusableDsn
 */
export function tlsOptions(
  { host, parameters }: Pick<DsnParts, "host" | "parameters">,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): TlsOptions | false {
  const mode = modeOf(parameters, environment);
  const client = clientCertificate(parameters);
  const root = parameters.get("sslrootcert");
  // What a Unix socket carries does not leave the machine.
  if (mode === "disable" || host.startsWith("/")) return false;
  if (root === SYSTEM && mode !== "verify-full")
    throw new UnusableDsn("has sslrootcert=system, which only sslmode=verify-full makes safe: set that");
  const ca = root === undefined || root === SYSTEM ? {} : { ca: certificateIn(root) };
  switch (mode) {
    case "require":
      return root === undefined ? { ...client, rejectUnauthorized: false } : { ...client, ...ca, ...anyName };
    case "verify-ca":
      if (root === undefined)
        throw new UnusableDsn(
          "has sslmode=verify-ca, which needs the certificate of the authority: name its file in sslrootcert",
        );
      return { ...client, ...ca, ...anyName };
    case "verify-full":
      return { ...client, ...ca, rejectUnauthorized: true };
  }
}

/** The certificate is checked, and not whose it is. */
const anyName: TlsOptions = { rejectUnauthorized: true, checkServerIdentity: () => undefined };

function modeOf(parameters: Parameters, environment: Readonly<Record<string, string | undefined>>): Mode {
  const given = parameters.get("sslmode") ?? (environment["PGSSLMODE"] || undefined);
  if (given === undefined) return asksForTls(parameters) ? "verify-full" : "disable";
  const mode = modes.find((known) => known === given);
  if (mode !== undefined) return mode;
  const name = parameters.has("sslmode") ? "sslmode" : "PGSSLMODE";
  if (given === "allow" || given === "prefer")
    throw new UnusableDsn(
      `has ${name}=${given}, which silently continues without encryption where the server has none: set require or a stricter one, or disable`,
    );
  throw new UnusableDsn(`has a ${name} that is not one of ${modes.join(", ")}`);
}

function asksForTls(parameters: Parameters): boolean {
  return parameters.has("sslrootcert") || parameters.has("sslcert") || parameters.get("sslnegotiation") === "direct";
}

function clientCertificate(parameters: Parameters): Pick<TlsOptions, "cert" | "key"> {
  const [certificate, key] = [parameters.get("sslcert"), parameters.get("sslkey")];
  if (certificate === undefined && key === undefined) return {};
  if (certificate === undefined || key === undefined)
    throw new UnusableDsn("has only one of sslcert and sslkey: a client's certificate needs both");
  return { cert: pemIn("sslcert", certificate, "CERTIFICATE"), key: pemIn("sslkey", key, "PRIVATE KEY") };
}

function certificateIn(file: string): string {
  return pemIn("sslrootcert", file, "CERTIFICATE");
}

/** @throws UnusableDsn, whose message does not hold the path */
function pemIn(parameter: string, file: string, what: "CERTIFICATE" | "PRIVATE KEY"): string {
  let text: string;
  try {
    text = readFileSync(absolutePath(file), "utf8");
  } catch (error) {
    throw new UnusableDsn(`has an ${parameter} that names no file that this user can read`, { cause: error });
  }
  if (!new RegExp(`-----BEGIN [A-Z ]*${what}-----`).test(text))
    throw new UnusableDsn(`has an ${parameter} whose file holds no ${what.toLowerCase()} in PEM`);
  return text;
}
