import type { Call, OperationName, PolicyContext } from "@mgp/core";
import type { Caller } from "../caller/caller.ts";
import type { Hold } from "./hold.ts";
import type { Notices } from "./notices.ts";

/** What one request is: its caller, its operation, its tenant. */
export interface RequestIdentity {
  readonly operation: OperationName;
  readonly requestId: string;
  readonly caller: Caller;
  readonly context: PolicyContext;
  /** What credential, header and context agree on. */
  readonly tenant: string;
  /** Absent: there is always room. */
  readonly hold?: Hold;
}

/** A request that runs, and until when. */
export interface RequestScope extends RequestIdentity {
  readonly call: Call;
  readonly notices: Notices;
}
