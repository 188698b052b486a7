/** The clock that a store is opened with. It stands still until a case moves it. */
export interface Clock {
  /** Epoch milliseconds. */
  now: number;
}
