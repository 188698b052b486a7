export { asksOnlyFor, filterConditions, isNarrow } from "./filters/filter-conditions.ts";
export type { FilterDialect, KeyField, TimeField, WordField } from "./filters/filter-dialect.ts";
export { prefixEnd } from "./filters/prefix-end.ts";
export { columnOf, sqlDialect } from "./filters/sql-dialect.ts";
export type { SqlDialect } from "./filters/sql-dialect.ts";

export { makeFolder, UnusablePath } from "./files/make-folder.ts";

export { BestHits } from "./ranking/best-hits.ts";
export type { BestHitsOptions } from "./ranking/best-hits.ts";
export { beatsHybrid, modeOf, pageVector } from "./ranking/meaning.ts";
export type { Evidence, HybridHit } from "./ranking/meaning.ts";
export { rankCandidates } from "./ranking/rank-candidates.ts";
export type { CandidateReading } from "./ranking/rank-candidates.ts";
export { rankPostings } from "./ranking/rank-postings.ts";
export type { PostingQuery, PostingSource } from "./ranking/rank-postings.ts";
export { rankedPage, rareFirst, rareFirstInServer } from "./ranking/rare-first.ts";
export type { Attempt, RankedPage, RareFirst } from "./ranking/rare-first.ts";
export { Scores } from "./ranking/scores.ts";
export { readSearchCursor, searchCursor } from "./ranking/search-cursor.ts";
export type { CursorPart, SearchPosition } from "./ranking/search-cursor.ts";
export { SearchPage } from "./ranking/search-page.ts";
export type { SearchPageOptions } from "./ranking/search-page.ts";
export { isInRound, isPosition } from "./ranking/search-rounds.ts";
export type { ChangePlace, SearchRound } from "./ranking/search-rounds.ts";
export type { SearchStatistics } from "./ranking/statistics.ts";
export { frequenciesOf, frequencyIn, termKey, tokensIn, toTerms } from "./ranking/term-text.ts";
export type { Frequencies } from "./ranking/term-text.ts";
export { askableTerms, holdsTerm, tokensOf } from "./ranking/terms.ts";
export type { CountedAlternative, CountedTerm } from "./ranking/counted-terms.ts";
export { mostOf, scoreOf, termFrequency, weightsOf } from "./ranking/weights.ts";
export type { WeightedTerm, Weights } from "./ranking/weights.ts";

export { manifestFor } from "./manifest/manifest-for.ts";
export type { ManifestDifference } from "./manifest/manifest-for.ts";

export { objectCells, textsInArray, textsInJson } from "./records/cells.ts";
export type { Cells, ObjectRow } from "./records/cells.ts";
export { recordReader, wordIn } from "./records/record-reader.ts";
export type { RecordParts } from "./records/record-reader.ts";

export { analyseAnew, wordsOf } from "./reindex/analyse-anew.ts";
export type { AnalysedStore, AnalysisRun, Words } from "./reindex/analyse-anew.ts";
export { analyserOf, checkAnalyser } from "./reindex/analyser-in-use.ts";
export { madeOfTexts } from "./reindex/made-of-texts.ts";
export type { Make } from "./reindex/made-of-texts.ts";
export type { FilledStore, MakeForBatch, Progress, ReindexStore, ReindexState } from "./reindex/reindex-store.ts";
export { slicesOf } from "./reindex/slices.ts";
export { runReindex } from "./reindex/run-reindex.ts";
export type { ReindexRun } from "./reindex/run-reindex.ts";

export { absolutePath, onOff, pathText, realNumber, textThat, urlOf, wholeNumber } from "./settings/kinds.ts";
export type { SettingKind } from "./settings/kinds.ts";
export { optionalSetting, requiredSetting, Setting, setting } from "./settings/setting.ts";
export type { SettingText } from "./settings/setting.ts";

export { changeStart } from "./store/change-start.ts";
export type { FeedState } from "./store/change-start.ts";
export { defineStore } from "./store/define-store.ts";
export type { StoreOptions } from "./store/define-store.ts";
export { MOST_BODY_BYTES, textsWithoutNul, wellFormedTexts } from "./store/draft-check.ts";
export type { TextRule } from "./store/draft-check.ts";
export { CallLimit, abortError, rejectWhenAborted, refusalOf, remainingMs, withinLimit } from "./store/call-limit.ts";
export type { AbortReason } from "./store/call-limit.ts";
export { Gate } from "./store/gate.ts";
export { isEnd } from "./store/insert-many.ts";
export { cutToPage, pageOf, pageOfNames } from "./store/pages.ts";
export type { Cut } from "./store/pages.ts";
export type { Awaitable, OperatorBody, StoreBody } from "./store/store-body.ts";
export { unwritablePlace } from "./store/unwritable-place.ts";

export { defineSimpleAdapter } from "./simple/define-simple-adapter.ts";
export type { OpenSimpleStore, SimpleAdapter } from "./simple/define-simple-adapter.ts";
export type {
  Entry,
  Hooks,
  Indexed,
  KeyValueBackend,
  Put,
  Range,
  Selection,
  SimpleBackend,
  Version,
} from "./simple/backend.ts";
export type { BackendClaims } from "./simple/guarantees.ts";
export { limitsOf } from "./simple/limits.ts";
export type { Limit } from "./simple/limits.ts";

export { Coalescer } from "./sharing/coalescer.ts";
export type { Sharing } from "./sharing/coalescer.ts";
