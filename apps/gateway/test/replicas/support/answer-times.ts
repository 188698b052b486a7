import { describeStep, type Step } from "./history.ts";

/** Milliseconds that the gateways of these tests may take for a request. */
export const LIMIT_MS = 3_000;

/** What a gateway may take beyond that to give up, and what a busy machine may add, in milliseconds. */
const GRACE_MS = 1_000;
const BUSY_MS = 1_000;

/** What gateways are told, so that an answer is late soon. */
export const shortLimit: Readonly<Record<string, string>> = { MGP_LIMIT_REQUEST_MS: String(LIMIT_MS) };

/** @throws Error that names the requests that were answered late, or never */
export function assertAnswersInTime(steps: readonly Step[]): void {
  const late = steps.filter(({ exchange }) => exchange.return - exchange.call > LIMIT_MS + GRACE_MS + BUSY_MS);
  const lost = steps.filter(({ exchange }) => exchange.reply.kind !== "answer");
  const faults = [...new Set([...late, ...lost])].slice(0, 20).map(describeStep);
  if (faults.length > 0)
    throw new Error(`${late.length} late answers, ${lost.length} that never came:\n${faults.join("\n")}`);
}
