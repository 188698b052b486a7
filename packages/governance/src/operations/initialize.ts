import { MgpError, returnModes } from "@mgp/core";
import type {
  InitializeRequest,
  InitializeResult,
  JsonValue,
  NegotiatedCapabilities,
  Profile,
  ProtocolCapabilities,
  RuntimeCapabilities,
} from "@mgp/core";
import type { OperationServices } from "./operation.ts";
import { protocolCapabilities } from "./protocol-capabilities.ts";

const TRANSPORT = "stateless_http";

/** `POST /mgp/initialize`: agrees on version, transport and profiles. Nothing is remembered. */
export function initialize(
  request: InitializeRequest,
  services: Pick<OperationServices, "backend" | "server">,
): InitializeResult {
  const { manifest } = services.backend;
  const serverVersions = [manifest.mgp_version];
  const chosenVersion = chooseVersion(request, serverVersions);
  requireTransport(request);
  requireCapabilities(request.requested_capabilities);
  requireAcceptedTransport(request.runtime_capabilities);
  const profiles = negotiateProfiles(request);
  return {
    chosen_version: chosenVersion,
    supported_versions: serverVersions,
    minimum_supported_version: serverVersions.at(-1) ?? chosenVersion,
    lifecycle_phase: "ready",
    session_mode: "stateless",
    transport_profile: TRANSPORT,
    protocol_capabilities: protocolCapabilities,
    negotiated_capabilities: negotiate(request.runtime_capabilities, services),
    negotiated_profiles: profiles,
    server_info: { ...services.server },
    discovery: { capabilities_uri: "/mgp/capabilities" },
    deprecation_warnings: [],
  };
}

function chooseVersion(request: InitializeRequest, serverVersions: readonly string[]): string {
  const requested = request.supported_versions ?? [request.protocol_version];
  const preferred = request.preferred_version ?? request.protocol_version;
  if (preferred !== undefined && !requested.includes(preferred)) {
    throw new MgpError("MGP_INVALID_OBJECT", "preferred_version has to be one of supported_versions.", {
      details: { field: "preferred_version" },
    });
  }
  if (preferred !== undefined && serverVersions.includes(preferred)) return preferred;
  const common = requested.find((version) => serverVersions.includes(version));
  if (common !== undefined) return common;
  throw new MgpError("MGP_UNSUPPORTED_VERSION", "Client and gateway have no protocol version in common.", {
    details: { requested_versions: requested, supported_versions: [...serverVersions] },
  });
}

function requireTransport(request: InitializeRequest): void {
  if (request.transport_profile === undefined || request.transport_profile === TRANSPORT) return;
  throw new MgpError("MGP_UNSUPPORTED_CAPABILITY", "The gateway does not offer this transport.", {
    details: {
      requested_transport_profile: request.transport_profile,
      supported_transport_profiles: [...protocolCapabilities.transport_profiles],
    },
  });
}

/** All or nothing: whatever the client asks for has to be there. */
function requireCapabilities(requested: ProtocolCapabilities | undefined): void {
  if (requested === undefined) return;
  const offered: Readonly<Record<string, JsonValue>> = { ...protocolCapabilities };
  const unsupported = Object.entries(requested)
    .filter(([name, wanted]) => !isOffered(wanted, offered[name]))
    .map(([name]) => name);
  if (unsupported.length === 0) return;
  throw new MgpError("MGP_UNSUPPORTED_CAPABILITY", "The gateway lacks a requested capability.", {
    details: { unsupported_capabilities: unsupported },
  });
}

function isOffered(wanted: JsonValue, offered: JsonValue | undefined): boolean {
  if (wanted === false) return true;
  if (Array.isArray(wanted)) return Array.isArray(offered) && wanted.every((item) => offered.includes(item));
  return wanted === offered;
}

function requireAcceptedTransport(runtime: RuntimeCapabilities | undefined): void {
  const accepted = runtime?.accepted_transport_profiles;
  if (accepted === undefined || accepted.includes(TRANSPORT)) return;
  throw new MgpError("MGP_UNSUPPORTED_CAPABILITY", "The client does not accept the gateway's transport.", {
    details: { accepted_transport_profiles: accepted, selected_transport_profile: TRANSPORT },
  });
}

function negotiateProfiles(request: InitializeRequest): Profile[] {
  const understood = request.runtime_capabilities?.supported_profiles;
  const all = [...protocolCapabilities.supported_profiles];
  const wanted = request.requested_profiles?.length
    ? request.requested_profiles
    : understood?.length
      ? understood
      : all;
  if (understood === undefined) return [...wanted];
  const common = wanted.filter((profile) => understood.includes(profile));
  if (common.length > 0) return common;
  throw new MgpError("MGP_UNSUPPORTED_CAPABILITY", "Client and gateway have no profile in common.", {
    details: { requested_profiles: wanted, runtime_supported_profiles: understood },
  });
}

/** A flag that the client leaves out is no restriction. */
function negotiate(
  runtime: RuntimeCapabilities | undefined,
  services: Pick<OperationServices, "backend">,
): NegotiatedCapabilities {
  const { capabilities } = services.backend.manifest;
  const preferred = runtime?.preferred_return_modes ?? [];
  return {
    runtime_capabilities_received: runtime !== undefined,
    supports_consumable_text: runtime?.supports_consumable_text ?? true,
    supports_redaction_info: runtime?.supports_redaction_info ?? true,
    supports_mixed_return_modes: runtime?.supports_mixed_return_modes ?? true,
    supports_partial_failure: runtime?.supports_partial_failure ?? true,
    supports_search_explanations:
      capabilities.supports_retrieval_explanations && (runtime?.supports_search_explanations ?? true),
    supports_prompt_view: capabilities.supports_prompt_view && (runtime?.supports_prompt_view ?? true),
    supports_delete: capabilities.supports_delete,
    supports_purge: capabilities.supports_purge,
    supports_async_operations:
      protocolCapabilities.supports_async_operations && (runtime?.supports_async_operations ?? true),
    supports_subscriptions: protocolCapabilities.supports_subscriptions && (runtime?.supports_subscriptions ?? true),
    effective_return_modes: returnModes.filter((mode) => preferred.length === 0 || preferred.includes(mode)),
  };
}
