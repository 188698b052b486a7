import { readFileSync } from "node:fs";
import path from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { operations } from "../src/protocol/operations.ts";
import { isRecord, schemaNames } from "./schema-reference.ts";

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
    ["initialize", "200 400 401 403 405 408 413 415 421 429 431 500 501 502 503"],
    ["write", "200 400 401 403 405 408 409 413 415 421 429 431 500 502 503"],
    ["search", "200 400 401 403 405 408 413 415 421 429 431 500 502 503"],
    ["get", "200 400 401 403 404 405 408 413 415 421 429 431 500 502 503"],
    ["import", "200 202 400 401 403 405 408 409 413 415 421 429 431 500 502 503"],
    ["getTask", "200 400 401 403 404 405 408 413 415 421 429 431 500 502 503"],
    ["capabilities", "200 400 401 403 405 408 421 429 431 500 502 503"],
    ["health", "200 400 405 408 421 429 431 500 503"],
    ["metrics", "200 400 401 403 405 408 421 429 431 500 503"],
  ])("%s answers %s", (name, statuses) => {
    const operation = endpoints.find(({ operationId }) => operationId === name);
    expect(Object.keys(operation?.responses ?? {}).join(" ")).toBe(statuses);
  });

  test("every answer of an error has an example with a code of its status", () => {
    let errors = 0;
    for (const { responses } of endpoints)
      for (const [status, response] of Object.entries(responses)) {
        const example = at(response, "content", "application/json", "example");
        const code = at(example, "error", "code");
        if (typeof code !== "string") continue;
        errors += 1;
        expect(example).toMatchObject({ status: "error", data: null, error: { details: {} } });
        expect(at(response, "description")).toContain(code);
        expect(Number(status)).toBeGreaterThanOrEqual(400);
      }
    expect(errors).toBeGreaterThan(200);
  });

  test("every answer has an example", () => {
    const without = endpoints.flatMap(({ endpoint, responses }) =>
      Object.entries(responses).flatMap(([status, response]) => {
        const [media] = Object.values(recordOf(at(response, "content")));
        return at(media, "example") === undefined ? [`${endpoint} ${status}`] : [];
      }),
    );
    expect(without).toEqual([]);
  });

  test("links lead from what an answer holds to what a request takes", () => {
    const links = endpoints.flatMap(({ operationId, responses }) =>
      Object.entries(responses).flatMap(([status, response]) =>
        Object.entries(isRecord(response) && isRecord(response["links"]) ? response["links"] : {}).map(
          ([name, link]) => ({
            from: `${operationId} ${status}`,
            name,
            link,
          }),
        ),
      ),
    );
    expect(links.length).toBeGreaterThan(30);
    for (const { from, name, link } of links) {
      const { operationId, requestBody } = recordOf(link);
      const [answered = "", status = ""] = from.split(" ");
      const [request, pointer] = onlyLeaf(requestBody, []);
      const target = endpoints.find((endpoint) => endpoint.operationId === operationId);
      expect(answerHolds(answered, status, pointer.replace("$response.body#/", "").split("/")), `${from} ${name}`).toBe(
        true,
      );
      expect(
        holds(at(target, "requestBody", "content", "application/json", "schema"), request),
        `${from} ${name}`,
      ).toBe(true);
    }
  });
});

/** The one text in nested objects, with the keys down to it. */
function onlyLeaf(value: unknown, keys: readonly string[]): readonly [readonly string[], string] {
  if (typeof value === "string") return [keys, value];
  const [[key, inner] = ["", ""]] = Object.entries(recordOf(value));
  return onlyLeaf(inner, [...keys, key]);
}

function answerHolds(operationId: string, status: string, keys: readonly string[]): boolean {
  const endpoint = endpoints.find((one) => one.operationId === operationId);
  return holds(at(endpoint, "responses", status, "content", "application/json", "schema"), keys);
}

/** Whether a value of the schema may have something under these keys. */
function holds(schema: unknown, keys: readonly string[]): boolean {
  if (!isRecord(schema)) return false;
  const { $ref: reference, properties, items, allOf, anyOf, oneOf } = schema;
  if (typeof reference === "string" && holds(resolve(reference.slice(2)), keys)) return true;
  if ([allOf, anyOf, oneOf].some((parts) => Array.isArray(parts) && parts.some((part) => holds(part, keys))))
    return true;
  const [key, ...rest] = keys;
  if (key === undefined) return reference === undefined;
  if (/^\d+$/.test(key)) return holds(items, rest);
  return isRecord(properties) && holds(properties[key], rest);
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  let current = value;
  for (const key of keys) current = isRecord(current) ? current[key] : undefined;
  return current;
}

function recordOf(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw new Error("This is not an object.");
  return value;
}

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
