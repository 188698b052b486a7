import { createHash } from "node:crypto";
import path from "node:path";
import { StoreError } from "@mgp/core";
import { type AuditLossAcceptance, type Ledger } from "@mgp/governance";
import { openAuditFile, openLedger } from "@mgp/ledger";
import { openBackend, type Backend } from "../adapters/open-backend.ts";
import type { Gateway } from "../gateway-interface.ts";
import { createGateway } from "../gateway.ts";
import { besideFile } from "../ledgers/beside-file.ts";
import { loadLedger } from "../ledgers/load-ledger.ts";
import { sharedLedgerOptions } from "../ledgers/shared-ledger.ts";
import type { Log } from "../log/log.ts";
import { loadPolicy } from "../policy/load-policy.ts";
import type { GatewaySettings } from "../settings/gateway-settings.ts";
import { pathFrom } from "../settings/path-from.ts";
import { asStartError, hasOperatorMessage } from "../start/as-start-error.ts";
import { StartError } from "../start/start-error.ts";
import type { ConfiguredAuthentication } from "./authentication.ts";
import type { readFullConfiguration } from "./configuration.ts";
import type { Terminal } from "./terminal.ts";
import { refuseWeakSecrets } from "./weak-secrets.ts";

type Configuration = Awaited<ReturnType<typeof readFullConfiguration>>;

interface GatewayParts {
  readonly log: Log;
  readonly authentication: ConfiguredAuthentication;
  /** `undefined`: a ledger that does not hold what was written to it is not opened. */
  readonly acceptAuditLoss: AuditLossAcceptance | undefined;
}

/**
 * A gateway as the configuration wants it. What was opened is closed again when a later step fails.
 */
export async function buildGateway(
  configuration: Configuration,
  terminal: Terminal,
  { log, authentication, acceptAuditLoss }: GatewayParts,
): Promise<Gateway> {
  const { settings } = configuration;
  refuseWeakSecrets(settings);
  const policy =
    settings.policyModule === undefined
      ? undefined
      : await loadPolicy(settings.policyModule, terminal.workingDirectory);
  const backend = await backendFor(configuration, log);
  let ledger: Ledger | undefined;
  try {
    const { workingDirectory } = terminal;
    const accepted = acceptAuditLoss === undefined ? {} : { acceptAuditLoss };
    ledger = await ledgerFor({ ...configuration, backend, workingDirectory, opening: { log, ...accepted } });
    return await createGateway({
      ...optionsFrom(settings),
      ...authentication.options,
      ...(policy === undefined ? {} : { policy }),
      backend,
      ledger,
      log,
    });
  } catch (error) {
    await backend.open.store.close();
    await ledger?.close();
    throw error;
  }
}

/** Where the audit log is. */
export function auditLogOf(settings: GatewaySettings, workingDirectory: string): string {
  return settings.auditLog === undefined
    ? path.join(pathFrom(workingDirectory, settings.stateDirectory), "audit.jsonl")
    : pathFrom(workingDirectory, settings.auditLog);
}

async function backendFor({ settings, adapter, adapterSettings }: Configuration, log: Log): Promise<Backend> {
  try {
    return await openBackend(adapter, { name: settings.adapter, settings: adapterSettings, log });
  } catch (error) {
    if (StoreError.isInstance(error))
      throw new StartError(`The adapter ${settings.adapter} cannot be opened: ${error.message}`, { cause: error });
    throw error;
  }
}

interface LedgerParts extends Configuration {
  readonly backend: Backend;
  readonly workingDirectory: string;
  /** What every ledger is opened with. */
  readonly opening: { readonly log: Log; readonly acceptAuditLoss?: AuditLossAcceptance };
}

async function ledgerFor(parts: LedgerParts): Promise<Ledger> {
  const { settings, backend, workingDirectory, opening } = parts;
  if (settings.ledger === "embedded") return await embeddedLedger(parts);
  requireSharedBackend(settings, backend);
  const ledger = await sharedLedger(parts);
  if (settings.auditLog === undefined) return ledger;
  try {
    const { auditQueueBytes } = settings;
    const file = await openAuditFile({ file: auditLogOf(settings, workingDirectory), auditQueueBytes, ...opening });
    return besideFile(ledger, file);
  } catch (error) {
    await ledger.close();
    throw asStartError(error);
  }
}

/** What a gateway that died left open is looked up in the backend by another, which has to see the same memories. */
function requireSharedBackend({ adapter, ledger }: GatewaySettings, backend: Backend): void {
  if (backend.open.guarantees.replicas) return;
  throw new StartError(
    `The ledger ${ledger} is for gateways that share one backend, and the adapter ${adapter} belongs to one gateway alone. Set MGP_LEDGER or --ledger to embedded, or MGP_ADAPTER to a backend that gateways can share, such as postgres.`,
  );
}

async function sharedLedger({ settings, adapterSettings, workingDirectory, opening }: LedgerParts): Promise<Ledger> {
  const plugin = await loadLedger(settings.ledger, workingDirectory);
  const { log, ...accepted } = opening;
  const options = { ...sharedLedgerOptions(settings, adapterSettings), ...accepted };
  const { requestMs, auditQueueBytes } = settings;
  try {
    return await plugin.open({ ...options, longestCallMs: requestMs, auditQueueBytes }, { log });
  } catch (error) {
    throw asStartError(error);
  }
}

async function embeddedLedger({ settings, workingDirectory, opening }: LedgerParts): Promise<Ledger> {
  const stateDirectory = pathFrom(workingDirectory, settings.stateDirectory);
  const auditLog = auditLogOf(settings, workingDirectory);
  try {
    const { auditQueueBytes } = settings;
    return await openLedger({ stateDirectory, auditLog, auditQueueBytes, now: Date.now, ...opening });
  } catch (error) {
    if (hasOperatorMessage(error)) throw asStartError(error);
    const message = error instanceof Error ? error.message : String(error);
    throw new StartError(
      `The state folder ${stateDirectory} with the audit log ${auditLog} cannot be used: ${message.replace(/\.?$/, ".")} The folder must be one, and both must be writable for this user; or name others in MGP_STATE_DIR and MGP_AUDIT_LOG.`,
      { cause: error },
    );
  }
}

function optionsFrom(settings: GatewaySettings): Omit<Parameters<typeof createGateway>[0], "backend" | "ledger"> {
  return {
    headerNames: {
      requestId: settings.requestIdHeader,
      version: settings.versionHeader,
      tenant: settings.tenantHeader,
    },
    requireTenantHeader: settings.requireTenantHeader,
    trustedProxies: settings.trustedProxies,
    allowedHosts: settings.allowedHosts,
    failedAuthentications: settings.failedAuthentications,
    httpLimits: settings,
    limits: {
      jsonDepth: settings.jsonDepth,
      jsonValues: settings.jsonValues,
      objectKeys: settings.objectKeys,
      keyLength: settings.keyLength,
      memoryBytes: Math.max(settings.bodyBytes, settings.bulkBodyBytes),
      pageItems: settings.pageItems,
      pageBytes: settings.pageBytes,
      batchItems: settings.batchItems,
      textLength: settings.textLength,
      idLength: settings.idLength,
      requestMs: settings.requestMs,
      openTasks: settings.openTasks,
    },
    governance: {
      searchHidden: settings.searchHidden === "findable",
      searchValidity: settings.searchValidity,
      idempotencyTtlMs: settings.idempotencyTtlSeconds * 1_000,
      taskTtlMs: settings.taskTtlSeconds * 1_000,
      taskStartDelayMs: settings.taskStartDelayMs,
      taskPollWaitMs: settings.taskPollWaitMs,
      // 32 bytes, however long the secret is.
      ...(settings.cursorSecret === undefined
        ? {}
        : { cursorKey: createHash("sha256").update(settings.cursorSecret).digest() }),
    },
    environment: settings.environment,
    logProbes: settings.logProbes,
    readyStrict: settings.readyStrict,
    processMetrics: true,
    ...(settings.rateLimitPerSecond === undefined ? {} : { callerRatePerSecond: settings.rateLimitPerSecond }),
    ...(settings.versionOverride === undefined ? {} : { version: settings.versionOverride }),
  };
}
