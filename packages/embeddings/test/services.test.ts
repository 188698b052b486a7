import { isObject, StoreError } from "@mgp/core";
import { describe, expect, it } from "vitest";
import { createEmbedder, type EmbedderOptions } from "../src/index.ts";
import { call, lengthIn, vectorOf } from "./calls.ts";
import { serviceStub, type StubAnswer, type StubRequest } from "./service-stub.ts";

const textsIn = (body: unknown, member: string): readonly string[] => {
  const list: unknown = isObject(body) ? body[member] : undefined;
  return Array.isArray(list)
    ? list.map((item: unknown) => (typeof item === "string" ? item : JSON.stringify(item)))
    : [];
};

/** As the real ones answer, shapes and all; OpenAI's in reverse, since only the index counts. */
const answers = {
  openai: ({ body }: StubRequest): StubAnswer => ({
    body: {
      object: "list",
      data: textsIn(body, "input")
        .map((text, index) => ({ object: "embedding", index, embedding: vectorOf(text) }))
        .toReversed(),
      model: "m",
      usage: { prompt_tokens: 1, total_tokens: 1 },
    },
  }),
  gemini: ({ body }: StubRequest): StubAnswer => ({
    body: { embeddings: textsIn(body, "requests").map((text) => ({ values: vectorOf(partIn(text)) })) },
  }),
  ollama: ({ body }: StubRequest): StubAnswer => ({
    body: { model: "m", embeddings: textsIn(body, "input").map(vectorOf), total_duration: 1 },
  }),
};

function partIn(request: string): string {
  return /"text":"([^"]*)"/.exec(request)?.[1] ?? "";
}

async function opened(
  provider: keyof typeof answers,
  options: Partial<EmbedderOptions> = {},
  answer: (request: StubRequest, count: number) => StubAnswer | undefined = answers[provider],
) {
  const stub = await serviceStub(answer);
  const embedder = await createEmbedder({ provider, apiKey: "sk-1", ...options, baseUrl: `${stub.url}/v1` }, call());
  return { stub, embedder };
}

const failure = async (promise: Promise<unknown>): Promise<StoreError> => {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!StoreError.isInstance(error)) throw new Error(`No StoreError: ${String(error)}`);
  return error;
};

describe.each(["openai", "gemini", "ollama"] as const)("%s", (provider) => {
  it("asks once for the dimension, and gives vectors of length 1 in order", async () => {
    const { embedder, stub } = await opened(provider);
    expect(embedder.dimensions).toBe(3);
    expect(stub.requests).toHaveLength(1);
    const texts = Array.from({ length: 300 }, (_, index) => "x".repeat(index + 1));
    const vectors = await embedder.documents(texts, call());
    const prefix = provider === "ollama" ? "search_document: ".length : 0;
    expect(vectors.map(lengthIn)).toEqual(texts.map((text) => text.length + prefix));
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 6);
    expect(stub.requests.length).toBeGreaterThan(3);
  });

  it("remembers the vectors of queries", async () => {
    const { embedder, stub } = await opened(provider);
    const first = await embedder.query("tea", call());
    expect(await embedder.query("tea", call())).toBe(first);
    expect(stub.requests).toHaveLength(2);
  });

  it("goes on after the pause that an overloaded service asks for", async () => {
    const { embedder, stub } = await opened(provider, {}, (request, count) =>
      count === 2
        ? { status: 429, headers: { "retry-after": "0" }, body: { error: { message: "slow down" } } }
        : answers[provider](request),
    );
    expect((await embedder.documents(["tea"], call())).length).toBe(1);
    expect(stub.requests).toHaveLength(3);
  });

  it("tells how long to wait when the pause is longer than the time left", async () => {
    const { embedder } = await opened(provider, {}, (request, count) =>
      count === 1 ? answers[provider](request) : { status: 429, headers: { "retry-after": "120" } },
    );
    expect(await failure(embedder.query("tea", call()))).toMatchObject({ code: "busy", retryAfterMs: 120_000 });
  });

  it.each([
    [401, "misconfigured", /^apiKey is refused/],
    [404, "misconfigured", /^model or baseUrl is wrong/],
    [400, "invalid", /refuses the text/],
    [413, "too_large", /larger/],
  ] as const)(
    "says at the start what a status of %d means, without the service's words",
    async (status, code, words) => {
      const error = await failure(opened(provider, {}, () => ({ status, body: { error: "secret text" } })));
      expect(error.code).toBe(code);
      expect(error.message).toMatch(words);
      expect(error.message).not.toContain("secret");
    },
  );

  it("does not follow a redirect with its key", async () => {
    const other = await serviceStub(answers[provider]);
    const headers = { location: `${other.url}/v1/elsewhere` };
    const error = await failure(opened(provider, { model: "m" }, () => ({ status: 307, headers })));
    expect(error.code).toBe("unavailable");
    expect(other.requests).toEqual([]);
  });

  it.each(["{", "[]", { data: "none", embeddings: "none" }, { data: [{}], embeddings: [{ values: ["a"] }] }])(
    "takes %j for a service that fails",
    async (body) => {
      expect((await failure(opened(provider, { model: "m" }, () => ({ body })))).code).toBe("unavailable");
    },
  );

  it("ends at the deadline, and when it is cancelled", async () => {
    const { embedder } = await opened(provider, {}, (request, count) =>
      count === 1 ? answers[provider](request) : undefined,
    );
    expect((await failure(embedder.query("tea", call(50)))).code).toBe("deadline");
    const controller = new AbortController();
    const waiting = failure(embedder.query("tea", call(10_000, controller.signal)));
    controller.abort();
    expect((await waiting).code).toBe("cancelled");
    expect((await failure(embedder.query("tea", call(0)))).code).toBe("deadline");
  });

  it("opens while the service is away when the dimension is known, and works once it is back", async () => {
    const model = { openai: "text-embedding-3-small", gemini: "gemini-embedding-001", ollama: "nomic-embed-text" };
    const stub = await serviceStub(answers[provider]);
    const options = { provider, apiKey: "sk-1", model: model[provider] };
    const told: StoreError[] = [];
    const gone = { ...options, baseUrl: "http://127.0.0.1:9/v1", dimensions: 3 };
    const embedder = await createEmbedder(gone, call(1_500), { onUnavailable: (error) => told.push(error) }).catch(
      (error: unknown) => error,
    );
    // Closed ports are refused at once; the pauses between the tries may use up the time.
    expect(told.length === 1 || (StoreError.isInstance(embedder) && embedder.code === "deadline")).toBe(true);
    expect((await createEmbedder({ ...options, baseUrl: stub.url }, call())).dimensions).toBe(3);
  });
});

it("asks Gemini for a model that it still has, unless another is named", async () => {
  const { stub } = await opened("gemini");
  expect(stub.requests[0]?.path).toBe("/v1/models/gemini-embedding-001:batchEmbedContents");
});

it("sends what each service expects", async () => {
  const openai = await opened("openai", { model: "text-embedding-3-large", dimensions: 3 });
  expect(openai.stub.requests[0]).toMatchObject({
    path: "/v1/embeddings",
    headers: { authorization: "Bearer sk-1" },
    body: { model: "text-embedding-3-large", encoding_format: "float", dimensions: 3 },
  });
  const gemini = await opened("gemini", { model: "gemini-embedding-001", dimensions: 3 });
  await gemini.embedder.query("tea", call());
  expect(gemini.stub.requests[1]).toMatchObject({
    path: "/v1/models/gemini-embedding-001:batchEmbedContents",
    headers: { "x-goog-api-key": "sk-1" },
    body: {
      requests: [
        {
          model: "models/gemini-embedding-001",
          content: { parts: [{ text: "tea" }] },
          taskType: "RETRIEVAL_QUERY",
          outputDimensionality: 3,
        },
      ],
    },
  });
  const ollama = await opened("ollama", { model: "nomic-embed-text" });
  await ollama.embedder.query("tea", call());
  expect(ollama.stub.requests[1]).toMatchObject({
    path: "/v1/api/embed",
    body: { model: "nomic-embed-text", input: ["search_query: tea"] },
  });
});

it("names the setting of a wrong dimension, and of a missing key", async () => {
  const wrong = await failure(opened("openai", { dimensions: 4, settingName: (option) => `MGP_X_${option}` }));
  expect(wrong).toMatchObject({ code: "misconfigured" });
  expect(wrong.message).toContain("MGP_X_dimensions is 4, but the vectors of text-embedding-3-small have 3 dimensions");
  const keyless = await failure(createEmbedder({ provider: "openrouter" }, call()));
  expect(keyless.message).toBe("apiKey is missing: openrouter needs a key");
});

it("refuses vectors of another length later on: the service has changed its model", async () => {
  const { embedder } = await opened("openai", {}, (request, count) =>
    count === 1 ? answers.openai(request) : { body: { data: [{ index: 0, embedding: [1, 2] }] } },
  );
  expect((await failure(embedder.query("tea", call()))).code).toBe("misconfigured");
});
