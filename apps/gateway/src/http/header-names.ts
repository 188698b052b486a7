/** The names of the protocol's own headers; a deployment may rename them. */
export interface HeaderNames {
  /** @default MGP-Request-Id */
  readonly requestId: string;
  /** @default MGP-Version */
  readonly version: string;
  /** @default MGP-Tenant-Id */
  readonly tenant: string;
}

export const defaultHeaderNames: HeaderNames = {
  requestId: "MGP-Request-Id",
  version: "MGP-Version",
  tenant: "MGP-Tenant-Id",
};
