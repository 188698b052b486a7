import path from "node:path";
import { type AdapterContext, type Call, StoreError } from "@mgp/core";
import { changeOf, counterpartOf, fileOf } from "./change.ts";
import type { Damage } from "./damage.ts";
import { type Folder, memoryPath, nameOf, tombstonePath } from "./folder.ts";
import type { Identity } from "./identity.ts";
import { inLanes } from "./in-lanes.ts";
import { IndexDatabase } from "./index-database.ts";
import type { JournalEntry } from "./journal-entry.ts";
import type { Journal } from "./journal.ts";
import { DamagedFile, parseStored, type Stored } from "./memory-file.ts";
import { innerFolders, readStored, surveyOf } from "./survey.ts";

const LANES = 4;

/** Files that go into the index in one transaction while it is made again. */
const IN_ONE_TRANSACTION = 1_000;

/** Words that go to disk together then. */
const WORDS_TOGETHER = 20_000;

export interface RecoveryParts {
  readonly folder: Folder;
  readonly identity: Identity;
  readonly journal: Journal;
  readonly damage: Damage;
  readonly context: AdapterContext;
  readonly call: Call;
}

/** Brings files and index to what was acknowledged last, and answers with the index and the last position given. */
export async function recover(
  parts: RecoveryParts,
): Promise<{ readonly index: IndexDatabase; readonly position: number }> {
  const { folder, identity, journal, context } = parts;
  const left = journal.leftOver();
  if (left.length > 0) context.log("info", "file_journal_replayed", { changes: left.length });
  await layDown(folder, left);
  const opened = IndexDatabase.open(folder, identity.feed);
  const files = survey(parts);
  if ("fault" in opened) {
    if (files.size > 0) context.log("warn", "file_index_rebuilt", { reason: opened.fault, files: files.size });
    const index = IndexDatabase.create(folder, identity.feed);
    return await guarded(index, async () => {
      await index.markInUse();
      const position = rebuild(parts, index, files);
      await journal.dropLeftOver();
      return { index, position };
    });
  }
  const { index } = opened;
  return await guarded(index, async () => {
    await index.markInUse();
    inTransaction(index, () => {
      for (const entry of left) if (entry.position > index.writer.applied) applyEntry(index, entry);
    });
    const position = await reconcile(parts, index, files);
    await journal.dropLeftOver();
    return { index, position };
  });
}

async function guarded<Result>(index: IndexDatabase, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    index.discard();
    throw error;
  }
}

function applyEntry(index: IndexDatabase, entry: JournalEntry): void {
  index.writer.apply(parseStored(entry.text));
  index.writer.setApplied(entry.position);
}

/** The last change of every name goes into its file. */
async function layDown(folder: Folder, entries: readonly JournalEntry[]): Promise<void> {
  const last = new Map(entries.map((entry) => [entry.name, entry]));
  await inLanes(LANES, last.values(), async (entry) => {
    const file = fileOf(entry);
    if (textOf(folder, file) === entry.text) await folder.sync(file);
    else await folder.write(file, entry.text, true);
    await folder.remove(counterpartOf(entry));
  });
  const folders = new Set(Array.from(last.values(), (entry) => path.dirname(fileOf(entry))));
  if (folders.size > 0) folders.add("memories");
  await inLanes(LANES, folders, async (inner) => await folder.syncFolderLater(inner));
}

function textOf(folder: Folder, file: string): string | undefined {
  try {
    return folder.read(file);
  } catch (error) {
    if (error instanceof DamagedFile) return undefined;
    throw error;
  }
}

/** Every file that may be a memory's or a tombstone's. */
function survey({ folder, damage }: RecoveryParts): Set<string> {
  const files = new Set<string>();
  for (const inner of innerFolders(folder, damage)) {
    const found = surveyOf(folder, inner, damage);
    for (const file of found.files) files.add(file);
    for (const file of found.temporary) folder.removeNow(file);
  }
  return files;
}

/** Reads every file. */
function rebuild(parts: RecoveryParts, index: IndexDatabase, files: ReadonlySet<string>): number {
  const { folder, identity, damage, call, context } = parts;
  let position = identity.horizon;
  index.writer.begin();
  index.writer.setHorizon(identity.horizon);
  let done = 0;
  for (const file of files) {
    const stored = readStored(folder, file, damage);
    if (stored !== undefined && isLatest(folder, stored, files, damage)) {
      index.writer.apply(stored);
      position = Math.max(position, stored.position);
    }
    done += 1;
    if (done % IN_ONE_TRANSACTION !== 0) continue;
    index.writer.commit();
    if (index.recent.size >= WORDS_TOGETHER) index.writer.flush();
    checkBudget(call, context);
    index.writer.begin();
  }
  index.writer.setApplied(position);
  index.writer.commit();
  index.writer.flush();
  index.finish(identity.feed);
  return position;
}

/** Of a memory and a tombstone of one id, which only a hand can have put there together, the later one counts. */
function isLatest(folder: Folder, stored: Stored, files: ReadonlySet<string>, damage: Damage): boolean {
  const counterpart = counterpartOf(changeOf(stored).entry);
  if (!files.has(counterpart)) return true;
  const other = readStored(folder, counterpart, damage);
  return other === undefined || other.position < stored.position;
}

/** Compares names only. What was put there or taken away while the store was closed is followed. */
async function reconcile(parts: RecoveryParts, index: IndexDatabase, files: Set<string>): Promise<number> {
  const { folder, identity, damage } = parts;
  const missing: { readonly tenant: string; readonly memoryId: string }[] = [];
  for (const { tenant, memoryId, isTombstone } of index.reader.all()) {
    const name = nameOf(tenant, memoryId);
    const file = isTombstone ? tombstonePath(name) : memoryPath(name);
    if (files.delete(file) || damage.has(file)) continue;
    missing.push({ tenant, memoryId });
    damage.report(file, "it is missing");
  }
  let position = Math.max(index.writer.applied, identity.horizon);
  const added: Stored[] = [];
  for (const file of files) {
    const stored = readStored(folder, file, damage);
    if (stored === undefined) continue;
    // As a change of now, so that readers of the changes hear of it.
    position += 1;
    const current = stored.kind === "memory" ? { ...stored, position } : { ...stored, position };
    const { entry } = changeOf(current);
    await folder.write(file, entry.text, true);
    await folder.remove(counterpartOf(entry));
    await folder.syncFolderLater(path.dirname(file));
    added.push(current);
  }
  inTransaction(index, () => {
    for (const { tenant, memoryId } of missing) index.writer.forget(tenant, memoryId);
    for (const stored of added) index.writer.apply(stored);
    index.writer.setApplied(position);
  });
  return position;
}

function inTransaction(index: IndexDatabase, work: () => void): void {
  index.writer.begin();
  try {
    work();
    index.writer.commit();
  } catch (error) {
    index.writer.rollBack();
    throw error;
  }
}

function checkBudget(call: Call, context: AdapterContext): void {
  if (!call.signal.aborted && context.now() < call.deadline) return;
  throw new StoreError(
    "deadline",
    "the index of the file adapter could not be made in time: allow more, or start again",
  );
}
