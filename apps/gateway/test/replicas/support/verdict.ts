import { at } from "../../threats/support/json.ts";
import type { Reply } from "./exchange.ts";

/**
 * What an answer promises about the effect of its request.
 *
 * - `done`: it took effect.
 * - `refused`: it did not, and will not.
 * - `unknown`: it may have taken effect, or may yet.
 */
export type Verdict = "done" | "refused" | "unknown";

const promisesNoEffect = /nothing was changed|before anything was changed/i;

/** Only what promises an outcome in so many words counts as one. */
export function verdictOf(reply: Reply): Verdict {
  if (reply.kind === "unreached") return "refused";
  if (reply.kind === "lost") return "unknown";
  const { status, body } = reply;
  if (status < 300) return "done";
  if (at(body, "error", "details", "outcome") === "unknown") return "unknown";
  if (status < 500) return "refused";
  return promisesNoEffect.test(String(at(body, "error", "message"))) ? "refused" : "unknown";
}

/** For messages: what came back, in a few words. */
export function describeReply(reply: Reply): string {
  if (reply.kind === "unreached") return "no gateway listened";
  if (reply.kind === "lost") return `lost (${reply.reason})`;
  const { status, body } = reply;
  if (status < 300) return String(status);
  const code = String(at(body, "error", "code"));
  return `${status} ${code} ${String(at(body, "error", "message"))} ${JSON.stringify(at(body, "error", "details"))}`;
}
