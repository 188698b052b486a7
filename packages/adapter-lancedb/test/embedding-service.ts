import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import type { Settings } from "@mgp/core";
import { onTestFinished } from "vitest";

/** An embedding service as OpenAI's is, whose vectors mean what a test says. */
export interface EmbeddingService {
  readonly settings: Settings;
  /** Every text that was sent, in order. */
  readonly texts: string[];
  /** What the next requests are answered with; `undefined`: vectors. */
  status: number | undefined;
}

const DIMENSIONS = 8;

/** Texts that have a topic in common point the same way; without one, nowhere near any other. */
const topics: readonly RegExp[] = [/car|automobile|garage/, /cat|dog|pet/, /sea|boat|harbour/];

/** The first three numbers are topics; one of the others tells texts without one apart. */
function meaningOf(said: string): readonly number[] {
  const about = topics.map((topic) => (topic.test(said) ? 1 : 0));
  const own = Array.from({ length: DIMENSIONS - about.length }, (_, place) =>
    about.every((part) => part === 0) && said.length % (DIMENSIONS - about.length) === place ? 1 : 0,
  );
  return [...about, ...own];
}

export async function startEmbeddingService(
  options: { readonly dimensions?: number; readonly onRequest?: (count: number) => Promise<void> } = {},
): Promise<EmbeddingService> {
  const { dimensions = DIMENSIONS, onRequest = async () => await Promise.resolve() } = options;
  const texts: string[] = [];
  let requests = 0;
  const server = createServer((incoming, outgoing) => {
    const respond = async (): Promise<void> => {
      const body: unknown = JSON.parse(await text(incoming));
      const input = typeof body === "object" && body !== null && "input" in body ? body.input : [];
      const asked: readonly unknown[] = Array.isArray(input) ? input : [];
      if (service.status === undefined) texts.push(...asked.map(String));
      requests += 1;
      await onRequest(requests);
      outgoing.writeHead(service.status ?? 200, { "content-type": "application/json", "retry-after": "0" });
      const data = asked.map((one, index) => ({ index, embedding: padded(meaningOf(String(one)), dimensions) }));
      outgoing.end(JSON.stringify({ data }));
    };
    void respond();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The service has no port.");
  const service: EmbeddingService = {
    settings: {
      MGP_LANCEDB_EMBEDDING_PROVIDER: "openai",
      MGP_LANCEDB_EMBEDDING_MODEL: `topics-${String(dimensions)}`,
      MGP_LANCEDB_EMBEDDING_BASE_URL: `http://127.0.0.1:${String(address.port)}/v1`,
      MGP_LANCEDB_EMBEDDING_DIM: String(dimensions),
    },
    texts,
    status: undefined,
  };
  return service;
}

function padded(vector: readonly number[], length: number): readonly number[] {
  return Array.from({ length }, (_, place) => vector[place] ?? 0);
}
