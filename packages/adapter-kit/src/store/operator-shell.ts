import {
  type Call,
  type Page,
  type PageRequest,
  StoreError,
  type StoreOperator,
  type WriteTrace,
  type MemoryKey,
  type MaintainRequest,
  type Count,
  type CountRequest,
  type Maintained,
} from "@mgp/core";
import type { Passage } from "./passage.ts";
import type { Awaitable, StoreBody } from "./store-body.ts";

/** How many records a page has that is read in order to count. */
const COUNTED_TOGETHER = 1_000;

/** What crosses tenants; what the body leaves out is made of the rest. */
export class OperatorShell implements StoreOperator {
  readonly #body: StoreBody;
  readonly #passage: Passage;

  constructor(body: StoreBody, passage: Passage) {
    this.#body = body;
    this.#passage = passage;
  }

  heldElsewhere(key: MemoryKey, call: Call): Promise<boolean> {
    return this.#passage.of(call, () => (this.#keeps(key) ? this.#body.operator.heldElsewhere(key, call) : false));
  }

  lastWrite(key: MemoryKey, call: Call): Promise<WriteTrace | undefined> {
    return this.#passage.of(call, () => (this.#keeps(key) ? this.#body.operator.lastWrite(key, call) : undefined));
  }

  tenants(page: PageRequest, call: Call): Promise<Page<string>> {
    return this.#passage.of(call, () => {
      const { operator } = this.#body;
      if (operator.tenants === undefined)
        throw new StoreError("unsupported", `the ${this.#passage.name} store cannot list its tenants`);
      return operator.tenants(page, call);
    });
  }

  count(request: CountRequest, call: Call): Promise<Count> {
    return this.#passage.ofTenant(request.tenant, call, (): Awaitable<Count> => {
      const { operator } = this.#body;
      return operator.count?.(request, call) ?? this.#countListed(request, call);
    });
  }

  analyserVersion(call: Call): Promise<number | undefined> {
    return this.#passage.of(call, () => this.#body.operator.analyserVersion?.(call));
  }

  maintain(request: MaintainRequest, call: Call): Promise<Maintained> {
    return this.#passage.of(call, (): Awaitable<Maintained> => {
      const { operator } = this.#body;
      return operator.maintain?.(request, call) ?? { more: false, damaged: [] };
    });
  }

  #keeps({ tenant, memoryId }: MemoryKey): boolean {
    return this.#passage.keeps(tenant) && this.#passage.keeps(memoryId);
  }

  async #countListed({ tenant, filter }: CountRequest, call: Call): Promise<Count> {
    let count = 0;
    let cursor: string | undefined;
    do {
      this.#passage.check(call);
      const page: PageRequest = { limit: COUNTED_TOGETHER, ...(cursor === undefined ? {} : { cursor }) };
      const { items, cursor: next } = await this.#body.list({ tenant, filter, page }, call);
      count += items.length;
      cursor = next;
    } while (cursor !== undefined);
    return { count, exact: true };
  }
}
