import type { Call } from "@mgp/core";
import type { BackendCalls } from "./backend-calls.ts";
import type { KeyValueBackend } from "./backend.ts";
import { FEED } from "./keys.ts";

/** The identity of a backend's change feed. The first that opens the backend gives it one, which stays. */
export async function feedIdOf(backend: KeyValueBackend, calls: BackendCalls, call: Call): Promise<string> {
  const read = async (): Promise<string | undefined> =>
    (await calls.read(call, () => backend.get({ key: FEED }, call)))?.value;
  const known = await read();
  if (known !== undefined) return known;
  const value = JSON.stringify(crypto.randomUUID());
  const put = { key: FEED, value, expected: undefined, indexed: undefined };
  const isOurs = await calls.write(call, () => backend.put(put, call));
  return isOurs ? value : ((await read()) ?? value);
}
