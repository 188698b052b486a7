import manifest from "../package.json" with { type: "json" };

/** The protocol that this gateway speaks. */
export const PROTOCOL_VERSION = "0.1.1";

/** What a gateway says about itself. */
export interface ServerIdentity {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly description: string;
}

export const identity: ServerIdentity = {
  name: "mgp-gateway",
  title: "MGP Gateway",
  version: manifest.version,
  description: "Gateway of the Memory Governance Protocol",
};

/** @param version reported instead of the gateway's own */
export function serverIdentity(version: string | undefined): ServerIdentity {
  return version === undefined ? identity : { ...identity, version };
}
