import { type Call, StoreError } from "@mgp/core";
import ky, { HTTPError, TimeoutError } from "ky";
import type { EmbedderOptions, SettingName } from "../options.ts";
import { notAsItShould } from "../vectors.ts";
import { proxyFor } from "./proxy.ts";
import { pauseAskedFor, refusal } from "./refusal.ts";

/** Retries of one request, as far as its deadline lets them. */
const RETRIES = 4;
const LONGEST_PAUSE_MS = 8_000;

/** A timer takes no more milliseconds than 32 bits hold. */
const LONGEST_CALL_MS = 3_600_000;

/** A service that is sent JSON and answers JSON. */
export interface Service {
  readonly apiKey: string | undefined;
  readonly settingName: SettingName;
  /**
   * Posts to a path below the base address; tries again after a pause when the service is overloaded or fails.
   *
   * @param path without a slash at its beginning
   * @throws StoreError
   */
  post(path: string, headers: Readonly<Record<string, string>>, body: object, call: Call): Promise<unknown>;
  /** Ends the connections to a proxy. */
  close(): Promise<void>;
}

/** @throws StoreError `misconfigured` for a base address that is none, and for the address of a proxy that is none */
export async function serviceAt(defaultBaseUrl: string, options: EmbedderOptions, now: () => number): Promise<Service> {
  const settingName = options.settingName ?? ((option) => option);
  const prefix = checkedBase(options.baseUrl ?? defaultBaseUrl, settingName("baseUrl"));
  const proxy = await proxyFor(new URL(prefix));
  return {
    close: async () => await proxy?.close(),
    apiKey: options.apiKey,
    settingName,
    post: async (path, headers, body, call) => {
      requireTime(call, now);
      const end = Date.now() + Math.min(call.deadline - now(), LONGEST_CALL_MS);
      const deadline = AbortSignal.timeout(end - Date.now());
      try {
        return await ky
          .post(`${prefix}/${path}`, {
            headers,
            json: body,
            signal: AbortSignal.any([call.signal, deadline]),
            timeout: false,
            // A redirect could carry key and texts to another host.
            redirect: "error",
            ...proxy?.fetchOptions,
            retry: {
              limit: RETRIES,
              methods: ["post"],
              statusCodes: [408, 429, 500, 502, 503, 504],
              afterStatusCodes: [429, 503],
              backoffLimit: LONGEST_PAUSE_MS,
              jitter: true,
              shouldRetry: ({ error }) => isWorthWaiting(error, end),
            },
          })
          .json();
      } catch (error) {
        throw storeErrorOf(error, call, deadline, settingName);
      }
    },
  };
}

/** A pause that is longer than the time left is no use: the caller gets it as an error instead. */
function isWorthWaiting(error: Error, end: number): false | undefined {
  const pause = error instanceof HTTPError ? pauseAskedFor(error.response) : undefined;
  return pause !== undefined && Date.now() + pause >= end ? false : undefined;
}

function storeErrorOf(error: unknown, call: Call, deadline: AbortSignal, settingName: SettingName): StoreError {
  if (call.signal.aborted) return new StoreError("cancelled", "the call was cancelled while a text was embedded");
  if (deadline.aborted || error instanceof TimeoutError)
    return new StoreError("deadline", "the embedding service did not answer before the deadline", { cause: error });
  if (error instanceof HTTPError) return refusal(error, settingName);
  if (error instanceof SyntaxError) return notAsItShould("something that is not JSON");
  return new StoreError("unavailable", "the embedding service cannot be reached", { cause: error });
}

export function requireTime(call: Call, now: () => number): void {
  if (call.signal.aborted) throw new StoreError("cancelled", "the call was cancelled before a text was embedded");
  if (now() >= call.deadline) throw new StoreError("deadline", "the deadline passed before a text was embedded");
}

function checkedBase(text: string, setting: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isUsable = url !== undefined && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
  if (!isUsable || url.search !== "" || url.hash !== "")
    throw new StoreError(
      "misconfigured",
      `${setting} is not an address like https://host/v1, without name, password and query`,
    );
  return text.replace(/\/+$/, "");
}
