import { type RecordDraft, StoreError } from "@mgp/core";

/** The most UTF-8 bytes of a body that the adapters of this project take: `Guarantees.limits.bodyBytes`. */
export const MOST_BODY_BYTES = 16_777_216;

/** Which texts a backend keeps as they are. */
export interface TextRule {
  readonly isKept: (text: string) => boolean;
  /** What a text has that is not kept, for messages. */
  readonly fault: string;
}

/** For a backend that keeps texts as UTF-8, where an unpaired surrogate would become another character. */
export const wellFormedTexts: TextRule = {
  isKept: (text) => text.isWellFormed(),
  fault: "an unpaired surrogate",
};

/** For a backend that keeps texts as UTF-8 without the character NUL, as PostgreSQL does. */
export const textsWithoutNul: TextRule = {
  isKept: (text) => text.isWellFormed() && !text.includes("\0"),
  fault: "a NUL or an unpaired surrogate",
};

/** What a draft has to be, so that a store can keep it. */
export interface DraftRules {
  /** The store's name as it stands in messages. */
  readonly name: string;
  /** UTF-8 bytes of a body. */
  readonly bodyBytes: number;
  /** Absent: the backend keeps any text. */
  readonly texts?: TextRule | undefined;
  /** How many match keys a record may have. Absent: any number. */
  readonly matchKeys?: number | undefined;
}

/** @returns why the store cannot keep the draft: `too_large` or `invalid`; `undefined` when it can */
export function draftFault(draft: RecordDraft, rules: DraftRules): StoreError | undefined {
  const { name, bodyBytes, matchKeys, texts } = rules;
  // No UTF-16 unit takes more than three bytes of UTF-8, so most bodies need no counting.
  if (draft.body.length * 3 > bodyBytes && Buffer.byteLength(draft.body) > bodyBytes)
    return new StoreError("too_large", `the memory is larger than ${String(bodyBytes)} bytes`);
  if (matchKeys !== undefined && draft.matchKeys.length > matchKeys)
    return new StoreError("invalid", `the memory has more than ${String(matchKeys)} match keys`);
  if (texts === undefined || textsOf(draft).every(texts.isKept)) return undefined;
  return new StoreError("invalid", `the memory has ${texts.fault}, which the ${name} store cannot keep`);
}

function textsOf(draft: RecordDraft): readonly string[] {
  const { memoryId, body, subject, stateReason = "", writeIds, matchKeys, personKeys } = draft;
  return [memoryId, body, subject.id, stateReason, ...writeIds, ...matchKeys, ...personKeys];
}
