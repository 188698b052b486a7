import { readFileSync } from "node:fs";
import path from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { operations } from "../src/protocol/operations.ts";
import { schemaNames } from "./schema-reference.ts";

type OperationObject = { operationId: string; responses: Record<string, unknown> };
type Document = {
  paths: Record<string, Record<string, OperationObject>>;
  components: { schemas: Record<string, unknown> };
};

const folder = path.join(import.meta.dirname, "../../../schemas");
const document = readDocument();
const endpoints = Object.entries(document.paths).flatMap(([route, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    endpoint: `${method.toUpperCase()} ${route}`,
    ...operation,
  })),
);

describe("the OpenAPI document", () => {
  test("is valid OpenAPI 3.1", async () => {
    const result = await new Validator().validate(structuredClone(document));
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
  });

  test("says the same in YAML", () => {
    expect(parse(readFileSync(path.join(folder, "openapi.yaml"), "utf8"))).toEqual(document);
  });

  test("has every operation of the table, and no other but the operator's", () => {
    const table = Object.entries(operations).map(([name, { method, path: route }]) => `${method} ${route} ${name}`);
    const operator = ["GET /healthz health", "GET /readyz readiness", "GET /version version", "GET /metrics metrics"];
    expect(endpoints.map(({ endpoint, operationId }) => `${endpoint} ${operationId}`)).toEqual([...table, ...operator]);
  });

  test("refers to nothing that is not there", () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, place = ""]) => place);
    const missing = references.filter((place) => resolve(place) === undefined);
    expect(missing).toEqual([]);
    expect(references.length).toBeGreaterThan(schemaNames.length);
  });

  test("has a component for every schema file", () => {
    const names = schemaNames.map((name) =>
      name
        .split(/[-.]/)
        .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
        .join(""),
    );
    expect(Object.keys(document.components.schemas)).toEqual(expect.arrayContaining(names));
  });

  test.each([
    ["initialize", "200 400 401 405 413 415 429 501 502 503"],
    ["write", "200 400 401 403 405 409 413 415 429 502 503"],
    ["search", "200 400 401 403 405 413 415 429 502 503"],
    ["get", "200 400 401 403 404 405 413 415 429 502 503"],
    ["import", "200 202 400 401 403 405 409 413 415 429 502 503"],
    ["getTask", "200 400 401 404 405 413 415 429 502 503"],
    ["capabilities", "200 400 401 405 429 502 503"],
  ])("%s answers %s", (name, statuses) => {
    const operation = endpoints.find(({ operationId }) => operationId === name);
    expect(Object.keys(operation?.responses ?? {}).join(" ")).toBe(statuses);
  });
});

function readDocument(): Document {
  const value: unknown = JSON.parse(readFileSync(path.join(folder, "openapi.json"), "utf8"));
  if (!isDocument(value)) throw new Error("openapi.json is not an OpenAPI document.");
  return value;
}

/** Enough to read it; that it is a good one is what the first test shows. */
function isDocument(value: unknown): value is Document {
  return typeof value === "object" && value !== null && "paths" in value && "components" in value;
}

function resolve(place: string): unknown {
  let current: unknown = document;
  for (const key of place.split("/")) {
    current = typeof current === "object" && current !== null ? new Map(Object.entries(current)).get(key) : undefined;
  }
  return current;
}
