import type { AdapterContext } from "@mgp/core";

/** Structured log. Fields hold no content, no keys and no DSN. */
export type Log = AdapterContext["log"];
