import { defaultLimits } from "@mgp/governance";
import { proxyEntries } from "../addresses/trusted-proxies.ts";
import { parseSharedRights } from "../authentication/rights.ts";
import { hostNames } from "../http/allowed-hosts.ts";
import { defaultHeaderNames } from "../http/header-names.ts";
import type { GatewaySettings } from "./gateway-settings.ts";
import { limitTable } from "./limit-table.ts";
import { parseLogLevel } from "./log-level.ts";
import { flag, headerName, list, oneOf, pathText, secretText, text, wholeNumber, type Setting } from "./setting.ts";

/** Every setting of the gateway. An adapter's own settings are declared by the adapter. */
export type SettingTable = { readonly [Name in keyof GatewaySettings]: Setting<GatewaySettings[Name]> };

const milliseconds = wholeNumber(0, 3_600_000);

export const settingTable: SettingTable = {
  host: {
    environment: "MGP_GATEWAY_HOST",
    flag: "host",
    key: "host",
    description: "Address to listen on.",
    fallback: "127.0.0.1",
    parse: text,
  },
  port: {
    environment: "MGP_GATEWAY_PORT",
    flag: "port",
    key: "port",
    description: "Port to listen on; 0 takes any free one.",
    fallback: 8080,
    parse: wholeNumber(0, 65_535),
  },
  reload: {
    environment: "MGP_GATEWAY_RELOAD",
    flag: "reload",
    key: "reload",
    boolean: true,
    description: "For development: restart when a source file changes.",
    fallback: false,
    parse: flag,
  },
  adapter: {
    environment: "MGP_ADAPTER",
    flag: "adapter",
    key: "adapter",
    description: "Backend: a short name (memory, file, graph, …) or the name of an npm package.",
    fallback: "memory",
    parse: text,
  },
  stateDirectory: {
    environment: "MGP_STATE_DIR",
    flag: "state-dir",
    key: "state_dir",
    description: "Folder of the embedded ledger: audit index, tasks, idempotency records. One process owns it.",
    fallback: "./.mgp",
    parse: pathText,
  },
  auditLog: {
    environment: "MGP_AUDIT_LOG",
    flag: "audit-log",
    key: "audit_log",
    description: "File of the audit log. With the ledger postgres: a copy of this gateway's lines beside the database.",
    fallback: undefined,
    fallbackText: "audit.jsonl in the state folder; with the ledger postgres none",
    parse: pathText,
  },
  ledger: {
    environment: "MGP_LEDGER",
    flag: "ledger",
    key: "ledger",
    description:
      "Where audit log, tasks and idempotency records are: embedded (the state folder, one gateway) or postgres (a database that several gateways share).",
    fallback: "embedded",
    parse: oneOf(["embedded", "postgres"]),
  },
  ledgerDsn: {
    environment: "MGP_LEDGER_DSN",
    key: "ledger_dsn",
    secret: true,
    description: "Database of the ledger postgres: postgres://role:password@host:port/database.",
    fallback: undefined,
    fallbackText: "the adapter's, MGP_POSTGRES_DSN",
    parse: secretText,
  },
  ledgerSchema: {
    environment: "MGP_LEDGER_SCHEMA",
    flag: "ledger-schema",
    key: "ledger_schema",
    description: "Schema of the ledger postgres; its queue has another, whose name ends with _queue.",
    fallback: "mgp_ledger",
    parse: text,
  },
  authenticationMode: {
    environment: "MGP_GATEWAY_AUTH_MODE",
    flag: "auth-mode",
    key: "auth_mode",
    description:
      "Who may call: off (anyone who reaches the port), api_key or bearer (one shared secret), callers (a key for each).",
    fallback: "off",
    parse: oneOf(["off", "api_key", "bearer", "callers"]),
  },
  apiKey: {
    environment: "MGP_GATEWAY_API_KEY",
    flag: "api-key",
    key: "api_key",
    secret: true,
    description: "The key of mode api_key, sent as X-MGP-API-Key.",
    fallback: undefined,
    parse: secretText,
  },
  bearerToken: {
    environment: "MGP_GATEWAY_BEARER_TOKEN",
    flag: "bearer-token",
    key: "bearer_token",
    secret: true,
    description: "The token of mode bearer, sent as Authorization: Bearer.",
    fallback: undefined,
    parse: secretText,
  },
  callersFile: {
    environment: "MGP_GATEWAY_CALLERS_FILE",
    flag: "callers-file",
    key: "callers_file",
    description: "File of mode callers: who they are, what they may do, and the SHA-256 of their keys.",
    fallback: undefined,
    parse: pathText,
  },
  sharedRights: {
    environment: "MGP_SHARED_RIGHTS",
    flag: "shared-rights",
    key: "shared_rights",
    description:
      "Rights of all who hold the one secret of mode api_key or bearer, with commas between them: declassify, to make a memory less sensitive.",
    fallback: [],
    fallbackText: "none",
    parse: parseSharedRights,
  },
  trustedProxies: {
    environment: "MGP_TRUSTED_PROXIES",
    flag: "trusted-proxies",
    key: "trusted_proxies",
    description:
      "Addresses and networks of proxies, separated by commas, from whose Forwarded or X-Forwarded-For a client's address is taken.",
    fallback: [],
    fallbackText: "none",
    parse: (value) => proxyEntries(list(value)),
  },
  allowedHosts: {
    environment: "MGP_ALLOWED_HOSTS",
    flag: "allowed-hosts",
    key: "allowed_hosts",
    description:
      "Names under which the gateway may be called, separated by commas, beside IP addresses, localhost and MGP_GATEWAY_HOST. Checked when it is set, and always in the mode off.",
    fallback: [],
    fallbackText: "none",
    parse: (value) => hostNames(list(value)),
  },
  tenantHeader: {
    environment: "MGP_GATEWAY_TENANT_HEADER",
    flag: "tenant-header",
    key: "tenant_header",
    description: "Name of the header that names the tenant.",
    fallback: defaultHeaderNames.tenant,
    parse: headerName,
  },
  requireTenantHeader: {
    environment: "MGP_GATEWAY_REQUIRE_TENANT_HEADER",
    flag: "require-tenant-header",
    key: "require_tenant_header",
    boolean: true,
    description: "Refuse an operation on memories that comes without the tenant header.",
    fallback: false,
    parse: flag,
  },
  requestIdHeader: {
    environment: "MGP_GATEWAY_REQUEST_ID_HEADER",
    key: "request_id_header",
    description: "Name of the header with the request id.",
    fallback: defaultHeaderNames.requestId,
    parse: headerName,
  },
  versionHeader: {
    environment: "MGP_GATEWAY_VERSION_HEADER",
    key: "version_header",
    description: "Name of the response header with the protocol version.",
    fallback: defaultHeaderNames.version,
    parse: headerName,
  },
  policyModule: {
    environment: "MGP_POLICY_MODULE",
    flag: "policy-module",
    key: "policy_module",
    description:
      "Module whose default export is a policy, or a function from the built-in policy to one; it may export mayFindHidden.",
    fallback: undefined,
    fallbackText: "the built-in policy",
    parse: text,
  },
  searchHidden: {
    environment: "MGP_SEARCH_HIDDEN",
    flag: "search-hidden",
    key: "search_hidden",
    description:
      "Who finds memories by hidden content: policy (in mode off all, else the callers that the policy module allows) or findable (all).",
    fallback: "policy",
    parse: oneOf(["policy", "findable"]),
  },
  searchValidity: {
    environment: "MGP_SEARCH_VALIDITY",
    flag: "search-validity",
    key: "search_validity",
    boolean: true,
    description: "Leave out of searches what valid_from and valid_to say is not valid now.",
    fallback: false,
    parse: flag,
  },
  cursorSecret: {
    environment: "MGP_CURSOR_SECRET",
    key: "cursor_secret",
    secret: true,
    description: "Secret that seals cursors, the same on all replicas; 32 characters or more.",
    fallback: undefined,
    fallbackText: "a key kept in the ledger",
    parse: cursorSecret,
  },
  idempotencyTtlSeconds: {
    environment: "MGP_IDEMPOTENCY_TTL_SECONDS",
    key: "idempotency_ttl_seconds",
    description: "Seconds that an idempotency key is remembered.",
    fallback: 86_400,
    parse: wholeNumber(1, 31_536_000),
  },
  taskTtlSeconds: {
    environment: "MGP_TASK_TTL_SECONDS",
    key: "task_ttl_seconds",
    description: "Seconds that a task and its result are kept after its end.",
    fallback: 86_400,
    parse: wholeNumber(1, 31_536_000),
  },
  taskStartDelayMs: {
    environment: "MGP_TASK_START_DELAY_MS",
    key: "task_start_delay_ms",
    description: "Milliseconds after which an accepted task starts, unless a poll comes first.",
    fallback: 500,
    parse: milliseconds,
  },
  taskPollWaitMs: {
    environment: "MGP_TASK_POLL_WAIT_MS",
    key: "task_poll_wait_ms",
    description: "Milliseconds that a poll waits for its task to end.",
    fallback: 2_000,
    parse: milliseconds,
  },
  rateLimitPerSecond: {
    environment: "MGP_RATE_LIMIT_PER_SECOND",
    key: "rate_limit_per_second",
    description: "Requests a second that each caller may send; 0: no limit.",
    fallback: undefined,
    fallbackText: "no limit",
    parse: (value) => wholeNumber(0, 1_000_000)(value) || undefined,
  },
  logLevel: {
    environment: "MGP_GATEWAY_LOG_LEVEL",
    flag: "log-level",
    key: "log_level",
    description: "Least level that is logged: DEBUG, INFO, WARNING, ERROR or CRITICAL.",
    fallback: "info",
    fallbackText: "INFO",
    parse: parseLogLevel,
  },
  logFormat: {
    environment: "MGP_GATEWAY_LOG_FORMAT",
    flag: "log-format",
    key: "log_format",
    description: "json, or plain (also text) for reading.",
    fallback: "json",
    parse: (value) => (oneOf(["json", "plain", "text"])(value) === "json" ? "json" : "plain"),
  },
  logProbes: {
    environment: "MGP_LOG_PROBES",
    flag: "log-probes",
    key: "log_probes",
    boolean: true,
    description: "Log requests of /healthz, /readyz, /version and /metrics also when they succeed.",
    fallback: true,
    parse: flag,
  },
  readyStrict: {
    environment: "MGP_READY_STRICT",
    flag: "ready-strict",
    key: "ready_strict",
    boolean: true,
    description: "Answer 503 to /readyz also while only a part is missing: writing, the embedder, an index.",
    fallback: false,
    parse: flag,
  },
  environment: {
    environment: "MGP_GATEWAY_ENV",
    flag: "environment",
    key: "environment",
    description: "Label of the deployment in /version and in the log.",
    fallback: "development",
    parse: text,
  },
  versionOverride: {
    environment: "MGP_GATEWAY_VERSION_OVERRIDE",
    key: "version_override",
    description: "Reported instead of the gateway's version.",
    fallback: undefined,
    parse: text,
  },
  shutdownDelayMs: {
    environment: "MGP_SHUTDOWN_DELAY_MS",
    key: "shutdown_delay_ms",
    description: "Milliseconds between readyz turning 503 and the end of listening, for a load balancer to notice.",
    fallback: 0,
    parse: milliseconds,
  },
  shutdownTimeoutMs: {
    environment: "MGP_SHUTDOWN_TIMEOUT_MS",
    key: "shutdown_timeout_ms",
    description: "Milliseconds that requests in flight have to end.",
    fallback: 10_000,
    parse: milliseconds,
  },
  ...limitTable(defaultLimits),
};

function cursorSecret(value: string): string {
  if (value.length < 32) throw new Error("a secret of 32 characters or more");
  return value;
}
