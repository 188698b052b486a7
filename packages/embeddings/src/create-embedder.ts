import { type Call, RecentTrouble, StoreError, type StoreErrorCode } from "@mgp/core";
import { LRUCache } from "lru-cache";
import type { Embedder } from "./embedder.ts";
import { inBatches } from "./in-batches.ts";
import { dimensionsOf, relatedFrom } from "./models.ts";
import type { EmbedderOptions } from "./options.ts";
import type { Provider, Purpose } from "./provider.ts";
import { openProvider } from "./providers/open-provider.ts";
import { normalised, notAsItShould } from "./vectors.ts";

/** How many vectors of queries are remembered; with 1,536 dimensions they take 6 MB. */
const REMEMBERED_QUERIES = 1_000;

/** Embedded at the start: shows that key, model and dimension are right. */
const PROBE = "Is the service ready?";

/** What says something of the service, and not of a text or of a call that was over too soon. */
const SERVICE_FAULTS: ReadonlySet<StoreErrorCode> = new Set(["unavailable", "busy", "misconfigured"]);

/** What an embedder is handed besides its options. */
export interface EmbedderContext {
  /** Epoch milliseconds: the clock that the deadlines of calls are of. @default Date.now */
  readonly now?: () => number;
  /** Told when the service does not answer at the start but the dimension is known anyway; it may answer later. */
  readonly onUnavailable?: (error: StoreError) => void;
}

/**
 * Opens an embedder and tries it, so that a wrong key, model or dimension is said now and not at the first search.
 *
 * @throws StoreError `misconfigured` with the setting and the fix; `unavailable` when the service has to be asked for
 *   the dimension and does not answer
 */
export async function createEmbedder(
  options: EmbedderOptions,
  call: Call,
  { now = Date.now, onUnavailable = () => undefined }: EmbedderContext = {},
): Promise<Embedder> {
  const provider = await openProvider(options, now, call);
  try {
    const trouble = new RecentTrouble(now);
    const dimensions = await dimensionsFor(provider, options, call, (error) => {
      trouble.failed(error);
      onUnavailable(error);
    });
    return new OpenEmbedder(provider, options, dimensions, trouble);
  } catch (error) {
    await provider.close?.();
    throw error;
  }
}

async function dimensionsFor(
  provider: Provider,
  options: EmbedderOptions,
  call: Call,
  onUnavailable: (error: StoreError) => void,
): Promise<number> {
  const expected = options.dimensions ?? dimensionsOf(provider.model);
  try {
    const [vector] = await provider.embed([PROBE], "document", call);
    const actual = vector?.length ?? 0;
    if (options.dimensions === undefined || options.dimensions === actual) return actual;
    const name = options.settingName?.("dimensions") ?? "dimensions";
    throw new StoreError(
      "misconfigured",
      `${name} is ${options.dimensions}, but the vectors of ${provider.model} have ${actual} dimensions: leave it out, or choose another model`,
    );
  } catch (error) {
    if (!StoreError.isInstance(error) || (error.code !== "unavailable" && error.code !== "busy")) throw error;
    if (expected === undefined) throw error;
    onUnavailable(error);
    return expected;
  }
}

class OpenEmbedder implements Embedder {
  readonly provider: string;
  readonly model: string;
  readonly dimensions: number;
  readonly relatedFrom: number | undefined;
  readonly #provider: Provider;
  readonly #trouble: RecentTrouble;
  readonly #queries = new LRUCache<string, Float32Array>({ max: REMEMBERED_QUERIES });

  constructor(provider: Provider, options: EmbedderOptions, dimensions: number, trouble: RecentTrouble) {
    this.provider = options.provider;
    this.model = provider.model;
    this.dimensions = dimensions;
    this.relatedFrom = relatedFrom(options.provider, provider.model);
    this.#provider = provider;
    this.#trouble = trouble;
  }

  get trouble(): StoreError | undefined {
    return this.#trouble.current;
  }

  async documents(texts: readonly string[], call: Call): Promise<readonly Float32Array[]> {
    return await inBatches(texts, this.#provider, async (batch) => await this.#embed(batch, "document", call));
  }

  async query(text: string, call: Call): Promise<Float32Array> {
    const known = this.#queries.get(text);
    if (known !== undefined) return known;
    const [vector] = await this.#embed([text], "query", call);
    if (vector === undefined) throw notAsItShould("no vector");
    this.#queries.set(text, vector);
    return vector;
  }

  async close(): Promise<void> {
    this.#queries.clear();
    await this.#provider.close?.();
  }

  async #embed(texts: readonly string[], purpose: Purpose, call: Call): Promise<readonly Float32Array[]> {
    try {
      const vectors = await this.#embedded(texts, purpose, call);
      this.#trouble.succeeded();
      return vectors;
    } catch (error) {
      if (StoreError.isInstance(error) && SERVICE_FAULTS.has(error.code)) this.#trouble.failed(error);
      throw error;
    }
  }

  async #embedded(texts: readonly string[], purpose: Purpose, call: Call): Promise<readonly Float32Array[]> {
    const vectors = await this.#provider.embed(texts, purpose, call);
    if (vectors.length !== texts.length) throw notAsItShould(`${vectors.length} vectors for ${texts.length} texts`);
    const other = vectors.find((vector) => vector.length !== this.dimensions);
    if (other !== undefined)
      throw new StoreError(
        "misconfigured",
        `the vectors of ${this.model} have ${other.length} dimensions, and had ${this.dimensions} before: the service now runs another model under this name`,
      );
    return vectors.map(normalised);
  }
}
