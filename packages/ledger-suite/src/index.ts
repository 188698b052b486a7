export { auditSuite } from "./audit-suite.ts";
export { idempotencySuite } from "./idempotency-suite.ts";
export { admitted, pendingTask, sampleIntent, sampleOutcome } from "./samples.ts";
export type { LedgerSuite } from "./suite.ts";
export { taskSuite } from "./task-suite.ts";
