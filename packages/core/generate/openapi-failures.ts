import { errorCodes } from "../src/errors/error-codes.ts";
import type { ErrorCode } from "../src/generated/types.ts";
import { commonErrors, governedErrors, type Operation } from "../src/protocol/operations.ts";
import { answer, component, type Json } from "./openapi-parts.ts";

/** An answer of the transport itself. The words end up in the document. */
interface TransportAnswer {
  readonly status: number;
  readonly words: string;
  /** Which of these answers is given where. @default everywhere */
  readonly where?: "body" | "key";
  readonly headers?: Json;
}

const TRANSPORT: readonly TransportAnswer[] = [
  { status: 400, words: "The request is not valid HTTP (`MGP_INVALID_OBJECT`)." },
  {
    status: 401,
    words: "The key is missing or wrong (`MGP_POLICY_DENIED`).",
    where: "key",
    headers: { "WWW-Authenticate": component("headers", "Authenticate") },
  },
  { status: 403, words: "The caller may not do this (`MGP_POLICY_DENIED`).", where: "key" },
  {
    status: 405,
    words: "The path exists, for another method (`MGP_INVALID_OBJECT`).",
    headers: { Allow: component("headers", "Allow") },
  },
  { status: 408, words: "The request took too long to arrive (`MGP_INVALID_OBJECT`)." },
  { status: 413, words: "The body is larger than the gateway accepts (`MGP_INVALID_OBJECT`).", where: "body" },
  { status: 415, words: "The body is not declared to be JSON (`MGP_INVALID_OBJECT`).", where: "body" },
  {
    status: 421,
    words: "The host of the request is not this gateway's, or a page of another site sent it (`MGP_INVALID_OBJECT`).",
  },
  {
    status: 429,
    words: "Too many requests; `Retry-After` says when to come back (`MGP_BACKEND_ERROR`).",
    headers: { "Retry-After": component("headers", "RetryAfter") },
  },
  { status: 431, words: "The headers are larger than the gateway accepts (`MGP_INVALID_OBJECT`)." },
  { status: 500, words: "The gateway failed, by a fault of its own (`MGP_BACKEND_ERROR`)." },
  { status: 503, words: "The gateway takes no requests at the moment (`MGP_BACKEND_ERROR`)." },
];

/** Error answers of an operation by status, each with the codes that it may carry. */
export function failures(operation: Operation): Json {
  const words = new Map<number, string[]>();
  for (const code of [...commonErrors, ...(operation.enveloped ? governedErrors : []), ...operation.errors]) {
    const { status, message } = errorCodes[code];
    words.set(status, [...(words.get(status) ?? []), codeWords(code, message)]);
  }
  return answersOf(words, true, operation.requestSchema !== undefined);
}

/** Error answers of a page, which takes no body. */
export function pageFailures(open: boolean): Json {
  return answersOf(new Map(), !open, false);
}

function codeWords(code: ErrorCode, message: string): string {
  return `\`${code}\`: ${message}.`;
}

function answersOf(codes: ReadonlyMap<number, readonly string[]>, needsKey: boolean, takesBody: boolean): Json {
  const answers = TRANSPORT.filter(({ where }) => (where !== "body" || takesBody) && (where !== "key" || needsKey));
  const statuses = new Set([...codes.keys(), ...answers.map(({ status }) => status)]);
  const ordered = [...statuses].toSorted((first, second) => first - second);
  return Object.fromEntries(
    ordered.map((status) => {
      const ofTransport = answers.find((one) => one.status === status);
      const words = [...(codes.get(status) ?? []), ...(ofTransport === undefined ? [] : [ofTransport.words])];
      const schema = component("schemas", "ErrorEnvelope");
      const body = { mediaType: "application/json", schema, example: exampleOf(words) };
      return [String(status), answer(words.join(" "), body, ofTransport?.headers)];
    }),
  );
}

/** An error of the first code that an answer may have, in the words that the document has for it. */
function exampleOf([first = ""]: readonly string[]): Json {
  const code = errorCodeNames.find((name) => first.includes(`\`${name}\``));
  const message = first.replace(/^`\w+`: /, "").replace(/ \(`\w+`\)/, "");
  const error = { code, message: message.charAt(0).toUpperCase() + message.slice(1), details: {} };
  return { request_id: "req-1", status: "error", error, data: null };
}

const errorCodeNames = Object.keys(errorCodes);
