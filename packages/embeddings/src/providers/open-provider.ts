import { type Call, StoreError } from "@mgp/core";
import { defaultModels, type EmbedderOptions } from "../options.ts";
import type { Provider } from "../provider.ts";
import { serviceAt } from "../service/service.ts";
import { fakeProvider } from "./fake.ts";
import { geminiProvider } from "./gemini.ts";
import { localProvider } from "./local.ts";
import { ollamaProvider } from "./ollama.ts";
import { openAiProvider } from "./openai.ts";

/** @throws StoreError `misconfigured` */
export async function openProvider(options: EmbedderOptions, call: Call): Promise<Provider> {
  const { provider, model = defaultModels[provider], dimensions } = options;
  const chosen = { model, ...(dimensions === undefined ? {} : { dimensions }) };
  switch (provider) {
    case "fake":
      return fakeProvider(chosen);
    case "openai":
      return openAiProvider(chosen, serviceAt("https://api.openai.com/v1", withKey(options)));
    case "openrouter":
      return openAiProvider(chosen, serviceAt("https://openrouter.ai/api/v1", withKey(options)));
    case "gemini":
      return geminiProvider(chosen, serviceAt("https://generativelanguage.googleapis.com/v1beta", withKey(options)));
    case "ollama":
      return ollamaProvider(chosen, serviceAt("http://127.0.0.1:11434", options));
    case "local":
      return await localProvider(chosen, options, call);
  }
}

/** The vendors' own addresses need a key; a server of one's own may do without. */
function withKey(options: EmbedderOptions): EmbedderOptions {
  if (options.apiKey !== undefined || options.baseUrl !== undefined) return options;
  const name = options.settingName?.("apiKey") ?? "apiKey";
  throw new StoreError("misconfigured", `${name} is missing: ${options.provider} needs a key`);
}
