import { MgpError, parseInstant } from "@mgp/core";
import type { Filter, RecallIntent, SearchMemoryRequest } from "@mgp/core";

/** Hits on a page when the request does not say. */
const DEFAULT_LIMIT = 10;

/** What a search request comes to, shorthand and intent taken together. */
export interface SearchParameters {
  /** What to analyse: the query, then the keywords. */
  readonly texts: readonly string[];
  /** The plain query, for an embedding. */
  readonly text: string;
  readonly filter: Filter;
  readonly limit: number;
  readonly cursor: string | undefined;
  /** Absent when there is no query text to report. */
  readonly effectiveIntent: RecallIntent | undefined;
}

/**
 * @param now epoch milliseconds: what expires until then is left out
 * @param onlyValid what is not valid now is left out, too
 * @throws MgpError `MGP_INVALID_OBJECT` for a time that cannot be read
 */
export function searchParameters(
  payload: SearchMemoryRequest["payload"],
  now: number,
  onlyValid: boolean,
): SearchParameters {
  const { intent } = payload;
  const query = (intent?.query_text ?? payload.query ?? "").trim();
  const text = query === "" ? (payload.query ?? "").trim() : query;
  const wantedTypes = intent?.target_memory_types?.length ? intent.target_memory_types : payload.types;
  const types = wantedTypes === undefined ? undefined : [...new Set(wantedTypes)];
  const limit = intent?.top_k ?? payload.limit ?? DEFAULT_LIMIT;
  const subject = payload.subject ?? intent?.subject;
  const scope = payload.scope ?? intent?.scope;
  const keywords = intent?.keywords ?? [];
  const from = timeIn(intent, "since");
  const to = timeIn(intent, "until");
  const includeExpired = intent?.time_scope?.include_expired === true;
  const filter: Filter = {
    states: includeExpired ? ["active", "expired"] : ["active"],
    notExpiredAt: now,
    ...(onlyValid ? { validAt: now } : {}),
    ...(subject === undefined ? {} : { subject }),
    ...(scope === undefined ? {} : { scope }),
    ...(types === undefined || types.length === 0 ? {} : { types }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
  const shorthand: RecallIntent = {
    query_text: text,
    intent_type: "free_text",
    keywords: [],
    top_k: limit,
    ...(types === undefined ? {} : { target_memory_types: types }),
    ...(subject === undefined ? {} : { subject }),
    ...(scope === undefined ? {} : { scope }),
  };
  return {
    texts: [text, ...keywords],
    text,
    filter,
    limit,
    cursor: payload.pagination_token || intent?.pagination_token,
    effectiveIntent: intent ?? (text === "" ? undefined : shorthand),
  };
}

/** Read as no time at all, it would find what it was to leave out. */
function timeIn(intent: RecallIntent | undefined, name: "since" | "until"): number | undefined {
  const text = intent?.time_scope?.[name];
  if (text === undefined) return undefined;
  const instant = parseInstant(text);
  if (instant !== undefined) return instant;
  const field = `payload.intent.time_scope.${name}`;
  throw new MgpError("MGP_INVALID_OBJECT", `${field} cannot be read as a time. Write it as in 2026-01-02T03:04:05Z.`, {
    details: { field },
  });
}
