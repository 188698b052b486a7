/** A request below the operations, by hand. */
export interface TransportRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A difference of the transport: what both answer to each of its requests. */
export interface TransportDifference {
  readonly id: string;
  readonly what: string;
  readonly why: string;
  readonly requests: readonly TransportRequest[];
  readonly ours: number;
  readonly theirs: number;
}

const context = { actor_agent: "a", acting_for_subject: { kind: "user", id: "u" }, requested_action: "read" };

export const body: string = JSON.stringify({
  request_id: "r1",
  policy_context: context,
  payload: { memory_id: "nothing" },
});

export const json: Readonly<Record<string, string>> = { "content-type": "application/json" };

function get(text: string | Uint8Array<ArrayBuffer>, headers = json): TransportRequest {
  return { method: "POST", path: "/mgp/get", body: text, headers };
}

/** @param key of the memory's content, as JSON spells it */
function writeWithKey(key: string): TransportRequest {
  const memory = {
    memory_id: "key-of-content",
    subject: { kind: "user", id: "u" },
    scope: "user",
    type: "profile",
    content: { statement: "x", KEY: 1 },
    source: { kind: "chat", ref: "c" },
    created_at: "2026-03-17T12:00:00Z",
  };
  const text = JSON.stringify({
    request_id: "r1",
    policy_context: { ...context, requested_action: "write" },
    payload: { memory },
  });
  return { method: "POST", path: "/mgp/write", body: text.replace("KEY", () => key), headers: json };
}

export const transportDifferences: readonly TransportDifference[] = [
  {
    id: "malformed-body",
    what: "A body that is no JSON object is 422 with `detail` in the reference, 400 with an error envelope in ours.",
    why: "Every error comes in the envelope",
    requests: ["{", "[]", '"text"', "5", "true", "null", ""].map((text) => get(text)),
    ours: 400,
    theirs: 422,
  },
  {
    id: "invalid-text",
    what: "A body that is not UTF-8 is 400 in both; only ours answers an error envelope.",
    why: "Every error comes in the envelope",
    requests: [get(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))],
    ours: 400,
    theirs: 400,
  },
  {
    id: "repeated-key",
    what: "Of a key that an object of the body has twice the reference takes the last; ours answers 400 and names it.",
    why: "A proxy in front may take the other of the two",
    requests: [get(body.replace("{", '{"request_id":"r0",'))],
    ours: 400,
    theirs: 404,
  },
  {
    id: "backslash-in-key",
    what: "A key that holds a backslash is a key like any other in the reference; ours answers 400.",
    why: "The parser takes other keys for it afterwards ([decision 50](decisions/0050-no-backslash-in-keys.md))",
    requests: [writeWithKey(String.raw`a\\b`)],
    ours: 400,
    theirs: 200,
  },
  {
    id: "media-type",
    what: "A body of another media type is 422 in the reference, 415 with an error envelope in ours.",
    why: "Every error comes in the envelope, with the status of HTTP",
    requests: ["text/plain", "application/x-www-form-urlencoded"].map((type) => get(body, { "content-type": type })),
    ours: 415,
    theirs: 422,
  },
  {
    id: "unknown-path",
    what: "An unknown path is 404 in both; only ours answers an error envelope.",
    why: "Every error comes in the envelope",
    requests: [
      { method: "POST", path: "/mgp/nothing", body, headers: json },
      { method: "GET", path: "/nothing" },
    ],
    ours: 404,
    theirs: 404,
  },
  {
    id: "trailing-slash",
    what: "A path with a slash at its end is redirected by the reference (307); in ours it is an unknown path.",
    why: "A redirected POST loses its body in many clients",
    requests: [{ method: "POST", path: "/mgp/get/", body, headers: json }],
    ours: 404,
    theirs: 307,
  },
  {
    id: "wrong-method",
    what: "A wrong method, OPTIONS too, is 405 in both, with the same `Allow` but for the HEAD that ours adds to GET; only ours answers an error envelope.",
    why: "Every error comes in the envelope",
    requests: [
      { method: "GET", path: "/mgp/get" },
      { method: "PUT", path: "/mgp/get", body, headers: json },
      { method: "OPTIONS", path: "/mgp/get" },
      { method: "POST", path: "/mgp/capabilities", body: "{}", headers: json },
    ],
    ours: 405,
    theirs: 405,
  },
  {
    id: "head-like-get",
    what: "HEAD is 405 in the reference; ours answers it wherever it answers GET.",
    why: "Probes and load balancers send HEAD",
    requests: [
      { method: "HEAD", path: "/mgp/capabilities" },
      { method: "HEAD", path: "/healthz" },
    ],
    ours: 200,
    theirs: 405,
  },
  {
    id: "root-leads-to-docs",
    what: "`/` is an unknown path of the reference; ours leads to `/docs`.",
    why: "A browser that is sent to the gateway has to show something",
    requests: [{ method: "GET", path: "/" }],
    ours: 302,
    theirs: 404,
  },
  {
    id: "non-finite-numbers",
    what: "`NaN`, `Infinity` and numbers beyond a double are taken by the reference, which then fails to answer (502); in ours they are 400.",
    why: "JSON has no such numbers, and an answer with one cannot be read",
    requests: ["NaN", "Infinity", "1e400"].map((number) => ({
      method: "POST",
      path: "/mgp/write",
      headers: json,
      body: body
        .replace('"read"', '"write"')
        .replace(
          '{"memory_id":"nothing"}',
          `{"memory":{"memory_id":"n-${number}","subject":{"kind":"user","id":"u"},"scope":"user","type":"profile","content":{"n":${number}},"source":{"kind":"chat","ref":"c"},"created_at":"2024-05-01T10:00:00Z"}}`,
        ),
    })),
    ours: 400,
    theirs: 502,
  },
];
