import memoryAdapter from "@mgp/adapter-memory";
import { isObject, operations, type OperationName } from "@mgp/core";
import { openLedger } from "@mgp/ledger";
import { expect, test } from "vitest";
import { openBackend } from "../../src/adapters/open-backend.ts";
import { createGateway } from "../../src/gateway.ts";
import { listening } from "../support/listening.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** In an order in which each finds what it needs; a task's id is not one of the examples. */
const inOrder: readonly OperationName[] = [
  "capabilities",
  "initialize",
  "write",
  "search",
  "get",
  "update",
  "export",
  "sync",
  "expire",
  "revoke",
  "delete",
  "purge",
  "queryAudit",
  "writeBatch",
];

/** What a value is made of: keys and kinds, of a list the first item's. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
  if (!isObject(value)) return value === null ? "null" : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shapeOf(member)]));
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);
}

test("the document's examples are answered as it shows", async () => {
  const gateway = await createGateway({
    backend: await openBackend(memoryAdapter),
    ledger: await openLedger({ stateDirectory: temporaryFolder() }),
  });
  const { url } = await listening(gateway);
  const document: unknown = await (await fetch(`${url}/openapi.json`)).json();
  for (const name of inOrder) {
    const { method, path } = operations[name];
    const operation = at(document, "paths", path, method.toLowerCase());
    const example = at(operation, "requestBody", "content", "application/json", "example");
    const body =
      method === "POST" ? { body: JSON.stringify(example), headers: { "content-type": "application/json" } } : {};
    const response = await fetch(url + path, { method, ...body });
    const shown = at(operation, "responses", "200", "content", "application/json", "example");
    expect([name, response.status, shapeOf(await response.json())]).toEqual([name, 200, shapeOf(shown)]);
  }
});
