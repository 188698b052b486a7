import { manifestFor } from "@mgp/adapter-kit";
import { memoryTypes } from "@mgp/core";
import { expect, test } from "vitest";

const manifest = manifestFor({ name: "my-adapter", kind: "sql_db", modes: ["lexical"] });

test("an adapter claims what the gateway does over every store", () => {
  const { capabilities, supported_memory_types } = manifest;
  expect(supported_memory_types).toEqual(memoryTypes);
  expect(capabilities).toMatchObject({ supports_purge: true, supports_native_ttl: false, search_modes: ["lexical"] });
  expect(capabilities.score_kind).toBe("backend_local");
  expect(manifest.extension_namespaces).toEqual(["mgp"]);
});

test("an adapter that differs says in what", () => {
  const graph = manifestFor({
    name: "g",
    kind: "graph_db",
    modes: ["graph"],
    scoreKind: "normalized",
    capabilities: { supports_graph_relations: true },
    namespaces: ["graph"],
  });
  expect(graph.capabilities).toEqual({
    ...manifest.capabilities,
    supports_graph_relations: true,
    search_modes: ["graph"],
    score_kind: "normalized",
  });
  expect(graph.extension_namespaces).toEqual(["mgp", "graph"]);
});

test("two adapters share no list that one of them could change for the other", () => {
  const other = manifestFor({ name: "other", kind: "sql_db", modes: ["lexical"] });
  expect(other.supported_scopes).toEqual(manifest.supported_scopes);
  expect(other.supported_scopes).not.toBe(manifest.supported_scopes);
});
