import { isObject } from "@mgp/core";
import { inputOf } from "../models.ts";
import type { Provider } from "../provider.ts";
import type { Service } from "../service/service.ts";
import { notAsItShould, vectorFrom } from "../vectors.ts";

/**
 * Models that Ollama runs, on this machine or another.
 *
 * @see https://github.com/ollama/ollama/blob/main/docs/api.md#generate-embeddings
 */
export function ollamaProvider({ model }: { readonly model: string }, service: Service): Provider {
  const headers = service.apiKey === undefined ? {} : { authorization: `Bearer ${service.apiKey}` };
  return {
    model,
    batchSize: 64,
    // It puts requests in a line itself.
    parallel: 1,
    embed: async (texts, purpose, call) => {
      const input = texts.map((text) => inputOf(model, text, purpose));
      const answer = await service.post("api/embed", headers, { model, input, truncate: true }, call);
      const embeddings: unknown = isObject(answer) ? answer["embeddings"] : undefined;
      if (!Array.isArray(embeddings)) throw notAsItShould("no list of vectors");
      return embeddings.map(vectorFrom);
    },
  };
}
