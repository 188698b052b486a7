type Json = { [key: string]: unknown };

/** The paths beside the protocol, for those who run the gateway. They have no envelope and no schema file. */
export function operationalPaths(): Json {
  return {
    "/healthz": {
      get: {
        operationId: "health",
        tags: ["operations"],
        summary: "Is the process alive",
        security: [{}],
        responses: {
          "200": json("It is.", { status: { const: "ok" }, service: text, version: text }),
          ...methodNotAllowed,
        },
      },
    },
    "/readyz": {
      get: {
        operationId: "readiness",
        tags: ["operations"],
        summary: "Can it serve requests",
        security: [{}],
        responses: {
          "200": json("It can.", {
            status: { const: "ready" },
            adapter: text,
            audit_log: { enum: ["ok", "unwritable"] },
            manifest_backend_kind: text,
          }),
          ...methodNotAllowed,
          "503": json("It cannot.", { status: { const: "not_ready" }, error: text }),
        },
      },
    },
    "/version": {
      get: {
        operationId: "version",
        tags: ["operations"],
        summary: "What is running here",
        security: [{}],
        responses: {
          "200": json("Name and versions.", {
            name: text,
            title: text,
            version: text,
            description: text,
            protocol_version: text,
            adapter: text,
            environment: text,
          }),
          ...methodNotAllowed,
        },
      },
    },
    "/metrics": {
      get: {
        operationId: "metrics",
        tags: ["operations"],
        summary: "Counters and timings",
        responses: {
          "200": {
            description: "Metrics in the text format of Prometheus.",
            headers,
            content: { "text/plain": { schema: text } },
          },
          "401": {
            description: "The key is missing or wrong.",
            headers,
            content: { "application/json": { schema: { $ref: "#/components/schemas/ErrorEnvelope" } } },
          },
          ...methodNotAllowed,
        },
      },
    },
  };
}

const text: Json = { type: "string" };

const headers: Json = {
  "MGP-Request-Id": { $ref: "#/components/headers/RequestId" },
  "MGP-Version": { $ref: "#/components/headers/Version" },
};

const methodNotAllowed: Json = {
  "405": {
    description: "The path exists, for GET only.",
    headers,
    content: { "application/json": { schema: { $ref: "#/components/schemas/ErrorEnvelope" } } },
  },
};

function json(description: string, properties: Json): Json {
  const schema: Json = { type: "object", required: Object.keys(properties), properties };
  return { description, headers, content: { "application/json": { schema } } };
}
