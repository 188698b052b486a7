import { operations } from "@mgp/core";
import type { MgpError, OperationName } from "@mgp/core";
import type { GovernedRequest, GovernedResponse } from "../governance.ts";
import { drawId } from "../identifiers/draw-id.ts";
import { governedOperations } from "../operations/governed-operations.ts";
import type { GovernedOperationName } from "../operations/operation.ts";
import type { DispatcherParts } from "./dispatcher-parts.ts";
import { GovernedRequests } from "./governed-requests.ts";
import { OpenRequests } from "./open-requests.ts";
import { requestIdOf } from "./request-id.ts";
import { errorResponse } from "./responses.ts";

/** Takes a request from its parsed body to its answer; whatever goes wrong on the way becomes an error envelope. */
export class Dispatcher {
  readonly #idLength: number;
  readonly #governed: GovernedRequests;
  readonly #open: OpenRequests;

  constructor(parts: DispatcherParts) {
    this.#idLength = parts.limits.idLength;
    this.#governed = new GovernedRequests(parts);
    this.#open = new OpenRequests(parts);
  }

  async handle(request: GovernedRequest): Promise<GovernedResponse> {
    const { operation } = request;
    const requestId = requestIdOf(request.body, this.#idLength) ?? request.requestId ?? drawId("req");
    return isGoverned(operation)
      ? await this.#governed.answer(request, operation, requestId)
      : await this.#open.answer(request, operation, requestId);
  }

  /** Answers and audits a request whose body could not even be parsed. */
  async refuse(request: Omit<GovernedRequest, "body">, error: MgpError): Promise<GovernedResponse> {
    const requestId = request.requestId ?? drawId("req");
    if (operations[request.operation].action === undefined) return errorResponse(error, requestId);
    return await this.#governed.refuse(request, error, requestId);
  }
}

function isGoverned(operation: OperationName): operation is GovernedOperationName {
  return operation in governedOperations;
}
