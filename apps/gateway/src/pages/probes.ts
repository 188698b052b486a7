import type { Governance } from "@mgp/governance";
import { jsonReply, type Reply } from "../http/reply.ts";
import type { PageRoute } from "../http/route.ts";
import type { ServerIdentity } from "../identity.ts";

/** What the probes report. */
export interface ProbeSubject {
  readonly governance: Governance;
  readonly server: ServerIdentity;
  readonly protocolVersion: string;
  /** The adapter as it was configured. */
  readonly adapter: string;
  readonly backendKind: string;
  readonly environment: string;
  readonly draining: () => boolean;
}

/** `/healthz`, `/readyz` and `/version`: open to everybody, so they name no path and no secret. */
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
  return { kind: "page", name, method: "GET", path: `/${name}`, open: true, answer };
}

async function readiness(subject: ProbeSubject): Promise<Reply> {
  if (subject.draining()) return notReady("The gateway is shutting down.");
  const { backend, auditLog } = await subject.governance.health();
  const faults: string[] = [];
  if (backend !== "ok") faults.push(`The backend of the adapter ${subject.adapter} does not answer.`);
  if (auditLog !== "ok") faults.push("The audit log cannot be written.");
  if (faults.length > 0) return notReady(faults.join(" "));
  return jsonReply(200, {
    status: "ready",
    adapter: subject.adapter,
    audit_log: auditLog,
    manifest_backend_kind: subject.backendKind,
  });
}

function notReady(error: string): Reply {
  return jsonReply(503, { status: "not_ready", error });
}
