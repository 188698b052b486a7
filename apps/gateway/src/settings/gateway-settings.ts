import type { Level } from "pino";

type AuthenticationMode = "off" | "api_key" | "bearer" | "callers";

/** The settings of the gateway, read and checked. */
export interface GatewaySettings {
  readonly host: string;
  readonly port: number;
  readonly reload: boolean;
  readonly adapter: string;
  readonly stateDirectory: string;
  readonly auditLog: string | undefined;
  readonly ledger: "embedded" | "postgres";
  readonly ledgerDsn: string | undefined;
  readonly ledgerSchema: string;
  readonly authenticationMode: AuthenticationMode;
  readonly apiKey: string | undefined;
  readonly bearerToken: string | undefined;
  readonly callersFile: string | undefined;
  readonly tenantHeader: string;
  readonly requireTenantHeader: boolean;
  readonly requestIdHeader: string;
  readonly versionHeader: string;
  readonly policyModule: string | undefined;
  readonly cursorSecret: string | undefined;
  readonly idempotencyTtlSeconds: number;
  readonly taskTtlSeconds: number;
  readonly taskStartDelayMs: number;
  readonly taskPollWaitMs: number;
  readonly rateLimitPerSecond: number | undefined;
  readonly logLevel: Level;
  readonly logFormat: "json" | "plain";
  readonly environment: string;
  readonly versionOverride: string | undefined;
  readonly shutdownDelayMs: number;
  readonly shutdownTimeoutMs: number;
  readonly bodyBytes: number;
  readonly bulkBodyBytes: number;
  readonly jsonDepth: number;
  readonly pageItems: number;
  readonly batchItems: number;
  readonly textLength: number;
  readonly idLength: number;
  readonly requestMs: number;
  readonly openTasks: number;
  readonly auditQueueBytes: number;
  readonly headersMs: number;
  readonly bodyMs: number;
  readonly keepAliveMs: number;
  readonly connections: number;
  readonly failedAuthentications: number;
}
