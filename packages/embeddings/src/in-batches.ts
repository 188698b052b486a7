import pMap from "p-map";
import type { Provider } from "./provider.ts";

/** Embeds any number of texts in batches, some of them at a time; the vectors come back in order. The first failure ends it. */
export async function inBatches(
  texts: readonly string[],
  { batchSize, parallel }: Pick<Provider, "batchSize" | "parallel">,
  embed: (batch: readonly string[]) => Promise<readonly Float32Array[]>,
): Promise<readonly Float32Array[]> {
  const batches = Array.from({ length: Math.ceil(texts.length / batchSize) }, (_, index) =>
    texts.slice(index * batchSize, (index + 1) * batchSize),
  );
  return (await pMap(batches, embed, { concurrency: parallel })).flat();
}
