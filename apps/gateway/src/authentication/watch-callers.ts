import { setTimeout as wait } from "node:timers/promises";
import type { LiveCallers } from "./live-callers.ts";

/** Milliseconds between two looks: a change is taken within two seconds, however restless the file is. */
export const LOOK_MS = 300;

/** Looks at the file of the callers again and again. @returns ends it */
export function watchCallers(callers: LiveCallers): () => void {
  const ending = new AbortController();
  const looking = (async () => {
    while (!ending.signal.aborted) {
      await wait(LOOK_MS, undefined, { signal: ending.signal, ref: false });
      await callers.look();
    }
  })();
  // The wait rejects when it is ended, and nothing else does.
  looking.catch(() => undefined);
  return () => ending.abort();
}
