import type { InsertItem, RecordDraft, Settings } from "@mgp/core";

/** What a child process is asked to do with the store that it opens. */
export type Request =
  | {
      readonly kind: "open";
      readonly module: string;
      readonly settings: Settings;
      /** The process dies in the middle of this write to a file, counted from 1 once the store is open. */
      readonly tornWrite: number | undefined;
    }
  | { readonly kind: "insert"; readonly tenant: string; readonly item: InsertItem }
  | { readonly kind: "replace"; readonly tenant: string; readonly draft: RecordDraft; readonly expected: number }
  /** A reindex by the later analyser, in which the process dies before it has analysed so many memories. */
  | {
      readonly kind: "reindex";
      readonly module: string;
      readonly settings: Settings;
      readonly killedBefore: number;
    }
  | { readonly kind: "close" };

/** What came of it: the kind of result, and which record. */
export interface Outcome {
  readonly kind: string;
  readonly memoryId?: string;
  readonly revision?: number;
}

interface NumberedRequest {
  readonly number: number;
  readonly request: Request;
}

/** `code`: that of the store's error; absent for any other error. */
export type Reply = { readonly number: number } & (
  | { readonly outcome: Outcome }
  | { readonly failure: string; readonly code?: string }
);

export function isNumberedRequest(value: unknown): value is NumberedRequest {
  return typeof value === "object" && value !== null && "number" in value && "request" in value;
}

export function isReply(value: unknown): value is Reply {
  return typeof value === "object" && value !== null && "number" in value && ("outcome" in value || "failure" in value);
}
