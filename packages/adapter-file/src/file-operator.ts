import { setImmediate } from "node:timers/promises";
import {
  type Call,
  type Filter,
  idCursor,
  type Page,
  type PageRequest,
  readIdCursor,
  type StoreOperator,
  type WriteTrace,
} from "@mgp/core";
import { tombstonePath, nameOf } from "./folder.ts";
import { type Identity, writeIdentity } from "./identity.ts";
import type { OpenParts } from "./open-parts.ts";
import { innerFolders, readStored, surveyOf } from "./survey.ts";

/** What crosses tenants. */
export class FileOperator implements StoreOperator {
  readonly #parts: OpenParts;
  #identity: Identity;
  /** The folders that this round of upkeep has yet to look into. */
  #unseen: readonly string[] = [];

  constructor(parts: OpenParts) {
    this.#parts = parts;
    this.#identity = parts.identity;
  }

  async heldElsewhere(tenant: string, memoryId: string, call: Call): Promise<boolean> {
    return await this.#parts.pass(call, () => this.#parts.index.reader.heldElsewhere(tenant, memoryId));
  }

  async lastWrite(tenant: string, memoryId: string, call: Call): Promise<WriteTrace | undefined> {
    return await this.#parts.pass(call, () => {
      const { index, records } = this.#parts;
      const record = records.find(tenant, memoryId);
      if (record !== undefined) return { revision: record.revision, writeIds: record.writeIds, purged: false };
      const known = index.reader.tenantOf(tenant);
      const tombstone = known === undefined ? undefined : index.reader.tombstoneOf(known.tenant, memoryId);
      if (tombstone === undefined) return undefined;
      return { revision: tombstone.revision, writeIds: [tombstone.writeId], purged: true };
    });
  }

  async tenants(page: PageRequest, call: Call): Promise<Page<string>> {
    return await this.#parts.pass(call, () => {
      const after = page.cursor === undefined ? "" : readIdCursor(page.cursor);
      const names = this.#parts.index.reader.tenants(after, page.limit + 1);
      const items = names.slice(0, page.limit);
      const last = names.length > page.limit ? items.at(-1) : undefined;
      return last === undefined ? { items } : { items, cursor: idCursor(last) };
    });
  }

  async count(
    tenant: string,
    filter: Filter,
    call: Call,
  ): Promise<{ readonly count: number; readonly exact: boolean }> {
    return await this.#parts.pass(call, () => {
      const known = this.#parts.index.reader.tenantOf(tenant);
      return { count: known === undefined ? 0 : this.#parts.index.reader.count(known.tenant, filter), exact: true };
    });
  }

  /** Forgets tombstones, empties the journal, and reads every file once a round, to find damaged ones. */
  async maintain(
    budgetMs: number,
    tombstonesBefore: number,
    call: Call,
  ): Promise<{ readonly more: boolean; readonly damaged: readonly string[] }> {
    const { gate, damage, checkpoints } = this.#parts;
    return await this.#parts.pass(call, async () => {
      const end = gate.now() + budgetMs;
      const mayGoOn = (): boolean => gate.now() < end && !call.signal.aborted;
      let more = !(await this.#forgetTombstones(tombstonesBefore, mayGoOn));
      if (mayGoOn()) await checkpoints.run();
      more = !(await this.#inspect(mayGoOn)) || more;
      return { more, damaged: damage.files };
    });
  }

  /** False: more are there. */
  async #forgetTombstones(before: number, mayGoOn: () => boolean): Promise<boolean> {
    const { index, writer, folder } = this.#parts;
    for (;;) {
      const old = index.reader.oldTombstone(before);
      if (old === undefined) return true;
      if (!mayGoOn()) return false;
      const horizon = Math.max(this.#identity.horizon, old.position);
      // First what makes old cursors invalid: if the machine stops here, the tombstone is merely still there.
      await writeIdentity(folder, { ...this.#identity, horizon });
      this.#identity = { ...this.#identity, horizon };
      await writer.between(() => {
        index.writer.begin();
        try {
          index.writer.forgetTombstone(old.tenant, old.memoryId, old.position);
          index.writer.commit();
        } catch (error) {
          index.writer.rollBack();
          throw error;
        }
      });
      await folder.remove(tombstonePath(nameOf(old.name, old.memoryId)));
    }
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
