import type { AccessDecision, PolicyContext } from "@mgp/core";
import type { RequestIdentity } from "./request-scope.ts";

/** What is known of a request at any stage. */
interface Known<Stage extends string> {
  readonly stage: Stage;
  readonly request: RequestIdentity;
  /** The memory that it is about, `__search__` and its like, or `__invalid__` while it is not valid. */
  readonly target: string;
}

/** What has come of a request that runs, or has run. */
interface Course {
  /** What policy decided last. */
  readonly decision?: AccessDecision;
  /** Has a line with the context been written? */
  readonly announced: boolean;
  /** May something have been changed? */
  readonly effectBegan: boolean;
}

/** Nothing of the body is known to be right: tenant and context are what the credential lets one assume. */
export type Received = Known<"received">;

/** The body is what its schema and the limits allow. */
export type Valid = Known<"valid">;

/** Credential, header and context agree on a tenant. */
export type Bound = Known<"bound">;

/** It may reach the store. */
export type Running = Known<"running"> & Course;

/** Its outcome is told: whatever comes late changes nothing but that an effect has begun. */
export type Closed = Known<"closed"> & Course;

/** How far a request has come. It only goes forward, and each stage knows what the ones before it know. */
export type RequestState = Received | Valid | Bound | Running | Closed;

const INVALID_TARGET = "__invalid__";

const nothingYet: Course = { announced: false, effectBegan: false };

export function received(request: RequestIdentity): Received {
  return { stage: "received", request, target: INVALID_TARGET };
}

/** The same request under its own context, which the audit trail can use before the rest of the body is looked at. */
export function withContext(state: RequestState, context: PolicyContext): Received {
  const { request, ...known } = only("received", state);
  return { ...known, request: { ...request, context } };
}

/** @param target `undefined`: the audit trail must not name what the request is about, and goes on with `__invalid__` */
export function valid(state: RequestState, target: string | undefined): Valid {
  const known = only("received", state);
  return { stage: "valid", request: known.request, target: target ?? known.target };
}

export function bound(state: RequestState, tenant: string, context: PolicyContext): Bound {
  const { request, target } = only("valid", state);
  const isSame = request.tenant === tenant && request.context === context;
  return { stage: "bound", request: isSame ? request : { ...request, tenant, context }, target };
}

export function running(state: RequestState): Running {
  const { request, target } = only("bound", state);
  return runningAs(request, target);
}

/** What needs no checking: an item of a request that runs, or a task, whose request was checked when it was accepted. */
export function runningAs(request: RequestIdentity, target: string): Running {
  return { stage: "running", request, target, ...nothingYet };
}

/** A request can end at any stage. */
export function closed(state: RequestState): Closed {
  return { ...nothingYet, ...state, stage: "closed" };
}

/** What becomes known while it runs; nothing of it is noted of a request that is closed. */
export function noted(
  state: RequestState,
  news: Partial<Pick<Running, "target" | "decision" | "announced">>,
): RequestState {
  return state.stage === "closed" ? state : { ...only("running", state), ...news };
}

/** An effect that begins as its request is given up is an effect. */
export function withEffect(state: RequestState): RequestState {
  return { ...(state.stage === "closed" ? state : only("running", state)), effectBegan: true };
}

function only<Stage extends RequestState["stage"]>(stage: Stage, state: RequestState): RequestState & Known<Stage> {
  if (isAt(stage, state)) return state;
  throw new Error(`A request that is ${state.stage} was treated as one that is ${stage}.`);
}

function isAt<Stage extends RequestState["stage"]>(
  stage: Stage,
  state: RequestState,
): state is RequestState & Known<Stage> {
  return state.stage === stage;
}
