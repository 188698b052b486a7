import { type Call, type MemoryRecord, StoreError } from "@mgp/core";
import type { BackendCalls } from "./backend-calls.ts";
import type { Entry, Indexed, KeyValueBackend, Put, Version } from "./backend.ts";
import { type Envelope, envelopeText, type Kept, readEnvelope } from "./envelope.ts";
import { everyItem } from "./every-item.ts";
import { behindTenant, ownerOf, recordKey, RECORDS, tenantPrefix } from "./keys.ts";

/** What lies under the key of one memory. */
export interface Held<Kind extends Envelope = Envelope> {
  readonly memoryId: string;
  readonly version: Version;
  readonly envelope: Kind;
}

/** Memories and tombstones as a backend keeps them. */
export class Memories {
  readonly #backend: KeyValueBackend;
  readonly #calls: BackendCalls;

  constructor(backend: KeyValueBackend, calls: BackendCalls) {
    this.#backend = backend;
    this.#calls = calls;
  }

  async read(tenant: string, memoryId: string, call: Call): Promise<Held | undefined> {
    return await this.readKey(recordKey(tenant, memoryId), call);
  }

  async readKey(key: string, call: Call): Promise<Held | undefined> {
    const entry = await this.#calls.read(call, () => this.#backend.get({ key }, call));
    return entry === undefined ? undefined : held(entry);
  }

  /** The memory of an id; `undefined` where there is none, or a tombstone. */
  async record(tenant: string, memoryId: string, call: Call): Promise<MemoryRecord | undefined> {
    const found = await this.read(tenant, memoryId, call);
    return found?.envelope.kind === "record" ? found.envelope.record : undefined;
  }

  /** Everything of a tenant behind an id, by ascending id. */
  async *of(tenant: string, call: Call, after?: string): AsyncGenerator<Held<Kept>, void, undefined> {
    const start = after === undefined ? undefined : recordKey(tenant, after);
    for await (const entry of this.entries(tenantPrefix(tenant), call, start)) {
      const found = held(entry);
      if (isKept(found)) yield found;
    }
  }

  entries(prefix: string, call: Call, after?: string): AsyncGenerator<Entry, void, undefined> {
    return everyItem<Entry, string>(
      {
        fetch: async (range) => await this.#calls.read(call, () => this.#backend.scan({ prefix, ...range }, call)),
        placeOf: (entry) => entry.key,
        sizeOf: (entry) => entry.value.length,
      },
      after,
    );
  }

  /** Every tenant with a memory or a tombstone behind a name, ascending; each costs one look, however much it holds. */
  async *tenants(call: Call, after?: string): AsyncGenerator<string, void, undefined> {
    let place = after === undefined ? {} : { after: behindTenant(after) };
    for (;;) {
      const range = { prefix: RECORDS, limit: 1, ...place };
      const [first] = await this.#calls.read(call, () => this.#backend.scan(range, call));
      if (first === undefined) return;
      const { tenant } = ownerOf(first.key);
      yield tenant;
      place = { after: behindTenant(tenant) };
    }
  }
}

/** @throws StoreError `damaged` */
function held({ key, value, version }: Entry): Held {
  return { memoryId: ownerOf(key).memoryId, version, envelope: readEnvelope(value) };
}

/** `undefined`: it is damaged. */
export function readableEnvelope(entry: Entry): Envelope | undefined {
  try {
    return held(entry).envelope;
  } catch (error) {
    if (StoreError.isInstance(error)) return undefined;
    throw error;
  }
}

export function isKept(one: Held): one is Held<Kept> {
  return one.envelope.kind === "record";
}

/** The write that puts an envelope in the place of what was read. */
export function putOf(tenant: string, memoryId: string, envelope: Envelope, expected: Version | undefined): Put {
  const key = recordKey(tenant, memoryId);
  return { key, value: envelopeText(envelope), expected, indexed: indexedOf(tenant, envelope) };
}

function indexedOf(tenant: string, envelope: Envelope): Indexed | undefined {
  if (envelope.kind === "purged") return undefined;
  const { record, terms, lengths } = envelope;
  return { tenant, record, terms, lengths };
}
