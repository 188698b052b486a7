import { type AdapterContext, type Call, type MemoryKey, StoreError } from "@mgp/core";
import type { Connection } from "@mgp/sqlite";
import { changeOf, placeOf } from "./change.ts";
import type { Damage } from "./damage.ts";
import { createDatabase, findDatabase, finish } from "./database.ts";
import { type FileIndex, fileIndexOf } from "./file-index.ts";
import type { Filer } from "./filer.ts";
import { type Folder, memoryPath, nameOf, tombstonePath } from "./folder.ts";
import type { Identity } from "./identity.ts";
import { DamagedFile, parseStored, type Stored } from "./memory-file.ts";
import { innerFolders, readStored, surveyOf } from "./survey.ts";

/** Files that go into the index in one transaction while it is made again. */
const IN_ONE_TRANSACTION = 1_000;

/** Documents the words of which go into the postings together then. */
const WORDS_TOGETHER = 20_000;

export interface RecoveryParts {
  readonly folder: Folder;
  readonly identity: Identity;
  readonly filer: Filer;
  readonly damage: Damage;
  readonly context: AdapterContext;
  readonly call: Call;
}

/** Brings files and index to what was acknowledged last, and answers with the index. */
export async function recover(parts: RecoveryParts): Promise<FileIndex> {
  const { folder, identity, context } = parts;
  const { pending, connection: found, fault } = findDatabase(folder, identity.feed);
  return await closedOnFailure(found, async () => {
    await putInPlace(parts, pending);
    const files = survey(parts);
    if (found !== undefined) return await reconcile(parts, fileIndexOf(found), files);
    if (files.size > 0) context.log("warn", "file_index_rebuilt", { reason: fault, files: files.size });
    const made = createDatabase(folder, identity.feed);
    return await closedOnFailure(made, () => rebuild(parts, fileIndexOf(made), files));
  });
}

async function closedOnFailure<Result>(
  connection: Connection | undefined,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    connection?.close();
    throw error;
  }
}

/** What an earlier process committed and may not have written to files durably. */
async function putInPlace({ context, filer }: RecoveryParts, texts: readonly string[]): Promise<void> {
  if (texts.length === 0) return;
  context.log("info", "file_changes_replayed", { changes: texts.length });
  filer.add(texts.flatMap((text) => storedIn(text, context)).map((stored) => changeOf(stored)));
  await filer.sync();
}

/** Out of a damaged database a text may come that is not the one that went in. */
function storedIn(text: string, { log }: AdapterContext): readonly Stored[] {
  try {
    return [parseStored(text)];
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error;
    log("error", "file_change_lost", { reason: error.message });
    return [];
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
function rebuild(parts: RecoveryParts, index: FileIndex, files: ReadonlySet<string>): FileIndex {
  const { identity, call, context } = parts;
  index.writer.setHorizon(identity.horizon);
  for (const some of inGroups([...files], IN_ONE_TRANSACTION)) {
    const found = some.flatMap((file) => latestIn(parts, file, files));
    inTransaction(index, () => found.map((stored) => index.writer.apply(stored)));
    if (index.words.isFull(WORDS_TOGETHER)) index.words.flush();
    checkBudget(call, context);
  }
  index.words.flush();
  finish(index.connection);
  return index;
}

function* inGroups<Item>(items: readonly Item[], size: number): Generator<readonly Item[], void> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

/** Of a memory and a tombstone of one id the later one counts: the removal of the other may not have reached the disk. */
function latestIn({ folder, damage }: RecoveryParts, file: string, files: ReadonlySet<string>): readonly Stored[] {
  const stored = readStored(folder, file, damage);
  if (stored === undefined) return [];
  const { counterpart } = placeOf(stored);
  const other = files.has(counterpart) ? readStored(folder, counterpart, damage) : undefined;
  return other === undefined || other.position < stored.position ? [stored] : [];
}

/** Reads only files that the index does not know. What was put there or taken away while the store was closed is followed. */
async function reconcile(parts: RecoveryParts, index: FileIndex, files: Set<string>): Promise<FileIndex> {
  const { identity, filer } = parts;
  const missing = missingOf(parts, index, files);
  inTransaction(index, () => missing.map(({ tenant, memoryId }) => index.writer.forget(tenant, memoryId)));
  const added = asChangesOfNow(newIn(parts, index, files), Math.max(index.reader.position, identity.horizon));
  filer.add(added.map((stored) => changeOf(stored)));
  await filer.sync();
  inTransaction(index, () => added.map((stored) => index.writer.apply(stored)));
  index.pending.forget(index.reader.position, index.pending.size);
  return index;
}

/** What the index knows and no file says. Files that the index knows are taken out of `files`. */
function missingOf({ damage }: RecoveryParts, index: FileIndex, files: Set<string>): readonly MemoryKey[] {
  const missing: MemoryKey[] = [];
  for (const { tenant, memoryId, isTombstone } of index.reader.all()) {
    const name = nameOf(tenant, memoryId);
    const file = isTombstone ? tombstonePath(name) : memoryPath(name);
    if (files.delete(file) || damage.has(file)) continue;
    missing.push({ tenant, memoryId });
    damage.report(file, "it is missing");
  }
  return missing;
}

/** What files say that the index does not know. A file that it knows later word of is left over, and goes. */
function newIn(
  { folder, damage, context }: RecoveryParts,
  index: FileIndex,
  files: Iterable<string>,
): readonly Stored[] {
  const found: Stored[] = [];
  for (const file of files) {
    const stored = readStored(folder, file, damage);
    if (stored === undefined) continue;
    if ((index.reader.positionOf(stored) ?? 0) <= stored.position) {
      found.push(stored);
      continue;
    }
    context.log("info", "file_left_over_removed", { file });
    folder.removeNow(file);
  }
  return found;
}

/** What files say, with new positions, so that readers of the changes find them. */
function asChangesOfNow(found: readonly Stored[], last: number): readonly Stored[] {
  return found.map((stored, place) => withPosition(stored, last + place + 1));
}

function withPosition(stored: Stored, position: number): Stored {
  return stored.kind === "memory" ? { ...stored, position } : { ...stored, position };
}

/** Does the work in a transaction, and then what it answers with. */
function inTransaction({ connection }: FileIndex, work: () => readonly (() => void)[]): void {
  for (const followUp of connection.transaction(work)) followUp();
}

function checkBudget(call: Call, context: AdapterContext): void {
  if (!call.signal.aborted && context.now() < call.deadline) return;
  throw new StoreError(
    "deadline",
    "the index of the file adapter could not be built in time: allow more time, or start again",
  );
}
