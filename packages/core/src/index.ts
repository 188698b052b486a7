export * from "./generated/types.ts";
export { forbiddenKeys, identifierKeys } from "./protocol/field-names.ts";
export { commonErrors, governedErrors, operations } from "./protocol/operations.ts";
export type { Operation, OperationName, OperationRequests, OperationResponses } from "./protocol/operations.ts";

export { errorCodes } from "./errors/error-codes.ts";
export type { ErrorCodeMeaning } from "./errors/error-codes.ts";
export { MgpError } from "./errors/mgp-error.ts";

export { CONTRACT_VERSION, defineAdapter } from "./adapter/adapter.ts";
export type {
  AdapterContext,
  AdapterSetting,
  LogLevel,
  MemoryAdapter,
  OpenStore,
  Reindexed,
  StoreLimit,
  Settings,
} from "./adapter/adapter.ts";
export type { Call } from "./adapter/call.ts";
export type { Change, ChangePage } from "./adapter/changes.ts";
export { filterFields, filterMatcher, matchesFilter, MAX_FILTER_IDS, MAX_VISIBLE_SUBJECTS } from "./adapter/filter.ts";
export type { Filter, VisibleTo } from "./adapter/filter.ts";
export type { Guarantees, Reach } from "./adapter/guarantees.ts";
export { inBatch } from "./adapter/in-batch.ts";
export { insertOneByOne } from "./adapter/insert-one-by-one.ts";
export type { MemoryRecord, RecordDraft, Searchable } from "./adapter/memory-record.ts";
export type {
  ChangesRequest,
  Count,
  CountRequest,
  GetRequest,
  InsertItem,
  InsertManyRequest,
  InsertRequest,
  ListOrder,
  ListRequest,
  Maintained,
  MaintainRequest,
  MemoryKey,
  MemoryStore,
  RemoveRequest,
  ReplaceRequest,
  SearchRequest,
  StoreOperator,
} from "./adapter/memory-store.ts";
export type {
  BatchInsertResult,
  InsertResult,
  Match,
  RemoveResult,
  ReplaceResult,
  WriteTrace,
} from "./adapter/outcomes.ts";
export type { Page, PageRequest } from "./adapter/page.ts";
export { RecentTrouble } from "./adapter/recent-trouble.ts";
export type { Hit, SearchMode, SearchQuery, SearchTerm } from "./adapter/search.ts";
export type { ContentLengths, SearchedContent } from "./adapter/searched-content.ts";
export { StoreError } from "./adapter/store-error.ts";
export type { StoreErrorCode } from "./adapter/store-error.ts";
export type { MissingPart, StorePart } from "./adapter/store-health.ts";

export { guarded } from "./callbacks/guarded.ts";

export { memoryStates, stateAfter, transition } from "./lifecycle/states.ts";
export type { LifecycleAction, MemoryState, Transition } from "./lifecycle/states.ts";

export { draftOf, expiryOf, REMEMBERED_WRITES } from "./records/draft.ts";
export type { DraftState } from "./records/draft.ts";
export { hashOf } from "./records/hash.ts";
export { hidesContent } from "./records/hides-content.ts";
export { formatInstant, parseInstant } from "./records/instant.ts";
export { labelKey, labelKeysOf, LABELS, MAX_LABELS } from "./records/label-keys.ts";
export {
  CONFLICT_KEY,
  DEDUPE_KEY,
  matchKey,
  matchKeysOf,
  soughtKeysOf,
  SOURCE_PRIORITY,
} from "./records/match-keys.ts";
export type { MatchKind } from "./records/match-keys.ts";
export { personKey, personKeysOf, relationEndKey } from "./records/person-keys.ts";

export {
  changeCursor,
  cursorInvalid,
  cursorParts,
  idCursor,
  newestCursor,
  readNewestCursor,
  rankCursor,
  rankIn,
  readChangeCursor,
  readIdCursor,
  readRankCursor,
} from "./paging/cursors.ts";
export type { ChangePosition } from "./paging/cursors.ts";
export { fillPage } from "./paging/fill-page.ts";
export type { Filling } from "./paging/fill-page.ts";
export { compareNewest } from "./paging/newest-place.ts";
export type { NewestPlace } from "./paging/newest-place.ts";
export { PageRoom } from "./paging/page-room.ts";
export { takeWhile } from "./paging/take-while.ts";
export { compareRanks } from "./paging/rank.ts";
export type { Rank } from "./paging/rank.ts";
export { canonicalJson } from "./json/canonical-json.ts";
export { isJsonObject, isObject } from "./json/is-object.ts";
export { jsonFault, jsonFaultOffset } from "./json/json-fault.ts";
export { keyFault } from "./json/key-fault.ts";
export { hasMoreValues } from "./json/value-count.ts";

export { expandHome, pathFault } from "./settings/path-text.ts";

export { ANALYSER_VERSION } from "./text/analyser-version.ts";
export { presentAnalyser } from "./text/analyser.ts";
export type { Analyser } from "./text/analyser.ts";
export { bm25, inverseDocumentFrequency } from "./text/bm25.ts";
export { compareCodePoints } from "./text/code-points.ts";
export { encodeToken, inNameSpace, isHiddenToken } from "./text/encode-token.ts";
export type { NameSpace } from "./text/encode-token.ts";
export { fold } from "./text/fold.ts";
export { hybridScore } from "./text/hybrid-score.ts";
export { pickTerms, rarestFirst } from "./text/pick-terms.ts";
export type { TermFrequency } from "./text/pick-terms.ts";
export { analyseQuery, LAST_QUERY_TERMS, matchedTerms, MAX_SCORED_TERMS } from "./text/query-terms.ts";
export type { AnalysedQuery, QueryTerm } from "./text/query-terms.ts";
export { searchTerm, searchTerms } from "./text/search-terms.ts";
export { analysisOf, MAX_TOKENS, searchableOf } from "./text/searchable.ts";
export type { AnalysedMemory } from "./text/searchable.ts";
