import type { MemoryRecord } from "@mgp/core";
import type { Damage } from "./damage.ts";
import type { Folder } from "./folder.ts";
import { memoryPath, nameOf } from "./folder.ts";
import { DamagedFile, parseStored, type Stored } from "./memory-file.ts";

/** Characters of memories that are kept in memory because they were read or written lately. */
const MOST_CACHED = 16_777_216;

/** Reads records from their files. */
export class Records {
  readonly #folder: Folder;
  readonly #damage: Damage;
  readonly #pendingOf: (name: string) => Stored | undefined;
  /** By name, those used lately last. */
  readonly #cached = new Map<string, MemoryRecord>();
  #size = 0;

  constructor(folder: Folder, damage: Damage, pendingOf: (name: string) => Stored | undefined) {
    this.#folder = folder;
    this.#damage = damage;
    this.#pendingOf = pendingOf;
  }

  /** @throws DamagedFile, reported already */
  find(tenant: string, memoryId: string): MemoryRecord | undefined {
    const name = nameOf(tenant, memoryId);
    const cached = this.#cached.get(name);
    if (cached !== undefined) {
      this.#cached.delete(name);
      this.#cached.set(name, cached);
      return cached;
    }
    const pending = this.#pendingOf(name);
    if (pending !== undefined) return pending.kind === "memory" ? pending.record : undefined;
    const record = this.#read(memoryPath(name), tenant, memoryId);
    if (record !== undefined) this.keep(name, record);
    return record;
  }

  /** `undefined`: there is none that can be read. */
  readable(tenant: string, memoryId: string): MemoryRecord | undefined {
    try {
      return this.find(tenant, memoryId);
    } catch (error) {
      if (error instanceof DamagedFile) return undefined;
      throw error;
    }
  }

  keep(name: string, record: MemoryRecord): void {
    this.drop(name);
    this.#cached.set(name, record);
    this.#size += record.body.length;
    for (const [oldest, { body }] of this.#cached) {
      if (this.#size <= MOST_CACHED) return;
      this.#cached.delete(oldest);
      this.#size -= body.length;
    }
  }

  drop(name: string): void {
    this.#size -= this.#cached.get(name)?.body.length ?? 0;
    this.#cached.delete(name);
  }

  #read(file: string, tenant: string, memoryId: string): MemoryRecord | undefined {
    try {
      const text = this.#folder.read(file);
      if (text === undefined) return undefined;
      const stored = parseStored(text);
      if (stored.kind === "memory" && stored.tenant === tenant && stored.memoryId === memoryId) return stored.record;
      throw new DamagedFile("it is the file of another memory");
    } catch (error) {
      if (error instanceof DamagedFile) this.#damage.report(file, error.message);
      throw error;
    }
  }
}
