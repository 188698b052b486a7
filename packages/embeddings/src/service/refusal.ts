import { StoreError } from "@mgp/core";
import type { HTTPError } from "ky";
import type { SettingName } from "../options.ts";

/** What a status that is no success means. The answer's own words are the cause's, for the log: they may repeat texts. */
export function refusal(error: HTTPError, settingName: SettingName): StoreError {
  const { status } = error.response;
  switch (status) {
    case 401:
    case 403:
      return new StoreError(
        "misconfigured",
        `${settingName("apiKey")} is refused by the embedding service (${status})`,
      );
    case 404:
      return new StoreError(
        "misconfigured",
        `${settingName("model")} or ${settingName("baseUrl")} is wrong: the embedding service has no such model or address (404)`,
      );
    case 413:
      return new StoreError("too_large", "the text is larger than the embedding service accepts");
    case 429: {
      const pause = pauseAskedFor(error.response);
      const hint = pause === undefined ? {} : { retryAfterMs: pause };
      return new StoreError("busy", "the embedding service accepts no more requests now", hint);
    }
    default:
      return status >= 500
        ? new StoreError("unavailable", `the embedding service fails (${status})`)
        : new StoreError("invalid", `the embedding service refuses the text or its settings (${status})`);
  }
}

/** Milliseconds of `Retry-After`, which is a number of seconds or a date. @see RFC 9110, section 10.2.3 */
export function pauseAskedFor(response: Response): number | undefined {
  const text = response.headers.get("retry-after");
  if (text === null) return undefined;
  const pause = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - Date.now();
  return Number.isFinite(pause) ? Math.max(0, pause) : undefined;
}
