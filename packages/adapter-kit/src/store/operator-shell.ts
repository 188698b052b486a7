import {
  type Call,
  type Filter,
  type Page,
  type PageRequest,
  StoreError,
  type StoreOperator,
  type WriteTrace,
} from "@mgp/core";
import type { Passage } from "./passage.ts";
import type { Awaitable, Count, CountRequest, Maintained, StoreBody } from "./store-body.ts";

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

  heldElsewhere(tenant: string, memoryId: string, call: Call): Promise<boolean> {
    return this.#passage.of(call, () =>
      this.#passage.keeps(tenant) && this.#passage.keeps(memoryId)
        ? this.#body.operator.heldElsewhere({ tenant, memoryId }, call)
        : false,
    );
  }

  lastWrite(tenant: string, memoryId: string, call: Call): Promise<WriteTrace | undefined> {
    return this.#passage.of(call, () =>
      this.#passage.keeps(tenant) && this.#passage.keeps(memoryId)
        ? this.#body.operator.lastWrite({ tenant, memoryId }, call)
        : undefined,
    );
  }

  tenants(page: PageRequest, call: Call): Promise<Page<string>> {
    return this.#passage.of(call, () => {
      const { operator } = this.#body;
      if (operator.tenants === undefined)
        throw new StoreError("unsupported", `the ${this.#passage.name} store cannot tell its tenants`);
      return operator.tenants(page, call);
    });
  }

  count(tenant: string, filter: Filter, call: Call): Promise<Count> {
    return this.#passage.ofTenant(tenant, call, (): Awaitable<Count> => {
      const { operator } = this.#body;
      return operator.count?.({ tenant, filter }, call) ?? this.#countListed({ tenant, filter }, call);
    });
  }

  maintain(budgetMs: number, tombstonesBefore: number, call: Call): Promise<Maintained> {
    return this.#passage.of(call, (): Awaitable<Maintained> => {
      const { operator } = this.#body;
      return operator.maintain?.({ budgetMs, tombstonesBefore }, call) ?? { more: false, damaged: [] };
    });
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
