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
          "200": json(
            "It can, if `degraded` not all of them: `missing` says which parts do not work.",
            {
              status: { enum: ["ready", "degraded"] },
              adapter: text,
              audit_log: { const: "ok" },
              manifest_backend_kind: text,
            },
            { missing: parts },
          ),
          ...pageFailures(true),
          "503": json(
            "It cannot, or the gateway shuts down, or it is `degraded` and its operator does not want requests then.",
            { status: { enum: ["not_ready", "degraded"] } },
            { error: text, missing: parts },
          ),
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

/** The parts of a gateway that may be missing one by one; a store that lacks one goes on with the rest. */
const parts: Json = {
  type: "array",
  items: { enum: ["backend", "audit_log", "backend_writes", "embedder", "backend_index", "audit_index"] },
};

/** @param optional properties that may be absent */
function json(description: string, properties: Json, optional: Json = {}): Json {
  return answer(description, "application/json", {
    type: "object",
    required: Object.keys(properties),
    properties: { ...properties, ...optional },
  });
}
