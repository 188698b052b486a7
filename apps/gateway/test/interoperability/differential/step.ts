import { isObject, type Json, type JsonObject } from "../support/json.ts";

/**
 * One request of a sequence. Names in braces stand for what a sequence has for itself: `{m1}` for an id, `{acme}` for
 * a tenant, `{r3}` for the request id of step 3, `{generated0}` for the first id that the gateways drew.
 */
export interface Step {
  readonly path: string;
  readonly body: Json;
  /** Sent as it is; to every other body the duel adds a request id. */
  readonly damaged?: true;
  /** The tenant header. */
  readonly tenant?: string;
  /** Follow next_token to the end, or accept a task and play these polls. */
  readonly follow?: "pages" | readonly ("get" | "cancel")[];
}

/** A step as one line, for people. */
export function describeStep(step: Step): string {
  const header = step.tenant === undefined ? "" : ` MGP-Tenant-Id=${step.tenant}`;
  const follow = step.follow === undefined ? "" : ` then ${[step.follow].flat().join(", ")}`;
  return `POST ${step.path}${header} ${JSON.stringify(step.body)}${follow}`;
}

/** What came back, with everything that may differ from run to run under a name of its own. */
export interface Answer {
  readonly status: number;
  readonly body: Json;
}

/** What the two gateways answered to one step. */
export interface Pair {
  readonly ours: Answer;
  readonly theirs: Answer;
}

export function requestOf(step: Step): { readonly context: JsonObject; readonly payload: JsonObject } {
  const body = asObject(step.body);
  return { context: asObject(body["policy_context"]), payload: asObject(body["payload"]) };
}

function asObject(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
