import { existsSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import type * as transformers from "@huggingface/transformers";
import { type Call, expandHome, StoreError } from "@mgp/core";
import { inputOf } from "../models.ts";
import type { EmbedderOptions } from "../options.ts";
import type { Provider } from "../provider.ts";
import { proxyFor } from "../service/proxy.ts";
import { requireTime } from "../service/service.ts";
import { notAsItShould } from "../vectors.ts";

const LIBRARY = "@huggingface/transformers";

type Pipeline = transformers.FeatureExtractionPipeline;

/**
 * A model that runs in this process, by ONNX. The model is a folder, or a name that the library finds in its cache or
 * fetches from the Hugging Face hub.
 */
export async function localProvider(
  { model }: { readonly model: string },
  options: EmbedderOptions,
  now: () => number,
  call: Call,
): Promise<Provider> {
  requireTime(call, now);
  const modelSetting = options.settingName?.("model") ?? "model";
  const { env, pipeline } = await importLibrary(options.settingName?.("provider") ?? "provider");
  const folder = path.resolve(expandHome(model, homedir()));
  const isFolder = existsSync(path.join(folder, "config.json"));
  if (isFolder) {
    env.allowRemoteModels = false;
    env.localModelPath = path.dirname(folder);
  }
  const name = isFolder ? path.basename(folder) : model;
  const dtype = dtypeIn(isFolder ? folder : undefined);
  const load = async (): Promise<Pipeline> => await pipeline("feature-extraction", name, { dtype });
  const extract = await (isFolder ? load() : throughProxy(env, load)).catch((error: unknown) => {
    if (StoreError.isInstance(error)) throw error;
    throw new StoreError(
      "misconfigured",
      `${modelSetting} cannot be loaded: name a folder with config.json, tokenizer.json and onnx/model.onnx or onnx/model_quantized.onnx, or a model of the Hugging Face hub, and let this machine reach the hub once, where it has to through HTTPS_PROXY`,
      { cause: error },
    );
  });
  return {
    model: name,
    // Cancelling takes effect between two batches.
    batchSize: 16,
    parallel: 1,
    embed: async (texts, purpose, request) => {
      requireTime(request, now);
      const input = texts.map((text) => inputOf(name, text, purpose));
      const output = await extract(input, { pooling: "mean", normalize: true });
      return rowsOf(output.data, texts.length);
    },
    close: async () => await extract.dispose(),
  };
}

/** The library asks the hub by a function that belongs to the whole process, so that it is put back. */
async function throughProxy<Result>(env: typeof transformers.env, work: () => Promise<Result>): Promise<Result> {
  const proxy = await proxyFor(new URL(env.remoteHost));
  if (proxy === undefined) return await work();
  const { fetch: direct } = env;
  env.fetch = async (input, init: RequestInit) => await fetch(input, { ...init, ...proxy.fetchOptions });
  try {
    return await work();
  } finally {
    env.fetch = direct;
    await proxy.close();
  }
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
  if (!(data instanceof Float32Array)) throw notAsItShould("something other than numbers");
  const dimensions = data.length / count;
  return Array.from({ length: count }, (_, row) => data.slice(row * dimensions, (row + 1) * dimensions));
}
