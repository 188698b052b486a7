/** Which texts become vectors where. */
export interface EmbedderOptions {
  readonly provider: ProviderName;
  /** @default the provider's, see `defaultModels` */
  readonly model?: string;
  readonly apiKey?: string;
  /** Where the service is, `https://…` or `http://…`, without the last part of the path. @default the provider's */
  readonly baseUrl?: string;
  /** The length of a vector. @default known for the usual models, else the model is asked once */
  readonly dimensions?: number;
  /** What the settings are called in messages. @default the option's name */
  readonly settingName?: SettingName;
}

export type SettingName = (option: "provider" | "model" | "apiKey" | "baseUrl" | "dimensions") => string;

/** `openai` with a `baseUrl` is any service that speaks OpenAI's `POST /embeddings`. */
export const providerNames = ["fake", "openai", "openrouter", "gemini", "ollama", "local"] as const;

export type ProviderName = (typeof providerNames)[number];

export const defaultModels: Readonly<Record<ProviderName, string>> = {
  fake: "mgp-fake-embedding-v1",
  openai: "text-embedding-3-small",
  openrouter: "openai/text-embedding-3-small",
  gemini: "gemini-embedding-001",
  ollama: "nomic-embed-text",
  local: "Xenova/all-MiniLM-L6-v2",
};
