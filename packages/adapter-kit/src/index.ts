export { manifestFor } from "./manifest/manifest-for.ts";
export type { ManifestDifference } from "./manifest/manifest-for.ts";

export { objectCells, textsInArray, textsInJson } from "./records/cells.ts";
export type { Cells, ObjectRow } from "./records/cells.ts";
export { memoryStates, recordReader, wordIn } from "./records/record-reader.ts";
export type { RecordParts } from "./records/record-reader.ts";

export { absolutePath, onOff, pathText, realNumber, textThat, urlOf, wholeNumber } from "./settings/kinds.ts";
export type { SettingKind } from "./settings/kinds.ts";
export { optionalSetting, requiredSetting, Setting, setting } from "./settings/setting.ts";
export type { SettingText } from "./settings/setting.ts";

export { changeStart } from "./store/change-start.ts";
export type { FeedState } from "./store/change-start.ts";
export { defineStore } from "./store/define-store.ts";
export type { StoreOptions } from "./store/define-store.ts";
export { draftFault, MOST_BODY_BYTES, textsWithoutNul, wellFormedTexts } from "./store/draft-check.ts";
export type { DraftRules, TextRule } from "./store/draft-check.ts";
export { Gate, givenUp } from "./store/gate.ts";
export type { GivenUp } from "./store/gate.ts";
export { isEnd } from "./store/insert-many.ts";
export { cutToPage, pageOf, pageOfNames } from "./store/pages.ts";
export type { Cut } from "./store/pages.ts";
export type {
  Awaitable,
  ChangesRequest,
  Count,
  CountRequest,
  GetRequest,
  InsertManyRequest,
  InsertRequest,
  ListRequest,
  Maintained,
  MaintainRequest,
  OperatorBody,
  RecordRequest,
  RemoveRequest,
  ReplaceRequest,
  SearchRequest,
  StoreBody,
} from "./store/store-body.ts";

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

export { CallLimit } from "./sharing/call-limit.ts";
export { Coalescer } from "./sharing/coalescer.ts";
export type { Sharing } from "./sharing/coalescer.ts";
