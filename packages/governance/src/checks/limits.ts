/** What a request may hold at most; over a limit is a 400 that names it. And what a caller may have at most. */
export interface Limits {
  /** Levels of nesting of a body. */
  readonly jsonDepth: number;
  /** Values of a body, or of a memory: members of objects and items of lists, on all levels. */
  readonly jsonValues: number;
  /** Keys of one object of a body. */
  readonly objectKeys: number;
  /** UTF-16 units of a key of an object. */
  readonly keyLength: number;
  /** UTF-8 bytes of a memory, as JSON, that a patch or merge leaves; what is new is bounded by the body that brings it. */
  readonly memoryBytes: number;
  /** `limit` and `top_k`. */
  readonly pageItems: number;
  /** UTF-8 bytes of the items of one page of an answer; an item that is larger is alone on its page. */
  readonly pageBytes: number;
  /** Items of a batch, memories of an import. */
  readonly batchItems: number;
  /** UTF-16 units of a string outside `content`. */
  readonly textLength: number;
  /** UTF-16 units of an id or key. */
  readonly idLength: number;
  /** Milliseconds a request may take; `timeout_ms` shortens it. */
  readonly requestMs: number;
  /** Pending and running tasks of one caller; one more is a 429. */
  readonly openTasks: number;
}

export const defaultLimits: Limits = {
  jsonDepth: 32,
  jsonValues: 250_000,
  objectKeys: 1_000,
  keyLength: 256,
  memoryBytes: 16 * 1024 * 1024,
  pageItems: 1_000,
  pageBytes: 16 * 1024 * 1024,
  batchItems: 1_000,
  textLength: 64 * 1024,
  idLength: 512,
  requestMs: 30_000,
  openTasks: 100,
};
