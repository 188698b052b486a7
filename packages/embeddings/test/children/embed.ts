import { createEmbedder, type EmbedderOptions } from "@mgp/embeddings";

/** Embeds one text with the options that it is given as JSON, and prints how many dimensions there are, or what failed. */
interface Given extends EmbedderOptions {
  /** Where models are fetched from. */
  readonly hub?: string;
  /** Milliseconds. */
  readonly patience?: number;
}

const { hub, patience = 30_000, ...options }: Given = JSON.parse(process.argv[2] ?? "");
if (hub !== undefined) {
  const { env } = await import("@huggingface/transformers");
  env.remoteHost = hub;
  env.cacheDir = null;
}
const call = { signal: new AbortController().signal, deadline: Date.now() + patience };
try {
  const embedder = await createEmbedder(options, call);
  await embedder.query("tea", call);
  process.stdout.write(String(embedder.dimensions));
  await embedder.close();
} catch (error) {
  process.stdout.write(error instanceof Error ? error.message : "");
}
