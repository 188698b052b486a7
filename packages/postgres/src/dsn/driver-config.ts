/** How a connection is encrypted, for `node:tls`. */
export interface TlsOptions {
  /** The authorities that are trusted, in PEM. @default those of Node.js */
  readonly ca?: string;
  /** The client's own, in PEM. */
  readonly cert?: string;
  readonly key?: string;
  /** Is the server's certificate checked? */
  readonly rejectUnauthorized: boolean;
  /** Takes any name. @default the server's certificate must hold the host's name */
  readonly checkServerIdentity?: () => undefined;
}

/** What the driver is told of a server. Its own type of it is not named: users of this package need not have it. */
export interface DriverConfig {
  readonly user: string | undefined;
  readonly password: string | (() => string);
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly database: string | undefined;
  readonly ssl: TlsOptions | false;
  readonly sslnegotiation: "postgres" | "direct";
  readonly enableChannelBinding: boolean;
  readonly options: string | undefined;
  readonly application_name: string | undefined;
}
