import { operations, type Operation } from "../src/protocol/operations.ts";
import { TENANT_LENGTH } from "./openapi-context.ts";
import { failures } from "./openapi-failures.ts";
import { linksOf } from "./openapi-links.ts";
import { operationalPaths } from "./openapi-operational.ts";
import { answer, component, type Json } from "./openapi-parts.ts";
import { plain, RequestSchemas } from "./openapi-requests.ts";
import { textLimits } from "./openapi-values.ts";
import { requestExamples } from "./request-examples.ts";
import { responseExamples } from "./response-examples.ts";
import { nameOf, type Schema, type SchemaLibrary } from "./schema-library.ts";
import { stated } from "./stated-limits.ts";

const PROTOCOL_VERSION = "0.1.1";

/** Operations whose bodies hold many memories. */
const BULK: ReadonlySet<string> = new Set(["writeBatch", "import"]);

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
        "Dates are annotations and are not checked. A limit that a setting of the gateway decides is named beside it, in " +
        "`x-mgp-limits`; a document that a gateway serves has the values of that gateway. Lengths are counted in UTF-16 " +
        "units, so that a character beyond U+FFFF counts as two; text has to be well-formed Unicode.",
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
        description: "UTF-8, without a content encoding.",
        ...stated({
          "x-mgp-max-bytes": BULK.has(name) ? "bulkBodyBytes" : "bodyBytes",
          "x-mgp-max-depth": "jsonDepth",
          "x-mgp-max-values": "jsonValues",
        }),
        content: {
          "application/json": { schema: component("schemas", nameOf(library.file(operation.requestSchema))), example },
        },
      },
    }),
    responses: { ...successes(library, name, operation), ...failures(operation) },
  };
}

function tagOf(operation: Operation): string {
  if (operation.path.startsWith("/mgp/tasks/")) return "tasks";
  return operation.enveloped ? "memories" : "protocol";
}

function successes(library: SchemaLibrary, name: string, operation: Operation): Json {
  const examples = Object.entries(responseExamples).find(([key]) => key === name)?.[1];
  const schema = component("schemas", nameOf(library.file(operation.responseSchema)));
  const success = (status: 200 | 202, description: string): Json => {
    const links = linksOf(name, status);
    const body = { mediaType: "application/json", schema, example: examples?.[status] };
    const notice = { "MGP-Notice": component("headers", "Notice") };
    return { ...answer(description, body, notice), ...(links && { links }) };
  };
  return {
    "200": success(200, "The operation succeeded."),
    ...(operation.asynchronous && { "202": success(202, "Accepted; the answer names the task to follow.") }),
  };
}

function parameters(): Json {
  return {
    RequestId: parameter(
      "MGP-Request-Id",
      "Comes back as the response header of the same name when it has 1 to 128 letters, digits, dots, underscores and hyphens; any other is left aside.",
      { type: "string" },
    ),
    Version: parameter("MGP-Version", "Version that the client speaks. For information only.", { type: "string" }),
    TenantId: parameter(
      "MGP-Tenant-Id",
      "Tenant of the request. Has to agree with the policy context where both name one.",
      {
        type: "string",
        minLength: 1,
        maxLength: TENANT_LENGTH,
        ...textLimits({ maxLength: TENANT_LENGTH }, { key: "tenant_id", inContent: false }),
      },
    ),
  };
}

function parameter(name: string, description: string, schema: Json): Json {
  return { name, in: "header", required: false, description, schema };
}

function headers(): Json {
  return {
    RequestId: header("The request header of the same name, or an id made for this request.", {
      type: "string",
      pattern: "^[A-Za-z0-9._-]{1,128}$",
    }),
    Version: header("Version of the protocol.", { type: "string", const: PROTOCOL_VERSION }),
    RetryAfter: header("Seconds to wait.", { type: "integer", minimum: 0 }),
    Notice: {
      description:
        "What the answer has to say beyond its schema, as one line of JSON in ASCII: how many words of written memories search does not know (`not_indexed`), and how many of a query are not looked for (`not_searched`). Absent: nothing.",
      required: false,
      schema: { type: "string", maxLength: 1_024 },
    },
    Allow: header("The method that the path takes.", { type: "string" }),
    Authenticate: header("How to authenticate.", { type: "string" }),
  };
}

function header(description: string, schema: Json): Json {
  return { description, required: true, schema };
}

/**
 * Every schema file, and every entry of their `$defs`, as a component under its title. Of a schema that requests alone
 * are made of, the component is the one with limits.
 */
function componentSchemas(library: SchemaLibrary): Json {
  const components = new Map<string, unknown>();
  for (const name of library.names) {
    const { $schema: _dialect, $id: _id, $defs: definitions = {}, ...schema } = library.file(name);
    for (const definition of Object.values(definitions)) components.set(nameOf(definition), plain(library, definition));
    components.set(nameOf(schema), plain(library, schema));
  }
  const requests = new RequestSchemas(library, namesIn(library, namesEnding(library, ".response")));
  for (const [name, schema] of Object.entries(requests.components(namesEnding(library, ".request"))))
    components.set(name, schema);
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

function namesEnding(library: SchemaLibrary, ending: string): string[] {
  return library.names.filter((name) => name.endsWith(ending));
}

/** The component names of everything that these files refer to, directly or not. */
function namesIn(library: SchemaLibrary, files: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (schema: Schema): void => {
    JSON.stringify(schema, (key, value: unknown) => {
      if (key === "$ref" && typeof value === "string") {
        const target = library.resolve(value);
        if (!names.has(nameOf(target))) {
          names.add(nameOf(target));
          visit(target);
        }
      }
      return value;
    });
  };
  for (const file of files) visit(library.file(file));
  return names;
}
