import { expect, test } from "vitest";
import { protocolCapabilities } from "../src/operations/protocol-capabilities.ts";
import { openGateway } from "./support/gateway-in-process.ts";

const client = { name: "tests", version: "1" };
const version = { protocol_version: "0.1.1", client };

test("without wishes everything is offered", async () => {
  const gateway = await openGateway();
  const before = gateway.lines().length;
  expect(await gateway.ok("initialize", version)).toEqual({
    chosen_version: "0.1.1",
    supported_versions: ["0.1.1"],
    minimum_supported_version: "0.1.1",
    lifecycle_phase: "ready",
    session_mode: "stateless",
    transport_profile: "stateless_http",
    protocol_capabilities: protocolCapabilities,
    negotiated_capabilities: {
      runtime_capabilities_received: false,
      supports_consumable_text: true,
      supports_redaction_info: true,
      supports_mixed_return_modes: true,
      supports_partial_failure: true,
      supports_search_explanations: true,
      supports_prompt_view: true,
      supports_delete: true,
      supports_purge: true,
      supports_async_operations: true,
      supports_subscriptions: false,
      effective_return_modes: ["raw", "summary", "masked", "metadata_only"],
    },
    negotiated_profiles: ["core-memory", "governance", "interop", "lifecycle"],
    server_info: { name: "gateway", title: "Gateway", version: "1.2.3", description: "A gateway in a test." },
    discovery: { capabilities_uri: "/mgp/capabilities" },
    deprecation_warnings: [],
  });
  expect(gateway.lines()).toHaveLength(before);
  expect(gateway.store.calls).toEqual([]);
});

const unsupportedVersion = { status: 400, code: "MGP_UNSUPPORTED_VERSION" };
const unsupported = { status: 501, code: "MGP_UNSUPPORTED_CAPABILITY" };
const invalid = { status: 400, code: "MGP_INVALID_OBJECT" };

test.each([
  ["versions by preference", { supported_versions: ["9.9", "0.1.1"] }, { chosen_version: "0.1.1" }],
  [
    "a preferred version",
    { supported_versions: ["9.9", "0.1.1"], preferred_version: "0.1.1" },
    { chosen_version: "0.1.1" },
  ],
  [
    "a preferred one that is not ours",
    { supported_versions: ["9.9", "0.1.1"], preferred_version: "9.9" },
    { chosen_version: "0.1.1" },
  ],
])("%s", async (_name, versions, expected) => {
  const gateway = await openGateway();
  expect(await gateway.ok("initialize", { client, ...versions })).toMatchObject(expected);
});

test.each([
  [
    "no common version",
    { supported_versions: ["9.9", "v0.1.1"], client },
    {
      ...unsupportedVersion,
      details: { requested_versions: ["9.9", "v0.1.1"], supported_versions: ["0.1.1"] },
    },
  ],
  [
    "the preferred version is not among the supported",
    { supported_versions: ["0.1.1"], preferred_version: "9.9", client },
    {
      ...invalid,
      details: { field: "preferred_version" },
    },
  ],
  ["both forms of versions", { ...version, supported_versions: ["0.1.1"] }, invalid],
  ["neither form of versions", { client }, invalid],
  [
    "another transport",
    { ...version, transport_profile: "streamable_http" },
    {
      ...unsupported,
      details: { requested_transport_profile: "streamable_http", supported_transport_profiles: ["stateless_http"] },
    },
  ],
  [
    "capabilities that are not there, in request order",
    {
      ...version,
      requested_capabilities: {
        ...protocolCapabilities,
        supports_ping: true,
        requires_initialize: true,
        session_mode: "stateful",
      },
    },
    { ...unsupported, details: { unsupported_capabilities: ["requires_initialize", "supports_ping", "session_mode"] } },
  ],
  [
    "a transport list that is no subset",
    {
      ...version,
      requested_capabilities: { ...protocolCapabilities, transport_profiles: ["stateless_http", "streamable_http"] },
    },
    { ...unsupported, details: { unsupported_capabilities: ["transport_profiles"] } },
  ],
  [
    "another default profile",
    { ...version, requested_capabilities: { ...protocolCapabilities, default_profile: "interop" } },
    unsupported,
  ],
  ["an incomplete demand", { ...version, requested_capabilities: { supports_ping: false } }, invalid],
  [
    "a client that takes no transport",
    { ...version, runtime_capabilities: { accepted_transport_profiles: [] } },
    {
      ...unsupported,
      details: { accepted_transport_profiles: [], selected_transport_profile: "stateless_http" },
    },
  ],
  [
    "no common profile",
    { ...version, requested_profiles: ["interop"], runtime_capabilities: { supported_profiles: ["governance"] } },
    {
      ...unsupported,
      details: { requested_profiles: ["interop"], runtime_supported_profiles: ["governance"] },
    },
  ],
  [
    "a client that understands no profile",
    { ...version, runtime_capabilities: { supported_profiles: [] } },
    unsupported,
  ],
  ["an unknown profile", { ...version, requested_profiles: ["galaxy"] }, invalid],
])("refused: %s", async (_name, input, expected) => {
  const gateway = await openGateway();
  expect(await gateway.fails("initialize", input)).toMatchObject(expected);
});

test("the order of the refusals is the contract's", async () => {
  const gateway = await openGateway();
  const everythingWrong = {
    client,
    supported_versions: ["9.9"],
    transport_profile: "streamable_http",
    requested_capabilities: { ...protocolCapabilities, supports_ping: true },
    runtime_capabilities: { accepted_transport_profiles: [], supported_profiles: [] },
  };
  expect(await gateway.fails("initialize", everythingWrong)).toMatchObject(unsupportedVersion);
  const { transport_profile: _transport, ...second } = { ...everythingWrong, supported_versions: ["0.1.1"] };
  expect(
    (await gateway.fails("initialize", { ...second, transport_profile: "streamable_http" })).details,
  ).toHaveProperty("requested_transport_profile");
  expect((await gateway.fails("initialize", second)).details).toHaveProperty("unsupported_capabilities");
  const { requested_capabilities: _capabilities, ...third } = second;
  expect((await gateway.fails("initialize", third)).details).toHaveProperty("accepted_transport_profiles");
  const fourth = { ...third, runtime_capabilities: { supported_profiles: [] } };
  expect((await gateway.fails("initialize", fourth)).details).toHaveProperty("requested_profiles");
});

test.each([
  ["as requested, in that order", { requested_profiles: ["lifecycle", "governance"] }, ["lifecycle", "governance"]],
  ["an empty request asks for all", { requested_profiles: [] }, ["core-memory", "governance", "interop", "lifecycle"]],
  [
    "what the client understands",
    { runtime_capabilities: { supported_profiles: ["interop", "governance"] } },
    ["interop", "governance"],
  ],
  [
    "of the requested, what the client understands",
    {
      requested_profiles: ["lifecycle", "interop"],
      runtime_capabilities: { supported_profiles: ["interop"] },
    },
    ["interop"],
  ],
] as const)("profiles: %s", async (_name, wishes, profiles) => {
  const gateway = await openGateway();
  const response = await gateway.answer("initialize", { ...version, ...wishes });
  expect(response.body["data"]).toMatchObject({ negotiated_profiles: profiles });
});

const flags = [
  "supports_consumable_text",
  "supports_redaction_info",
  "supports_mixed_return_modes",
  "supports_partial_failure",
  "supports_search_explanations",
  "supports_prompt_view",
  "supports_async_operations",
  "supports_subscriptions",
] as const;

test.each(flags)("%s needs both sides", async (flag) => {
  const gateway = await openGateway();
  const offered = flag !== "supports_subscriptions";
  for (const wanted of [true, false]) {
    const { negotiated_capabilities: negotiated } = await gateway.ok("initialize", {
      ...version,
      runtime_capabilities: { [flag]: wanted },
    });
    expect(negotiated).toMatchObject({ runtime_capabilities_received: true, [flag]: wanted && offered });
  }
});

test("the manifest has its say in negotiation and discovery", async () => {
  const gateway = await openGateway({
    capabilities: {
      supports_retrieval_explanations: false,
      supports_prompt_view: false,
      supports_delete: false,
      supports_purge: false,
    },
  });
  const { negotiated_capabilities: negotiated } = await gateway.ok("initialize", version);
  expect(negotiated).toMatchObject({
    supports_search_explanations: false,
    supports_prompt_view: false,
    supports_delete: false,
    supports_purge: false,
  });
  const found = await gateway.ok("capabilities", {});
  expect(found.manifest.capabilities.supports_delete).toBe(false);
  expect(found.protocol_capabilities).toEqual(protocolCapabilities);
  expect(found).not.toHaveProperty("negotiated_capabilities");
});

test("preferred return modes are put in the canonical order", async () => {
  const gateway = await openGateway();
  const modes = async (preferred: ("raw" | "masked" | "summary")[]): Promise<readonly string[]> =>
    (await gateway.ok("initialize", { ...version, runtime_capabilities: { preferred_return_modes: preferred } }))
      .negotiated_capabilities.effective_return_modes;
  expect(await modes(["masked", "raw"])).toEqual(["raw", "masked"]);
  expect(await modes([])).toEqual(["raw", "summary", "masked", "metadata_only"]);
});
