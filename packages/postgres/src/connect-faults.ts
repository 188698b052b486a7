import type { ConnectTrouble } from "./connect-trouble.ts";
import type { Trouble } from "./trouble.ts";

/** What is to be told of a connection that was not made. */
export interface ConnectFault {
  /** The end of a sentence that begins with the name of the DSN's setting: what is wrong, and the fix. */
  readonly words: string;
  /** Does the setting have to be changed? Otherwise the server or the network may come round by itself. */
  readonly isSetting: boolean;
}

type Refusal = "wrong-password" | "not-admitted" | "no-database" | "starting";

const faults: Readonly<Record<ConnectTrouble | Refusal, ConnectFault>> = {
  unreachable: passing(
    "the connection ended before PostgreSQL was ready for it: check host, port and the server's log",
  ),
  "not-listening": passing("no PostgreSQL listens at its host and port: check both, and that the server runs"),
  "no-host": passing("its host is unknown: check the name, and that this machine can look it up"),
  "no-answer": passing("nothing answers at its host and port: check both, and the firewalls on the way"),
  starting: passing("the server is starting or stopping: wait a moment"),
  "no-tls": wrong("the server offers no TLS: turn on ssl there, or set sslmode=disable where the network is private"),
  "tls-failed": wrong("the TLS handshake failed: check sslcert and sslkey, and the server's log"),
  untrusted: wrong("the server's certificate is not trusted: name the certificate of its authority in sslrootcert"),
  "other-name": wrong(
    "the server's certificate is for other hosts: use a host name that it holds, or sslmode=verify-ca, which does not look at the name",
  ),
  outdated: wrong("the server's certificate has expired or is not valid yet: renew it, or set this machine's clock"),
  "no-password": wrong("the server asks for a password, and the setting has none: add one"),
  "wrong-password": wrong(
    "authentication failed for its role: the role or the password is wrong, or a character of the password must be percent-encoded (/ as %2F, ? as %3F, # as %23, @ as %40, % as %25)",
  ),
  "not-admitted": wrong(
    "the server refuses its role from this machine: check that the role exists, and pg_hba.conf; where that demands TLS, set sslmode=require or a stricter one",
  ),
  "no-database": wrong("its database does not exist: create it, or name another"),
};

/** @returns `undefined` for a trouble that can come with a connection too, and does not depend on the DSN */
export function connectFault(trouble: Trouble): ConnectFault | undefined {
  return isConnectTrouble(trouble) ? faults[trouble] : undefined;
}

function isConnectTrouble(trouble: Trouble): trouble is ConnectTrouble | Refusal {
  return Object.hasOwn(faults, trouble);
}

function passing(words: string): ConnectFault {
  return { words, isSetting: false };
}

function wrong(words: string): ConnectFault {
  return { words, isSetting: true };
}
