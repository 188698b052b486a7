/** A piece of an OpenAPI document. */
export type Json = { [key: string]: unknown };

/** A reference to a component of the document. */
export function component(kind: "headers" | "parameters" | "schemas", name: string): Json {
  return { $ref: `#/components/${kind}/${name}` };
}

/** What a response says, and what it looks like. */
export interface AnswerBody {
  readonly mediaType: string;
  readonly schema: Json;
  /** Without one a reader is shown what a tool makes of the schema. */
  readonly example?: unknown;
}

/** A response with the headers that every response has. */
export function answer(description: string, { mediaType, schema, example }: AnswerBody, headers: Json = {}): Json {
  return {
    description,
    headers: {
      "MGP-Request-Id": component("headers", "RequestId"),
      "MGP-Version": component("headers", "Version"),
      ...headers,
    },
    content: { [mediaType]: { schema, ...(example === undefined ? {} : { example }) } },
  };
}
