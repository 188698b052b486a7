import { errorCodes } from "../src/errors/error-codes.ts";
import type { ErrorCode } from "../src/generated/types.ts";
import { commonErrors, governedErrors, operations, type Operation } from "../src/protocol/operations.ts";
import { operationalPaths } from "./openapi-operational.ts";
import { requestExamples } from "./request-examples.ts";
import { nameOf, type Schema, type SchemaLibrary } from "./schema-library.ts";

type Json = { [key: string]: unknown };

const PROTOCOL_VERSION = "0.1.1";

/** What the transport itself answers, and for which operations. The words end up in the document. */
const TRANSPORT_STATUS: readonly { status: number; words: string; bodyOnly?: boolean }[] = [
  { status: 401, words: "The key is missing or wrong (`MGP_POLICY_DENIED`)." },
  { status: 405, words: "The path exists, for another method (`MGP_INVALID_OBJECT`)." },
  { status: 413, words: "The body is larger than the gateway accepts (`MGP_INVALID_OBJECT`).", bodyOnly: true },
  { status: 415, words: "The body is not declared to be JSON (`MGP_INVALID_OBJECT`).", bodyOnly: true },
  { status: 429, words: "Too many requests; `Retry-After` says when to come back (`MGP_BACKEND_ERROR`)." },
  { status: 503, words: "The gateway takes no requests at the moment (`MGP_BACKEND_ERROR`)." },
];

/** The OpenAPI 3.1 document of the gateway, made from the schemas and the table of operations. */
export function openApiDocument(library: SchemaLibrary): Json {
  const paths = Object.entries(operations).map(([name, operation]) => [
    operation.path,
    { [operation.method.toLowerCase()]: operationObject(library, name, operation) },
  ]);
  return {
    openapi: "3.1.0",
    info: {
      title: "Memory Governance Protocol",
      version: PROTOCOL_VERSION,
      summary: "One HTTP interface to governed agent memory, whatever the backend.",
      description:
        "Requests that touch memories carry a policy context; every answer, failures included, comes in a response envelope. " +
        "Dates are annotations and are not checked.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    security: [{ apiKey: [] }, { bearer: [] }, {}],
    tags: [
      { name: "protocol", description: "Versions and capabilities." },
      { name: "memories", description: "Operations on memories, each checked by policy and audited." },
      { name: "tasks", description: "Long operations." },
      { name: "operations", description: "For those who run the gateway." },
    ],
    paths: { ...Object.fromEntries(paths), ...operationalPaths() },
    components: {
      schemas: componentSchemas(library),
      parameters: parameters(),
      headers: headers(),
      securitySchemes: {
        apiKey: { type: "apiKey", in: "header", name: "X-MGP-API-Key" },
        bearer: { type: "http", scheme: "bearer" },
      },
    },
  };
}

function operationObject(library: SchemaLibrary, name: string, operation: Operation): Json {
  const example = Object.entries(requestExamples).find(([key]) => key === name)?.[1];
  return {
    operationId: name,
    tags: [tagOf(operation)],
    summary: operation.summary,
    description: operation.description,
    parameters: [
      component("parameters", "RequestId"),
      component("parameters", "Version"),
      ...(operation.enveloped ? [component("parameters", "TenantId")] : []),
    ],
    ...(operation.requestSchema && {
      requestBody: {
        required: true,
        content: {
          "application/json": { schema: component("schemas", nameOf(library.file(operation.requestSchema))), example },
        },
      },
    }),
    responses: { ...successes(library, operation), ...failures(operation) },
  };
}

function tagOf(operation: Operation): string {
  if (operation.path.startsWith("/mgp/tasks/")) return "tasks";
  return operation.enveloped ? "memories" : "protocol";
}

function successes(library: SchemaLibrary, operation: Operation): Json {
  const schema = component("schemas", nameOf(library.file(operation.responseSchema)));
  return {
    "200": answer("The operation succeeded.", schema),
    ...(operation.asynchronous && { "202": answer("Accepted; the answer names the task to follow.", schema) }),
  };
}

/** Error answers by status, each with the codes that it may carry. */
function failures(operation: Operation): Json {
  const schema = component("schemas", "ErrorEnvelope");
  const words = new Map<number, string[]>();
  const say = (status: number, text: string) => words.set(status, [...(words.get(status) ?? []), text]);
  for (const code of codesOf(operation)) say(errorCodes[code].status, `\`${code}\`: ${errorCodes[code].message}.`);
  for (const { status, words: text, bodyOnly } of TRANSPORT_STATUS) {
    if (!bodyOnly || operation.requestSchema) say(status, text);
  }
  const ordered = [...words].toSorted(([first], [second]) => first - second);
  return Object.fromEntries(
    ordered.map(([status, texts]) => [
      String(status),
      answer(
        texts.join(" "),
        schema,
        status === TOO_MANY_REQUESTS ? { "Retry-After": component("headers", "RetryAfter") } : {},
      ),
    ]),
  );
}

const TOO_MANY_REQUESTS = 429;

function codesOf(operation: Operation): ErrorCode[] {
  return [...commonErrors, ...(operation.enveloped ? governedErrors : []), ...operation.errors];
}

function answer(description: string, schema: Json, more: Json = {}): Json {
  return {
    description,
    headers: {
      "MGP-Request-Id": component("headers", "RequestId"),
      "MGP-Version": component("headers", "Version"),
      ...more,
    },
    content: { "application/json": { schema } },
  };
}

function component(kind: string, name: string): Json {
  return { $ref: `#/components/${kind}/${name}` };
}

function parameters(): Json {
  return {
    RequestId: parameter("MGP-Request-Id", "Comes back as the response header of the same name."),
    Version: parameter("MGP-Version", "Version that the client speaks. For information only."),
    TenantId: parameter(
      "MGP-Tenant-Id",
      "Tenant of the request. Has to agree with the policy context where both name one.",
    ),
  };
}

function parameter(name: string, description: string): Json {
  return { name, in: "header", required: false, description, schema: { type: "string" } };
}

function headers(): Json {
  return {
    RequestId: header("The request header of the same name, or an id made for this request.", { type: "string" }),
    Version: header("Version of the protocol.", { type: "string", const: PROTOCOL_VERSION }),
    RetryAfter: header("Seconds to wait.", { type: "integer", minimum: 0 }),
  };
}

function header(description: string, schema: Json): Json {
  return { description, required: true, schema };
}

/** Every schema file, and every entry of their `$defs`, as a component under its title. */
function componentSchemas(library: SchemaLibrary): Json {
  const components = new Map<string, unknown>();
  for (const name of library.names) {
    const { $schema: _dialect, $id: _id, $defs: definitions = {}, ...schema } = library.file(name);
    for (const definition of Object.values(definitions))
      components.set(nameOf(definition), rewritten(library, definition));
    components.set(nameOf(schema), rewritten(library, schema));
  }
  components.set("ErrorEnvelope", {
    title: "Error envelope",
    description: "The answer of an operation that failed.",
    type: "object",
    required: ["request_id", "status", "error", "data"],
    additionalProperties: false,
    properties: {
      request_id: {
        description: "The id that the request came with, or one made for it.",
        type: "string",
        minLength: 1,
      },
      status: { const: "error" },
      error: component("schemas", "ErrorObject"),
      data: { type: "null" },
    },
  });
  return Object.fromEntries([...components].toSorted(([first], [second]) => (first < second ? -1 : 1)));
}

function rewritten(library: SchemaLibrary, schema: Schema): unknown {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === "$ref" && typeof value === "string" ? component("schemas", nameOf(library.resolve(value)))["$ref"] : value,
  );
}
