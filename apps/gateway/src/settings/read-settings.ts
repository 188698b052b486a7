import { StartError } from "../start/start-error.ts";
import type { GatewaySettings } from "./gateway-settings.ts";
import { settingTable } from "./setting-table.ts";
import type { Setting } from "./setting.ts";
import { given, type Sources } from "./sources.ts";

/** Reads every setting. Throws a `StartError` that names the first wrong one, where it was given, and what it must be. */
export function readSettings(sources: Sources): GatewaySettings {
  function read<Value>(setting: Setting<Value>): Value {
    const value = given(sources, setting);
    if (value === undefined) return setting.fallback;
    try {
      return setting.parse(value.text);
    } catch (error) {
      const shown = setting.secret === true ? "" : ` is ${JSON.stringify(value.text)}, but`;
      const needed = error instanceof Error ? error.message : String(error);
      throw new StartError(`${value.origin}${shown} must be ${needed}.`, {
        exitCode: value.origin.startsWith("--") ? 2 : 1,
      });
    }
  }
  const table = settingTable;
  return {
    host: read(table.host),
    port: read(table.port),
    reload: read(table.reload),
    adapter: read(table.adapter),
    stateDirectory: read(table.stateDirectory),
    auditLog: read(table.auditLog),
    ledger: read(table.ledger),
    ledgerDsn: read(table.ledgerDsn),
    ledgerSchema: read(table.ledgerSchema),
    authenticationMode: read(table.authenticationMode),
    apiKey: read(table.apiKey),
    bearerToken: read(table.bearerToken),
    callersFile: read(table.callersFile),
    sharedRights: read(table.sharedRights),
    trustedProxies: read(table.trustedProxies),
    allowedHosts: read(table.allowedHosts),
    tenantHeader: read(table.tenantHeader),
    requireTenantHeader: read(table.requireTenantHeader),
    requestIdHeader: read(table.requestIdHeader),
    versionHeader: read(table.versionHeader),
    policyModule: read(table.policyModule),
    searchHidden: read(table.searchHidden),
    searchValidity: read(table.searchValidity),
    cursorSecret: read(table.cursorSecret),
    idempotencyTtlSeconds: read(table.idempotencyTtlSeconds),
    taskTtlSeconds: read(table.taskTtlSeconds),
    taskStartDelayMs: read(table.taskStartDelayMs),
    taskPollWaitMs: read(table.taskPollWaitMs),
    rateLimitPerSecond: read(table.rateLimitPerSecond),
    logLevel: read(table.logLevel),
    logFormat: read(table.logFormat),
    logProbes: read(table.logProbes),
    readyStrict: read(table.readyStrict),
    environment: read(table.environment),
    versionOverride: read(table.versionOverride),
    shutdownDelayMs: read(table.shutdownDelayMs),
    shutdownTimeoutMs: read(table.shutdownTimeoutMs),
    bodyBytes: read(table.bodyBytes),
    bulkBodyBytes: read(table.bulkBodyBytes),
    bodiesBytes: read(table.bodiesBytes),
    jsonDepth: read(table.jsonDepth),
    jsonValues: read(table.jsonValues),
    objectKeys: read(table.objectKeys),
    keyLength: read(table.keyLength),
    pageBytes: read(table.pageBytes),
    pageItems: read(table.pageItems),
    batchItems: read(table.batchItems),
    textLength: read(table.textLength),
    idLength: read(table.idLength),
    requestMs: read(table.requestMs),
    openTasks: read(table.openTasks),
    auditQueueBytes: read(table.auditQueueBytes),
    headersMs: read(table.headersMs),
    bodyMs: read(table.bodyMs),
    keepAliveMs: read(table.keepAliveMs),
    connections: read(table.connections),
    connectionsPerAddress: read(table.connectionsPerAddress),
    answerIdleMs: read(table.answerIdleMs),
    failedAuthentications: read(table.failedAuthentications),
  };
}
