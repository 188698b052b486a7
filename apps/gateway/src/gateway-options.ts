import type { Caller, GovernanceOptions, Ledger, Limits } from "@mgp/governance";
import type { Backend } from "./adapters/open-backend.ts";
import type { Authenticate } from "./authentication/authenticate.ts";
import type { CallersStatus } from "./authentication/live-callers.ts";
import type { HeaderNames } from "./http/header-names.ts";
import type { HttpLimits } from "./http/http-limits.ts";
import type { Log } from "./log/log.ts";
import type { CredentialKind } from "./pages/own-document.ts";
import type { PolicySource } from "./policy/create-policy.ts";

/** What a gateway is made of. Only the backend and the ledger have to be given. */
export interface GatewayOptions {
  /** Made by `openBackend`, or by hand around an open store. The gateway closes it. */
  readonly backend: Backend;
  /** Made by `openLedger` of `@mgp/ledger` or `@mgp/ledger-postgres`. The gateway closes it. */
  readonly ledger: Ledger;
  /** @default every caller may do everything */
  readonly authenticate?: Authenticate;
  /** Where `authenticate` looks for a credential, any one of which will do: for the OpenAPI document. @default not known */
  readonly credentials?: readonly CredentialKind[];
  /** Finds the owner of a task after a restart; needed where `authenticate` knows named callers, or ones with rights. */
  readonly findCaller?: (id: string) => Caller | undefined;
  /** How the reloads of a callers file fared, for `/metrics`: of `openCallers`. @default it is not reported */
  readonly callersStatus?: () => CallersStatus;
  /** @default the built-in rules */
  readonly policy?: PolicySource;
  readonly headerNames?: Partial<HeaderNames>;
  /** Refuse an operation on memories without a tenant header. @default false */
  readonly requireTenantHeader?: boolean;
  /** How many requests a second a caller may send, to all gateways that share the ledger together. @default no limit */
  readonly callerRatePerSecond?: number;
  /**
   * Addresses and networks (`10.0.0.0/8`) of proxies whose `Forwarded` or `X-Forwarded-For` is believed. @default none
   */
  readonly trustedProxies?: readonly string[];
  /**
   * Names under which the gateway may be called, beside IP addresses, `localhost` and the host it listens on. Looked at
   * when there are any, and always while `authenticate` is absent or `authenticationOff`. @default none
   */
  readonly allowedHosts?: readonly string[];
  /** How many failed authentications an address, or the beginning of a key, has in ten seconds; 0: no limit. @default 30 */
  readonly failedAuthentications?: number;
  /** Answer 503 to `/readyz` also while only a part is missing, such as writing to the backend. @default false */
  readonly readyStrict?: boolean;
  /** Log requests of `/healthz`, `/readyz`, `/version` and `/metrics` also when they succeed. @default true */
  readonly logProbes?: boolean;
  readonly httpLimits?: Partial<HttpLimits>;
  /** What a request may hold. */
  readonly limits?: Partial<Limits>;
  /** Times and keys of governance. */
  readonly governance?: Pick<
    GovernanceOptions,
    | "searchHidden"
    | "searchValidity"
    | "idempotencyTtlMs"
    | "taskTtlMs"
    | "taskStartDelayMs"
    | "taskPollWaitMs"
    | "cursorKey"
    | "now"
  >;
  /** The label of the deployment in `/version` and the log. @default development */
  readonly environment?: string;
  /** Replaces the gateway's version in `/version` and `/healthz`. */
  readonly version?: string;
  /** Report memory, processor and event loop of the whole process in `/metrics`. @default false */
  readonly processMetrics?: boolean;
  /** @default nothing is logged */
  readonly log?: Log;
}
