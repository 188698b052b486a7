import type { MemoryType, Scope, Sensitivity, Subject } from "../generated/types.ts";
import type { MemoryState } from "../lifecycle/states.ts";
import type { ContentLengths } from "./searched-content.ts";

/**
 * What an adapter keeps of one memory. `body` is the truth. Every other field was derived from it by core
 * (`draftOf`), so that a backend can index it; an adapter stores these fields as they come and never looks into
 * the body.
 */
export interface MemoryRecord {
  /** The writer's id: any well-formed Unicode text of 1 to 512 UTF-16 units without NUL. Unique within a tenant. */
  readonly memoryId: string;
  /**
   * Assigned by the store: 1 at the first insert, then one more at every change. It goes on after a purge (the
   * tombstone keeps the last one), so no revision ever comes twice for an id, and a slow writer's compare-and-set
   * cannot hit another memory that took over the id.
   */
  readonly revision: number;
  readonly state: MemoryState;
  /** Epoch milliseconds of the last lifecycle call; absent while it never had one. */
  readonly stateChangedAt?: number;
  /** The caller's words for the last lifecycle call. */
  readonly stateReason?: string;
  /** JSON text of the memory. Stored and returned byte for byte: as text, never as a re-serialised object. */
  readonly body: string;
  readonly subject: Subject;
  readonly scope: Scope;
  readonly type: MemoryType;
  /** The label of the memory; absent where the writer gave none. */
  readonly sensitivity?: Sensitivity;
  /** Its content is to be found by those only who may see it: its words stand in a name space of their own. */
  readonly hidden: boolean;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** Epoch milliseconds; breaks ties between equal search scores, newest first. */
  readonly updatedAt: number;
  /** Epoch milliseconds of the instant from which it counts as expired; absent: never. */
  readonly expiresAt?: number;
  /** Epoch milliseconds from which what it says holds; absent: it always did. */
  readonly validFrom?: number;
  /** Epoch milliseconds from which what it says holds no more; absent: it always will. */
  readonly validTo?: number;
  /**
   * 0 to 3 hashes of 32 hexadecimal digits: (subject, type, dedupe key), (subject, type, conflict key) and
   * (subject, type, statement), of a hidden statement another than of an open one. Equality only; not unique.
   */
  readonly matchKeys: readonly string[];
  /**
   * Hashes of every person it speaks of (the subject, who asserted it, both ends of a relationship), to find all of one
   * person. Equality only.
   */
  readonly personKeys: readonly string[];
  /** Hashes of its labels, at most 16, each of one key with its value. Equality only; not unique. */
  readonly labelKeys: readonly string[];
  /**
   * The hash of the session that it was written in, bound to subject and scope; absent: of no session. The first write
   * decides; a tombstone may keep it.
   */
  readonly thread?: string;
  /** Where it stands in its thread: a whole number that grows with time. Present where `thread` is. */
  readonly place?: number;
  /** The last eight writes that made it what it is, newest last: answers "did mine take effect?" after a crash. */
  readonly writeIds: readonly string[];
}

/** A record that a store has not numbered yet. */
export type RecordDraft = Omit<MemoryRecord, "revision">;

/** What search needs of a memory besides its record; stores never return it. */
export interface Searchable {
  /**
   * Analysed and encoded by core: each `[a-z0-9]{3,38}`, with repetitions (they are the term frequency), at most
   * `MAX_TOKENS` of a name space. No engine's own analyser may change, split or drop one. A store need not know which
   * name space a token is of: a query asks for those that it may find.
   */
  readonly tokens: readonly string[];
  /** What BM25 counts as the length, which the number of tokens need not be. */
  readonly lengths: ContentLengths;
  /** Plain text, for an embedding. */
  readonly text: string;
}
