/** A piece of an OpenAPI document. */
export type Json = { [key: string]: unknown };

/** A reference to a component of the document. */
export function component(kind: "headers" | "parameters" | "schemas", name: string): Json {
  return { $ref: `#/components/${kind}/${name}` };
}

/** A response with the headers that every response has. */
export function answer(description: string, mediaType: string, schema: Json, headers: Json = {}): Json {
  return {
    description,
    headers: {
      "MGP-Request-Id": component("headers", "RequestId"),
      "MGP-Version": component("headers", "Version"),
      ...headers,
    },
    content: { [mediaType]: { schema } },
  };
}
