import type { AccessDecision, MemoryObject, PolicyContext, RequestedAction } from "@mgp/core";
import type { MemoryState } from "@mgp/core";
import type { Caller } from "../caller/caller.ts";

/** One question to the policy: may this caller do this to this memory, and how is it shown? */
export interface PolicyQuestion {
  readonly action: RequestedAction;
  readonly context: PolicyContext;
  readonly caller: Caller;
  /** The tenant that the request works in, agreed between credential, header and context. */
  readonly tenant: string;
  readonly memory: MemoryObject;
  /** The lifecycle state of the record; `active` for a memory that is about to be written. */
  readonly state: MemoryState;
  /** Its time to live has passed. */
  readonly expired: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Who searches, where policy says whether hidden content may be found. */
export type FindingQuestion = Pick<PolicyQuestion, "caller" | "context" | "tenant">;

/**
 * Decides over every memory that an operation touches. Pure and synchronous: it is asked for every hit of a search.
 * It decides about memories within the request's tenant only; no policy can reach across tenants.
 */
export interface Policy {
  decide(question: PolicyQuestion): AccessDecision;
  /**
   * May this search find memories by the content of those whose label hides it? Asked once a request, and not where
   * authentication is off or the gateway lets every search find it. @default no search may
   */
  readonly mayFindHidden?: (question: FindingQuestion) => boolean;
}
