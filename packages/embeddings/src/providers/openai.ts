import { isObject } from "@mgp/core";
import { inputOf } from "../models.ts";
import type { Provider } from "../provider.ts";
import type { Service } from "../service/service.ts";
import { notAsItShould, vectorFrom } from "../vectors.ts";

/** Only these let the caller choose the length of their vectors; others refuse the parameter. */
const takesDimensions = /(^|\/)text-embedding-3-/;

/**
 * `POST /embeddings`, of OpenAI and of everything that speaks as it does.
 *
 * @see https://platform.openai.com/docs/api-reference/embeddings/create
 */
export function openAiProvider(
  { model, dimensions }: { readonly model: string; readonly dimensions?: number },
  service: Service,
): Provider {
  const headers = service.apiKey === undefined ? {} : { authorization: `Bearer ${service.apiKey}` };
  const chosen = dimensions !== undefined && takesDimensions.test(model) ? { dimensions } : {};
  return {
    model,
    // The service takes 2,048 texts and 300,000 tokens in a request; the longest texts here have some 2,000 tokens.
    batchSize: 128,
    parallel: 4,
    embed: async (texts, purpose, call) => {
      const input = texts.map((text) => inputOf(model, text, purpose));
      const body = { model, input, encoding_format: "float", ...chosen };
      return vectorsIn(await service.post("embeddings", headers, body, call), texts.length);
    },
  };
}

/** By `index`: the order of the list is not promised. */
function vectorsIn(answer: unknown, count: number): readonly Float32Array[] {
  const items: unknown = isObject(answer) ? answer["data"] : undefined;
  if (!Array.isArray(items)) throw notAsItShould("no list of vectors");
  const vectors: (Float32Array | undefined)[] = Array.from({ length: count });
  for (const [place, item] of items.entries()) {
    if (!isObject(item)) throw notAsItShould("no list of vectors");
    const index = typeof item["index"] === "number" ? item["index"] : place;
    vectors[index] = vectorFrom(item["embedding"]);
  }
  const found = vectors.filter((vector) => vector !== undefined);
  if (found.length !== count || vectors.length !== count)
    throw notAsItShould(`${items.length} vectors for ${count} texts`);
  return found;
}
