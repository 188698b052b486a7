import { createEmbedder, embedderOptionsFrom } from "@mgp/embeddings";

/**
 * Embeds one text with the options in `EMBEDDING_…`, and prints how many dimensions there are, or what failed. `HUB`:
 * where models are fetched from; `PATIENCE`: milliseconds that it may take.
 */
const { HUB: hub, PATIENCE: patience = "30000", ...settings } = process.env;
if (hub !== undefined) {
  const { env } = await import("@huggingface/transformers");
  env.remoteHost = hub;
  env.cacheDir = null;
}
const call = { signal: new AbortController().signal, deadline: Date.now() + Number(patience) };
try {
  const embedder = await createEmbedder(
    embedderOptionsFrom("EMBEDDING", settings, "fake") ?? { provider: "fake" },
    call,
  );
  await embedder.query("tea", call);
  process.stdout.write(String(embedder.dimensions));
  await embedder.close();
} catch (error) {
  process.stdout.write(error instanceof Error ? error.message : "");
}
