import type { MemoryRecord } from "@mgp/core";
import type { Records } from "./records.ts";

/** What was found in the index. */
interface Found {
  readonly memoryId: string;
}

/** The records of one page: each is read from its file once, and only where there is still room for it. */
export class Reading {
  readonly #records: Records;
  readonly #tenant: string;
  readonly #read = new Map<string, MemoryRecord>();

  constructor(records: Records, tenant: string) {
    this.#records = records;
    this.#tenant = tenant;
  }

  /** Reads the record. @returns UTF-8 bytes of its body; 0 where it cannot be read, which is reported */
  readonly bytesOf = ({ memoryId }: Found): number => {
    const record = this.#records.readable(this.#tenant, memoryId);
    if (record === undefined) return 0;
    this.#read.set(memoryId, record);
    return Buffer.byteLength(record.body);
  };

  /** What was read; `undefined`: it cannot be. */
  of({ memoryId }: Found): MemoryRecord | undefined {
    return this.#read.get(memoryId);
  }

  /** What is made of those that could be read. */
  all<One extends Found, Item>(found: readonly One[], toItem: (record: MemoryRecord, one: One) => Item): Item[] {
    return found.flatMap((one) => {
      const record = this.of(one);
      return record === undefined ? [] : [toItem(record, one)];
    });
  }
}
