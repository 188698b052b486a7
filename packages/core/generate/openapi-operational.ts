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
          "200": json(
            "It is.",
            { status: "ok", service: "mgp-gateway", version: "0.1.0" },
            { status: { const: "ok" }, service: text, version: text },
          ),
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
            { status: "ready", adapter: "memory", audit_log: "ok", manifest_backend_kind: "in_memory" },
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
            {
              status: "not_ready",
              error: "The backend of the adapter postgres cannot be read.",
              missing: ["backend"],
            },
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
          "200": json("Name and versions.", versionExample, {
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
          "200": answer("Metrics in the text format of Prometheus.", {
            mediaType: "text/plain",
            schema: text,
            example: '# TYPE mgp_part_up gauge\nmgp_part_up{part="backend"} 1\n',
          }),
          ...pageFailures(false),
        },
      },
    },
  };
}

const text: Json = { type: "string" };

const versionExample: Json = {
  name: "mgp-gateway",
  title: "MGP Gateway",
  version: "0.1.0",
  description: "Gateway of the Memory Governance Protocol",
  protocol_version: "0.1.1",
  adapter: "memory",
  environment: "development",
};

/** The parts of a gateway that may be missing one by one; a store that lacks one goes on with the rest. */
const parts: Json = {
  type: "array",
  items: { enum: ["backend", "audit_log", "backend_writes", "embedder", "backend_index", "audit_index"] },
};

/** @param optional properties that may be absent */
function json(description: string, example: Json, properties: Json, optional: Json = {}): Json {
  const all = { ...properties, ...optional };
  const schema = { type: "object", required: Object.keys(properties), properties: all };
  return answer(description, { mediaType: "application/json", schema, example });
}
