import { existsSync } from "node:fs";
import path from "node:path";
import type * as transformers from "@huggingface/transformers";
import { type Call, StoreError } from "@mgp/core";
import { inputOf } from "../models.ts";
import type { EmbedderOptions } from "../options.ts";
import type { Provider } from "../provider.ts";
import { requireTime } from "../service/service.ts";
import { notAsItShould } from "../vectors.ts";

const LIBRARY = "@huggingface/transformers";

/**
 * A model that runs in this process, by ONNX. The model is a folder, or a name that the library finds in its cache or
 * fetches from the Hugging Face hub.
 */
export async function localProvider(
  { model }: { readonly model: string },
  options: EmbedderOptions,
  call: Call,
): Promise<Provider> {
  requireTime(call);
  const modelSetting = options.settingName?.("model") ?? "model";
  const { env, pipeline } = await importLibrary(options.settingName?.("provider") ?? "provider");
  const folder = path.resolve(model);
  const isFolder = existsSync(path.join(folder, "config.json"));
  if (isFolder) {
    env.allowRemoteModels = false;
    env.localModelPath = path.dirname(folder);
  }
  const name = isFolder ? path.basename(folder) : model;
  const extract = await pipeline("feature-extraction", name, { dtype: dtypeIn(isFolder ? folder : undefined) }).catch(
    (error: unknown) => {
      throw new StoreError(
        "misconfigured",
        `${modelSetting} cannot be loaded: name a folder with config.json, tokenizer.json and onnx/model.onnx or onnx/model_quantized.onnx, or a model of the Hugging Face hub, and let this machine reach the hub once`,
        { cause: error },
      );
    },
  );
  return {
    model: name,
    // Cancelling takes effect between two batches.
    batchSize: 16,
    parallel: 1,
    embed: async (texts, purpose, request) => {
      requireTime(request);
      const input = texts.map((text) => inputOf(name, text, purpose));
      const output = await extract(input, { pooling: "mean", normalize: true });
      return rowsOf(output.data, texts.length);
    },
    close: async () => await extract.dispose(),
  };
}

async function importLibrary(providerSetting: string): Promise<Pick<typeof transformers, "env" | "pipeline">> {
  try {
    return await import("@huggingface/transformers");
  } catch (error) {
    throw new StoreError(
      "misconfigured",
      `${providerSetting} is local, which needs the package ${LIBRARY}: npm install ${LIBRARY}`,
      { cause: error },
    );
  }
}

/** The quantised file where it is the one there is. */
function dtypeIn(folder: string | undefined): "q8" | "fp32" {
  const whole = folder !== undefined && existsSync(path.join(folder, "onnx", "model.onnx"));
  return whole ? "fp32" : "q8";
}

/** One after another in one list of numbers. */
function rowsOf(data: unknown, count: number): readonly Float32Array[] {
  if (!(data instanceof Float32Array)) throw notAsItShould("something else than numbers");
  const dimensions = data.length / count;
  return Array.from({ length: count }, (_, row) => data.slice(row * dimensions, (row + 1) * dimensions));
}
