import { userInfo } from "node:os";
import type { AuditLossAcceptance } from "@mgp/governance";
import { parseFlags, type FlagDeclaration } from "../settings/command-line.ts";

/** For one start: a setting would stay on, and accept the next loss unseen. */
export const acceptAuditLossFlag: FlagDeclaration = { flag: "accept-audit-loss", boolean: true };

/** In whose name the loss is accepted. `undefined`: it is not. */
export function acceptanceIn(words: readonly string[]): AuditLossAcceptance | undefined {
  const given = parseFlags(words, [acceptAuditLossFlag], { lenient: true }).get("accept-audit-loss");
  return given === "true" ? { by: operator() } : undefined;
}

/** The user of the system that started the gateway; in a container, often a number without a name. */
function operator(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? "unknown"}`;
  }
}
