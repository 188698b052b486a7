import { isObject } from "@mgp/core";
import { inputOf } from "../models.ts";
import type { Provider } from "../provider.ts";
import type { Service } from "../service/service.ts";
import { notAsItShould, vectorFrom } from "../vectors.ts";

const taskTypes = { document: "RETRIEVAL_DOCUMENT", query: "RETRIEVAL_QUERY" } as const;

/**
 * Google's Gemini.
 *
 * @see https://ai.google.dev/api/embeddings#method:-models.batchembedcontents
 */
export function geminiProvider(
  options: { readonly model: string; readonly dimensions?: number },
  service: Service,
): Provider {
  const name = options.model.replace(/^models\//, "");
  const headers = service.apiKey === undefined ? {} : { "x-goog-api-key": service.apiKey };
  const length = options.dimensions === undefined ? {} : { outputDimensionality: options.dimensions };
  return {
    model: options.model,
    batchSize: 100,
    parallel: 2,
    embed: async (texts, purpose, call) => {
      const requests = texts.map((text) => ({
        model: `models/${name}`,
        content: { parts: [{ text: inputOf(name, text, purpose) }] },
        taskType: taskTypes[purpose],
        ...length,
      }));
      const path = `models/${encodeURIComponent(name)}:batchEmbedContents`;
      const answer = await service.post(path, headers, { requests }, call);
      const embeddings: unknown = isObject(answer) ? answer["embeddings"] : undefined;
      if (!Array.isArray(embeddings)) throw notAsItShould("no list of vectors");
      return embeddings.map((item: unknown) => vectorFrom(isObject(item) ? item["values"] : undefined));
    },
  };
}
