/** Counts the requests of all gateways that share a ledger. */
export interface RequestRates {
  /**
   * Counts one request of a caller. Returns after how many milliseconds the next one is allowed when this one is over
   * the rate, else `undefined`.
   *
   * @param perSecond how many requests a second a caller may send, to all gateways together
   * @throws LedgerUnavailable soon, when there is no counting
   */
  count(callerId: string, perSecond: number): Promise<number | undefined>;
}
