import type { ProtocolCapabilities } from "@mgp/core";

/** What this gateway speaks, whatever its backend. */
export const protocolCapabilities: ProtocolCapabilities = {
  supports_discovery: true,
  supports_initialize: true,
  supports_runtime_capability_negotiation: true,
  supports_negotiated_capabilities: true,
  requires_initialize: false,
  supports_stateless_http: true,
  supports_streamable_http: false,
  supports_sessions: false,
  supports_async_operations: true,
  supports_notifications: false,
  supports_subscriptions: false,
  supports_ping: false,
  transport_profiles: ["stateless_http"],
  supported_profiles: ["core-memory", "governance", "interop", "lifecycle"],
  default_profile: "core-memory",
  session_mode: "stateless",
};
