import type { JsonObject, MgpError } from "@mgp/core";
import type { Governance, GovernedRequest, GovernedResponse } from "@mgp/governance";

/** Governance's place in tests of the transport: notes what reached it, and answers at once or when told to. */
export class FakeGovernance implements Governance {
  readonly handled: GovernedRequest[] = [];
  readonly refused: { readonly request: Omit<GovernedRequest, "body">; readonly error: MgpError }[] = [];
  state: Awaited<ReturnType<Governance["health"]>> = [];
  /** While set, requests wait for it. */
  latch: Promise<void> | undefined;
  /** When set, what is answered piece by piece. */
  text: AsyncIterable<string> | undefined;
  /** When set, what answers have to say besides. */
  notice: string | undefined;
  /** `data` of the answers. */
  data: JsonObject = {};
  closed = false;

  async handle(request: GovernedRequest): Promise<GovernedResponse> {
    this.handled.push(request);
    await this.latch;
    const requestId = bodyId(request.body) ?? request.requestId ?? "req_standing";
    const body = { request_id: requestId, status: "success", error: null, data: this.data };
    const { notice } = this;
    const whole = { ...answer(200, requestId, body), ...(notice === undefined ? {} : { notice }) };
    return this.text === undefined ? whole : { ...whole, text: this.text };
  }

  async refuse(request: Omit<GovernedRequest, "body">, error: MgpError): Promise<GovernedResponse> {
    this.refused.push({ request, error });
    const requestId = request.requestId ?? "req_standing";
    const { code, message, details } = error;
    const body = { request_id: requestId, status: "error", error: { code, message, details }, data: null };
    return await Promise.resolve({ ...answer(error.status, requestId, body), errorCode: code });
  }

  async health(): ReturnType<Governance["health"]> {
    return await Promise.resolve(this.state);
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.resolve();
  }
}

function answer(status: number, requestId: string, body: JsonObject): GovernedResponse {
  return { status, requestId, body };
}

function bodyId(body: unknown): string | undefined {
  return typeof body === "object" && body !== null && "request_id" in body && typeof body.request_id === "string"
    ? body.request_id
    : undefined;
}
