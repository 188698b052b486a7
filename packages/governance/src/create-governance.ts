import type { AdapterManifest } from "@mgp/core";
import { createTaskWork } from "./background/task-work.ts";
import { anonymousCaller, sharedCaller } from "./caller/caller.ts";
import { defaultLimits } from "./checks/limits.ts";
import { createCursorCodec } from "./cursors/cursor-codec.ts";
import { Dispatcher } from "./dispatch/dispatcher.ts";
import { describeError } from "./failures/describe-error.ts";
import type { Governance, GovernanceOptions } from "./governance.ts";
import { lookAtHealth } from "./health/look-at-health.ts";
import { Idempotency } from "./idempotency/idempotency.ts";
import { Turns } from "./locks/turns.ts";
import type { OperationServices } from "./operations/operation.ts";
import { builtInPolicy } from "./policy/rules.ts";
import { RecoveryWatch } from "./recovery/recovery-watch.ts";
import { Effects } from "./store/effects.ts";
import { GovernedStore } from "./store/governed-store.ts";
import { HiddenContent } from "./store/hidden-content.ts";
import { TaskRunner } from "./tasks/task-runner.ts";
import { Sweeper } from "./upkeep/sweeper.ts";

const DAY_MS = 24 * 60 * 60_000;

/** Milliseconds for each look-up of the recovery. */
const INQUIRY_MS = 5_000;

/**
 * Puts policy, audit, tasks and a backend together, and closes what an earlier process left open.
 *
 * The backend and the ledger stay the caller's: close them after `Governance.close`.
 *
 * @returns the governance, which answers requests until it is closed
 */
export async function createGovernance(options: GovernanceOptions): Promise<Governance> {
  const { backend, ledger, now = Date.now, log = () => undefined } = options;
  const { audit } = ledger;
  const limits = { ...defaultLimits, ...options.limits };
  const { idempotencyTtlMs = DAY_MS, taskTtlMs = DAY_MS } = options;
  const effects = new Effects(backend, audit, now);
  const { policy = builtInPolicy, adapterName } = options;
  const hiddenContent = new HiddenContent(policy, options.searchHidden ?? false, log);
  const store = new GovernedStore(
    { backend, effects, turns: new Turns(), policy, hiddenContent, adapterName, limits, now, log },
    { log: audit, backend: options.adapter, now },
  );
  const tasks = new TaskRunner({
    store: ledger.tasks,
    mostOpen: limits.openTasks,
    startDelayMs: options.taskStartDelayMs ?? 500,
    pollWaitMs: options.taskPollWaitMs ?? 2_000,
    requireAuditLog: async () => void (await audit.health()),
    findCaller: options.findCaller ?? ((id) => [anonymousCaller, sharedCaller].find((caller) => caller.id === id)),
    now,
    log: (level, event, fields) => log(level, event, { ...fields, error: describeError(fields["error"]) }),
  });
  const services: OperationServices = {
    cursors: createCursorCodec(options.cursorKey ?? ledger.cursorKey),
    idempotency: new Idempotency(ledger.idempotency, idempotencyTtlMs, now),
    acceptTask: async (scope, operation, request) => await tasks.accept(scope, operation, request),
    audit,
    backend: { manifest: frozen(backend.manifest), guarantees: backend.guarantees },
    adapter: options.adapter,
    server: options.server,
    pageBytes: limits.pageBytes,
    onlyValid: options.searchValidity ?? false,
    now,
    log,
  };
  const inquiry = (): { signal: AbortSignal; deadline: number } => ({
    signal: AbortSignal.timeout(INQUIRY_MS),
    deadline: now() + INQUIRY_MS,
  });

  const recovery = new RecoveryWatch({ audit, store: backend.store, inquiry, log });
  await recovery.start();
  await tasks.start(createTaskWork({ store, services, callMs: limits.requestMs }));
  const sweeper = new Sweeper({ ledger, taskTtlMs, idempotencyTtlMs, log });
  sweeper.start();

  const dispatcher = new Dispatcher({
    store,
    services,
    tasks,
    limits,
    requireTenantHeader: options.requireTenantHeader ?? false,
    log,
  });
  return {
    handle: async (request) => await dispatcher.handle(request),
    refuse: async (request, error) => await dispatcher.refuse(request, error),
    health: async () => await lookAtHealth({ store: backend.store, audit, now, log }),
    async close() {
      await sweeper.stop();
      await recovery.stop();
      await tasks.close();
    },
  };
}

/** The manifest is fixed once a store is open; every answer shows the same. */
function frozen(manifest: AdapterManifest): AdapterManifest {
  return Object.freeze({ ...manifest });
}
