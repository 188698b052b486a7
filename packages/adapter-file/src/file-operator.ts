import { setImmediate } from "node:timers/promises";
import { type OperatorBody, pageOfNames } from "@mgp/adapter-kit";
import {
  type Call,
  type Page,
  type PageRequest,
  readIdCursor,
  StoreError,
  type WriteTrace,
  type Count,
  type CountRequest,
  type Maintained,
  type MaintainRequest,
  type MemoryKey,
} from "@mgp/core";
import { nameOf, tombstonePath } from "./folder.ts";
import { type Identity, writeIdentity } from "./identity.ts";
import type { IndexedTombstone } from "./index-reader.ts";
import type { OpenParts } from "./open-parts.ts";
import { innerFolders, readStored, surveyOf } from "./survey.ts";

/** Tombstones that are forgotten in one transaction. */
const FORGOTTEN_TOGETHER = 100;

/** What crosses tenants. */
export class FileOperator implements OperatorBody {
  readonly #parts: OpenParts;
  #identity: Identity;
  /** The folders that this round of upkeep has yet to look into. */
  #unseen: readonly string[] = [];

  constructor(parts: OpenParts) {
    this.#parts = parts;
    this.#identity = parts.identity;
  }

  heldElsewhere({ tenant, memoryId }: MemoryKey): boolean {
    return this.#parts.index.reader.heldElsewhere(tenant, memoryId);
  }

  lastWrite({ tenant, memoryId }: MemoryKey): WriteTrace | undefined {
    const { index, records } = this.#parts;
    const record = records.find(tenant, memoryId);
    if (record !== undefined) return { revision: record.revision, writeIds: record.writeIds, purged: false };
    const known = index.reader.tenantOf(tenant);
    const tombstone = known === undefined ? undefined : index.reader.tombstoneOf(known.tenant, memoryId);
    if (tombstone === undefined) return undefined;
    return { revision: tombstone.revision, writeIds: [tombstone.writeId], purged: true };
  }

  tenants(page: PageRequest): Page<string> {
    const after = page.cursor === undefined ? "" : readIdCursor(page.cursor);
    return pageOfNames(this.#parts.index.reader.tenants(after, page.limit + 1), page);
  }

  count({ tenant, filter }: CountRequest): Count {
    const { reader } = this.#parts.index;
    const known = reader.tenantOf(tenant);
    return { count: known === undefined ? 0 : reader.matching(known.tenant, filter).count(), exact: true };
  }

  analyserVersion(): number {
    return this.#parts.analysedFrom;
  }

  /** Syncs the files, forgets tombstones, and reads every file once a round, to find damaged ones. */
  async maintain({ budgetMs, tombstonesBefore }: MaintainRequest, call: Call): Promise<Maintained> {
    const { gate, damage } = this.#parts;
    const round: Call = { signal: call.signal, deadline: Math.min(call.deadline, gate.now() + budgetMs) };
    const mayGoOn = (): boolean => gate.refusal(round) === undefined;
    if (mayGoOn()) await this.#checkpoint(round);
    const allForgotten = await this.#forgetTombstones(tombstonesBefore, mayGoOn);
    const allInspected = await this.#inspect(mayGoOn);
    return { more: !allForgotten || !allInspected, damaged: damage.files };
  }

  /** Waits no longer than the round lasts; the checkpoint itself goes on. */
  async #checkpoint(round: Call): Promise<void> {
    const { gate, checkpoints } = this.#parts;
    try {
      await gate.whileWaited(round, checkpoints.run());
    } catch (error) {
      if (!StoreError.isInstance(error)) throw error;
    }
  }

  /** False: more are there. */
  async #forgetTombstones(before: number, mayGoOn: () => boolean): Promise<boolean> {
    const { index, folder } = this.#parts;
    for (;;) {
      const old = index.reader.oldTombstones(before, FORGOTTEN_TOGETHER);
      if (old.length === 0) return true;
      if (!mayGoOn()) return false;
      const horizon = old.reduce((highest, { position }) => Math.max(highest, position), this.#identity.horizon);
      // First what makes old cursors invalid: if the machine stops here, the tombstones are merely still there.
      await writeIdentity(folder, { ...this.#identity, horizon });
      this.#identity = { ...this.#identity, horizon };
      this.#forget(old);
      for (const tombstone of old) {
        this.#removeFile(tombstone);
        await setImmediate();
      }
    }
  }

  /** In one turn: a purge that comes in between would lose its tombstone. */
  #removeFile({ tenant, name, memoryId }: IndexedTombstone): void {
    const { index, folder } = this.#parts;
    if (index.reader.tombstoneOf(tenant, memoryId) !== undefined) return;
    folder.removeNow(tombstonePath(nameOf(name, memoryId)));
  }

  #forget(old: readonly IndexedTombstone[]): void {
    const { connection, writer } = this.#parts.index;
    connection.transaction(() => {
      for (const { tenant, memoryId, position } of old) writer.forgetTombstone(tenant, memoryId, position);
    });
  }

  /** False: the round is not at its end. */
  async #inspect(mayGoOn: () => boolean): Promise<boolean> {
    const { folder, damage } = this.#parts;
    if (this.#unseen.length === 0) this.#unseen = innerFolders(folder, damage);
    while (this.#unseen.length > 0) {
      const [inner, ...rest] = this.#unseen;
      if (!mayGoOn()) return false;
      this.#unseen = rest;
      if (inner === undefined) continue;
      for (const file of surveyOf(folder, inner, damage).files) readStored(folder, file, damage);
      await setImmediate();
    }
    return true;
  }
}
