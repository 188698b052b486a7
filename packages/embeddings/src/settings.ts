import { type AdapterSetting, type Settings, StoreError } from "@mgp/core";
import { type EmbedderOptions, type ProviderName, providerNames } from "./options.ts";

const endings = {
  provider: "PROVIDER",
  model: "MODEL",
  apiKey: "API_KEY",
  baseUrl: "BASE_URL",
  dimensions: "DIM",
} as const;

/**
 * The settings of an embedder as an adapter declares them: `MGP_LANCEDB_EMBEDDING_PROVIDER`, `…_MODEL` and so on.
 *
 * @param prefix `MGP_LANCEDB_EMBEDDING`
 * @param flagPrefix `--lancedb-embedding`: provider and model have flags, the key has none, as it would be seen by others
 * @param byDefault what holds without a provider, in words for `--help`
 */
export function embedderSettings(prefix: string, flagPrefix: string, byDefault: string): readonly AdapterSetting[] {
  return [
    {
      environment: `${prefix}_${endings.provider}`,
      flag: `${flagPrefix}-provider`,
      description: `Provider that turns texts into vectors: ${providerNames.join(", ")}.`,
      default: byDefault,
    },
    {
      environment: `${prefix}_${endings.model}`,
      flag: `${flagPrefix}-model`,
      description: "The embedding model; for local a folder or a name.",
      default: "the provider's usual one",
    },
    {
      environment: `${prefix}_${endings.apiKey}`,
      description: "The key for the embedding service.",
      default: "none",
      secret: true,
    },
    {
      environment: `${prefix}_${endings.baseUrl}`,
      description: "Where the embedding service is; with openai any service that implements its protocol.",
      default: "the provider's own",
    },
    {
      environment: `${prefix}_${endings.dimensions}`,
      description: "The length of a vector.",
      default: "known for the usual models, else the model is asked",
    },
  ];
}

/**
 * Reads and checks what `embedderSettings` declares.
 *
 * @param defaultProvider holds when no provider is given; `undefined`: then there is no embedder
 * @throws StoreError `misconfigured`
 */
export function embedderOptionsFrom(
  prefix: string,
  given: Settings,
  defaultProvider: ProviderName | undefined,
): EmbedderOptions | undefined {
  const settingName = (option: keyof typeof endings): string => `${prefix}_${endings[option]}`;
  const valueOf = (option: keyof typeof endings): string | undefined => given[settingName(option)]?.trim() || undefined;
  const provider = providerFrom(valueOf("provider"), settingName("provider")) ?? defaultProvider;
  if (provider === undefined) return undefined;
  const [model, apiKey, baseUrl] = [valueOf("model"), valueOf("apiKey"), valueOf("baseUrl")];
  const dimensions = dimensionsFrom(valueOf("dimensions"), settingName("dimensions"));
  return {
    provider,
    settingName,
    ...(model === undefined ? {} : { model }),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(dimensions === undefined ? {} : { dimensions }),
  };
}

function providerFrom(text: string | undefined, setting: string): ProviderName | undefined {
  if (text === undefined) return undefined;
  const word = text.toLowerCase();
  const found = providerNames.find((name) => name === word);
  if (found !== undefined) return found;
  throw new StoreError("misconfigured", `${setting} is not one of ${providerNames.join(", ")}`);
}

function dimensionsFrom(text: string | undefined, setting: string): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 65_536) return number;
  throw new StoreError("misconfigured", `${setting} is not a whole number from 1 to 65536`);
}
