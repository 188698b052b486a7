/** How far a store is, as it stands in the store itself. */
export interface ReindexState<Place> {
  /** What is wanted now is in use already. */
  readonly isInUse: boolean;
  /** What an earlier run began, for what is wanted now or for something else, and did not bring into use. */
  readonly begun: Place | undefined;
}

/** How many records have what is made of them, of how many. Two counts, which others may change in between. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Answers in the order of the texts; with `undefined` where there is none. */
export type MakeForBatch<Made> = (texts: readonly (string | undefined)[]) => Promise<readonly (Made | undefined)[]>;

/**
 * How a backend fills a place with what is made of its records' texts, in its own statements. A run may be killed before,
 * in and behind each of these; the next one has to find in the store how far it was.
 */
export interface FilledStore<Place, Batch extends readonly unknown[], Made> {
  /**
   * How many records may be left to do while others are kept out, because they wait for it. `Infinity`: those who are
   * kept out do not wait.
   */
  readonly mostLeft: number;
  /** Asked once in each round, so it may count. */
  progress(place: Place): Promise<Progress>;
  /**
   * The records that have nothing made of their present text yet, in batches of at most `size`. Not their texts: all
   * batches of the last round are held at once.
   */
  missing(place: Place, size: number): AsyncIterable<Batch>;
  /**
   * Makes something of the records of a batch and keeps it, durably: a kill loses one batch. A record that has changed
   * since it was read is missing afterwards.
   */
  fill(place: Place, batch: Batch, make: MakeForBatch<Made>): Promise<void>;
  /**
   * Locks other writers out, awaits `finish`, puts the place to use and removes what it replaces. When `finish` answers
   * `false` it admits them again, and nothing has changed.
   *
   * @param finish makes what is left; answers `false` when that is more than `mostLeft`, and has made nothing then
   * @returns whether the place is in use now
   */
  changeOver(place: Place, finish: () => Promise<boolean>): Promise<boolean>;
}

/**
 * What a backend does in a reindex where what is made of the records' texts is made in a place beside the one in use: a
 * column, a table.
 */
export interface ReindexStore<Place, Batch extends readonly unknown[], Made> extends FilledStore<Place, Batch, Made> {
  /** Finishes first what a run that was killed left undone behind its change of places. */
  look(): Promise<ReindexState<Place>>;
  /** Is what is made there what is wanted now? */
  isWanted(place: Place): boolean;
  /** Removes what was begun, and admits again the writers that were locked out for it; repeatable. */
  discard(place: Place): Promise<void>;
  /** Makes an empty place for what is wanted now, and notes that it was begun before anything is put there. */
  begin(): Promise<Place>;
}
