import { pageFailures } from "./openapi-failures.ts";
import { answer, type Json } from "./openapi-parts.ts";

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
          ...pageFailures(true),
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
          ...pageFailures(true),
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
          ...pageFailures(true),
        },
      },
    },
    "/metrics": {
      get: {
        operationId: "metrics",
        tags: ["operations"],
        summary: "Counters and timings",
        responses: {
          "200": answer("Metrics in the text format of Prometheus.", "text/plain", text),
          ...pageFailures(false),
        },
      },
    },
  };
}

const text: Json = { type: "string" };

function json(description: string, properties: Json): Json {
  return answer(description, "application/json", { type: "object", required: Object.keys(properties), properties });
}
