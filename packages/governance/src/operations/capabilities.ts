import type { CapabilitiesResponse } from "@mgp/core";
import type { OperationServices } from "./operation.ts";
import { protocolCapabilities } from "./protocol-capabilities.ts";

/** `GET /mgp/capabilities`: what backend and gateway can do. Not enveloped. */
export function capabilities(services: Pick<OperationServices, "backend">): CapabilitiesResponse {
  return { manifest: services.backend.manifest, protocol_capabilities: protocolCapabilities };
}
