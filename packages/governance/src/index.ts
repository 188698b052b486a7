export { anonymousCaller, matchesPattern, sharedCaller } from "./caller/caller.ts";
export { TENANT_LENGTH, UNBOUND_TENANT } from "./caller/tenants.ts";
export type { Caller, Right } from "./caller/caller.ts";
export { createGovernance } from "./create-governance.ts";
export { healthParts, neededParts } from "./health/health.ts";
export type { HealthPart, MissingHealthPart } from "./health/health.ts";
export type { Governance, GovernanceOptions, GovernedRequest, GovernedResponse } from "./governance.ts";
export { breakOf, chainLine, genesis, readLine } from "./ledger/audit-chain.ts";
export type { ChainedLine, ChainHead, SoundLine } from "./ledger/audit-chain.ts";
export { auditEventOf, isBeginning, isIntent, isOutcome, matchesAuditFilter } from "./ledger/audit-entries.ts";
export type {
  AuditBeginning,
  AuditFilter,
  AuditIntent,
  AuditLine,
  AuditLog,
  AuditOutcome,
  AuditScope,
  LedgerLine,
  Outcome,
} from "./ledger/audit-log.ts";
export { acceptedAuditLoss, acceptWhatIsThere, auditLossMessage } from "./ledger/audit-loss.ts";
export type { AcceptedAuditLoss, AuditLoss, AuditLossAcceptance } from "./ledger/audit-loss.ts";
export { AUDIT_GROUP_BYTES, AUDIT_QUEUE_BYTES, AuditRoom } from "./ledger/audit-room.ts";
export type {
  IdempotencyEnd,
  IdempotencyRecord,
  IdempotencyRecords,
  Reservation,
} from "./ledger/idempotency-records.ts";
export type { Ledger } from "./ledger/ledger.ts";
export { AuditLineTooLong, AuditUnavailable, CursorInvalid, LedgerUnavailable } from "./ledger/ledger-errors.ts";
export { defineLedger, LEDGER_CONTRACT_VERSION } from "./ledger/ledger-plugin.ts";
export type {
  LedgerPlugin,
  SharedAuditTailOptions,
  SharedLedgerOptions,
  SharedLedgerVerification,
} from "./ledger/ledger-plugin.ts";
export type { RequestRates } from "./ledger/request-rates.ts";
export { numberIn, optionalText, textIn } from "./ledger/rows.ts";
export type { LedgerRow } from "./ledger/rows.ts";
export { asWritten, lacksLookups, missingEvents, withContexts } from "./ledger/short-lines.ts";
export { taskOf } from "./ledger/task-rows.ts";
export type { TaskAdmission, TaskClaim, TaskEnd, TaskRecord, TaskStore } from "./ledger/task-store.ts";
export type { FindingQuestion, Policy, PolicyQuestion } from "./policy/policy.ts";
export { builtInPolicy, builtInRules, rulePolicy, tenantOf } from "./policy/rules.ts";
export type { PolicyRule } from "./policy/rules.ts";
export { describeError } from "./failures/describe-error.ts";
export { defaultLimits } from "./checks/limits.ts";
export type { Limits } from "./checks/limits.ts";
export type { Resolution } from "./writing/merge.ts";
