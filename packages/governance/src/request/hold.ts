import type { MgpError } from "@mgp/core";

/** Asks for room for so many bytes in all; asking for fewer than before gives nothing back. Returns a refusal. */
export type Hold = (bytes: number) => MgpError | undefined;
