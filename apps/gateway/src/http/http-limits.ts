/** What the transport allows at most. Every one of them keeps a slow or greedy client from costing the others. */
export interface HttpLimits {
  /** Bytes of a body. @default 1 MiB */
  readonly bodyBytes: number;
  /** Bytes of the body of an import or a batch. @default 16 MiB */
  readonly bulkBodyBytes: number;
  /**
   * Bytes of all bodies together that are being read, or worked on. One caller has a quarter of them; a caller, and a
   * gateway, that holds none may always send one. @default 256 MiB
   */
  readonly bodiesBytes: number;
  /** Milliseconds within which a request's headers have to arrive. @default 5000 */
  readonly headersMs: number;
  /** Milliseconds within which the whole request has to arrive. @default 15000 */
  readonly bodyMs: number;
  /** Milliseconds that an idle connection is kept. @default 5000 */
  readonly keepAliveMs: number;
  /** Connections at one time; more are closed at once. @default 2000 */
  readonly connections: number;
}

export const defaultHttpLimits: HttpLimits = {
  bodyBytes: 1024 * 1024,
  bulkBodyBytes: 16 * 1024 * 1024,
  bodiesBytes: 256 * 1024 * 1024,
  headersMs: 5_000,
  bodyMs: 15_000,
  keepAliveMs: 5_000,
  connections: 2_000,
};
