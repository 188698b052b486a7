import type { LogLevel } from "@mgp/core";

/** Writes one line: what happened, and the fields beside it. Never content, keys, paths of files or query strings. */
export type Log = (level: LogLevel, event: string, fields?: Readonly<Record<string, unknown>>) => void;

/** For those who embed the gateway and want no log. */
export const silentLog: Log = () => undefined;
