import { readFileSync } from "node:fs";
import path from "node:path";
import * as file from "@mgp/adapter-file";
import * as graph from "@mgp/adapter-graph";
import * as lancedb from "@mgp/adapter-lancedb";
import * as memory from "@mgp/adapter-memory";
import * as postgres from "@mgp/adapter-postgres";
import { type AdapterManifest, type Guarantees, isObject } from "@mgp/core";
import { root } from "./markdown.ts";

interface Adapter {
  readonly name: string;
  readonly manifest: AdapterManifest;
  readonly guarantees: Guarantees;
}

const DESCRIPTION = /^Memory Governance Protocol adapter that keeps (.*)$/;

const adapters: readonly Adapter[] = [
  { name: memory.default.name, ...memory },
  { name: file.default.name, ...file },
  { name: graph.default.name, manifest: graph.manifestOf(1), guarantees: graph.guarantees },
  { name: postgres.default.name, manifest: postgres.manifestOf({ relatedFrom: 0 }), guarantees: postgres.guarantees },
  { name: lancedb.default.name, manifest: lancedb.manifestOf("both"), guarantees: lancedb.guarantees },
];

/** The adapters of this repository as a table, out of their manifests, guarantees and descriptions. */
export function adapterTable(): string {
  return [
    "| `MGP_ADAPTER` | keeps | search | gateways | survives a restart |",
    "|---|---|---|---|---|",
    ...adapters.map(rowOf),
  ].join("\n");
}

function rowOf({ name, manifest, guarantees }: Adapter): string {
  const folder = `packages/adapter-${name}`;
  const cells = [
    `[${name}](${folder}/README.md)`,
    DESCRIPTION.exec(descriptionOf(folder))?.[1] ?? `no description in ${folder}`,
    manifest.capabilities.search_modes.join(", "),
    guarantees.replicas ? "any number" : "one",
    guarantees.durable ? "yes" : "no",
  ];
  return `| ${cells.join(" | ")} |`;
}

function descriptionOf(folder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(root, folder, "package.json"), "utf8"));
  return isObject(manifest) && typeof manifest["description"] === "string" ? manifest["description"] : "";
}
