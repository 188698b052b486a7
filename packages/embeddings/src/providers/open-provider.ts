import { type Call, StoreError } from "@mgp/core";
import { defaultModels, type EmbedderOptions } from "../options.ts";
import type { Provider } from "../provider.ts";
import { serviceAt, type Service } from "../service/service.ts";
import { fakeProvider } from "./fake.ts";
import { geminiProvider } from "./gemini.ts";
import { localProvider } from "./local.ts";
import { ollamaProvider } from "./ollama.ts";
import { openAiProvider } from "./openai.ts";

/** @throws StoreError `misconfigured` */
export async function openProvider(options: EmbedderOptions, now: () => number, call: Call): Promise<Provider> {
  const { provider, model = defaultModels[provider], dimensions } = options;
  const chosen = { model, ...(dimensions === undefined ? {} : { dimensions }) };
  const openAi = (service: Service): Provider => openAiProvider(chosen, service);
  switch (provider) {
    case "fake":
      return fakeProvider(chosen);
    case "openai":
      return await hosted("https://api.openai.com/v1", withKey(options), now, openAi);
    case "openrouter":
      return await hosted("https://openrouter.ai/api/v1", withKey(options), now, openAi);
    case "gemini":
      return await hosted("https://generativelanguage.googleapis.com/v1beta", withKey(options), now, (service) =>
        geminiProvider(chosen, service),
      );
    case "ollama":
      return await hosted("http://127.0.0.1:11434", options, now, (service) => ollamaProvider(chosen, service));
    case "local":
      return await localProvider(chosen, options, now, call);
  }
}

async function hosted(
  defaultBaseUrl: string,
  options: EmbedderOptions,
  now: () => number,
  make: (service: Service) => Provider,
): Promise<Provider> {
  const service = await serviceAt(defaultBaseUrl, options, now);
  return { ...make(service), close: async () => await service.close() };
}

/** The vendors' own addresses need a key; a server of one's own may do without. */
function withKey(options: EmbedderOptions): EmbedderOptions {
  if (options.apiKey !== undefined || options.baseUrl !== undefined) return options;
  const name = options.settingName?.("apiKey") ?? "apiKey";
  throw new StoreError("misconfigured", `${name} is missing: ${options.provider} needs a key`);
}
