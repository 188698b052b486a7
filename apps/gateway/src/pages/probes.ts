import { type HealthPart, neededParts } from "@mgp/governance";
import type { WatchedHealth } from "../health/watched-health.ts";
import { jsonReply, type Reply } from "../http/reply.ts";
import type { PageRoute } from "../http/route.ts";
import type { ServerIdentity } from "../identity.ts";

/** What the probes report. */
export interface ProbeSubject {
  readonly health: Pick<WatchedHealth, "missing">;
  /** A gateway that lacks a part is not ready. */
  readonly strict: boolean;
  readonly server: ServerIdentity;
  readonly protocolVersion: string;
  /** The adapter as it was configured. */
  readonly adapter: string;
  readonly backendKind: string;
  readonly environment: string;
  readonly draining: () => boolean;
}

/** `/healthz`, `/readyz` and `/version`: open to every client, so they name no path and no secret. */
export function probeRoutes(subject: ProbeSubject): readonly PageRoute[] {
  const { server } = subject;
  const health = jsonReply(200, { status: "ok", service: server.name, version: server.version });
  const version = jsonReply(200, {
    name: server.name,
    title: server.title,
    version: server.version,
    description: server.description,
    protocol_version: subject.protocolVersion,
    adapter: subject.adapter,
    environment: subject.environment,
  });
  return [
    openPage("healthz", () => health),
    openPage("readyz", async () => await readiness(subject)),
    openPage("version", () => version),
  ];
}

function openPage(name: string, answer: PageRoute["answer"]): PageRoute {
  return { kind: "page", name, method: "GET", path: `/${name}`, access: "probe", answer };
}

async function readiness({ health, draining, strict, adapter, backendKind }: ProbeSubject): Promise<Reply> {
  if (draining()) return jsonReply(503, { status: "not_ready", error: "The gateway is shutting down." });
  const parts = (await health.missing()).map(({ part }) => part);
  const needed = parts.filter((part) => neededParts.has(part));
  if (needed.length > 0)
    return jsonReply(503, {
      status: "not_ready",
      error: needed.map((part) => faultOf(part, adapter)).join(" "),
      missing: parts,
    });
  const served = { adapter, audit_log: "ok", manifest_backend_kind: backendKind };
  if (parts.length === 0) return jsonReply(200, { status: "ready", ...served });
  return jsonReply(strict ? 503 : 200, { status: "degraded", missing: parts, ...served });
}

function faultOf(part: HealthPart, adapter: string): string {
  return part === "backend"
    ? `The backend of the adapter ${adapter} cannot be read.`
    : "The audit log cannot be written.";
}
