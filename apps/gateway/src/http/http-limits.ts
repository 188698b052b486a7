/** What the transport allows at most. Every one of them keeps a slow or greedy client from costing the others. */
export interface HttpLimits {
  /** Bytes of a body. @default 1 MiB */
  readonly bodyBytes: number;
  /** Bytes of the body of an import or a batch. @default 16 MiB */
  readonly bulkBodyBytes: number;
  /**
   * Bytes that all requests together hold: their bodies, and what is read for their answers until these are sent. One
   * caller has a quarter of them; a caller, and a gateway, that holds none may always send a request. @default 256 MiB
   */
  readonly bodiesBytes: number;
  /** Milliseconds within which a request's headers have to arrive. @default 5000 */
  readonly headersMs: number;
  /** Milliseconds within which the whole request has to arrive. @default 15000 */
  readonly bodyMs: number;
  /** Milliseconds that an idle connection is kept: longer than load balancers keep theirs. @default 65000 */
  readonly keepAliveMs: number;
  /** Connections at one time; more are closed at once. @default 2000 */
  readonly connections: number;
  /** Connections of one address at one time, or of one /64 of IPv6; 0: no limit. @default 256 */
  readonly connectionsPerAddress: number;
  /** Milliseconds in which a client has to take 32 KiB of its answer, or what is left of it. @default 30000 */
  readonly answerIdleMs: number;
}

export const defaultHttpLimits: HttpLimits = {
  bodyBytes: 1024 * 1024,
  bulkBodyBytes: 16 * 1024 * 1024,
  bodiesBytes: 256 * 1024 * 1024,
  headersMs: 5_000,
  bodyMs: 15_000,
  keepAliveMs: 65_000,
  connections: 2_000,
  connectionsPerAddress: 256,
  answerIdleMs: 30_000,
};
