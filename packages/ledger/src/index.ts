export { tailAuditLog } from "./audit/tail.ts";
export type { AuditTailOptions } from "./audit/tail.ts";
export { verifyAuditLog } from "./audit/verify.ts";
export type { AuditVerification, AuditVerificationOptions } from "./audit/verify.ts";
export { openAuditFile } from "./open-audit-file.ts";
export type { AuditFile, AuditFileOptions } from "./open-audit-file.ts";
export { openLedger } from "./open-ledger.ts";
export type { LedgerOptions } from "./open-ledger.ts";
export { LedgerLocked } from "./state/ledger-locked.ts";
