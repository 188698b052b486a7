export { auditBoundsSuite } from "./audit-bounds-suite.ts";
export { auditSuite } from "./audit-suite.ts";
export { idempotencySuite } from "./idempotency-suite.ts";
export { admitted, pendingTask, sampleBeginning, sampleIntent, sampleOutcome } from "./samples.ts";
export type { LedgerSuite } from "./suite.ts";
export { taskSuite } from "./task-suite.ts";
