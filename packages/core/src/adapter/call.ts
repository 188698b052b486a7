/** The budget of one call. Both reach the driver: a request that no client waits for stops costing anything. */
export interface Call {
  readonly signal: AbortSignal;
  /** Epoch milliseconds. Passed before an effect began: `deadline`; after it may have begun: `unknown_outcome`. */
  readonly deadline: number;
}
