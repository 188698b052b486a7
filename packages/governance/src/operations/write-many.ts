import { MgpError, StoreError } from "@mgp/core";
import type { BatchItem } from "@mgp/core";
import { toMgpError } from "../failures/failure.ts";
import { Pace } from "../pace/pace.ts";
import type { GovernedSession, RunItem } from "../store/governed-store.ts";
import { newIdentity } from "../store/memory-writer.ts";
import type { WriteIdentity, WrittenMemory } from "../store/memory-writer.ts";
import type { IncomingWrite } from "../writing/incoming.ts";

/** Inserts that go to the backend together. */
const LARGEST_RUN = 200;

/** What an item takes besides the analysis of its text, as `Pace` counts it. */
const ITEM_COST = 4_096;

/** How one item of several ended. */
export type ItemResult = WrittenMemory | MgpError;

/** How one item is written when it cannot go along with others. */
export type WriteItem<Item> = (session: GovernedSession, item: Item, index: number) => Promise<WrittenMemory>;

/**
 * Writes items in order, later ones seeing earlier ones, each with its own outcome in the audit log. Items without
 * a hint can only be inserted or be a conflict, so neighbours among them go to the backend in one go.
 *
 * @param stopAtFirstFailure the results end with the first failure; otherwise there is one result for each item
 * @throws MgpError for a failure of the backend, with the failing item's `index` and the `memory_ids` written so far
 */
export async function writeMany<Item extends BatchItem>(
  session: GovernedSession,
  items: readonly Item[],
  options: {
    readonly stopAtFirstFailure: boolean;
    readonly writeItem: WriteItem<Item>;
    /** Makes an item without a hint ready. */
    readonly prepare: (item: Item) => IncomingWrite;
    /** What of a written memory is held until all are: many items may lead to one large memory. */
    readonly shorten: (written: WrittenMemory) => WrittenMemory;
    /** The identity of each write across retries of the whole. @default a fresh one each */
    readonly identityOf?: (index: number) => WriteIdentity;
  },
): Promise<readonly ItemResult[]> {
  const results: ItemResult[] = [];
  const pace = new Pace();
  let run: RunItem[] = [];

  const shortened = (result: ItemResult): ItemResult =>
    MgpError.isInstance(result) ? result : options.shorten(result);
  const record = (item: GovernedSession, result: ItemResult): void => {
    results.push(shortened(result));
    if (!MgpError.isInstance(result)) {
      item.entry.concern(result.memoryId);
      item.entry.allowed(item.entry.decided, { lineageRefs: result.derivedFrom });
      return;
    }
    item.entry.failed(result);
    if (result.code === "MGP_BACKEND_ERROR") throw interrupted(result, results);
  };
  const isOver = (): boolean => options.stopAtFirstFailure && MgpError.isInstance(results.at(-1));
  const flush = async (): Promise<void> => {
    let waiting: readonly RunItem[] = run;
    run = [];
    try {
      const there = new Map<RunItem, ItemResult>();
      for await (const [item, result] of session.findThere(waiting)) there.set(item, shortened(result));
      // A backend ends a run early at an item that it cannot store, or that an earlier attempt has stored already.
      while (waiting.length > 0 && !isOver()) {
        const inserted =
          leadingOf(waiting, there) ?? (await session.insertRun(beforeAny(waiting, there), options.stopAtFirstFailure));
        if (inserted.length === 0) throw new StoreError("damaged", "The backend left out a result.");
        for (const [index, result] of inserted.entries()) {
          const item = waiting[index];
          if (item !== undefined) record(item.session, result);
        }
        waiting = waiting.slice(inserted.length);
      }
    } catch (error) {
      closeUntried(waiting, toMgpError(error, "write"));
      throw isInterruption(error)
        ? error
        : interrupted(toMgpError(error, "write"), [...results, toMgpError(error, "write")]);
    }
    const last = results.at(-1);
    if (MgpError.isInstance(last)) closeUntried(waiting, last);
  };

  session.entry.begin(items.length);
  for (const [index, item] of items.entries()) {
    const itemSession = session.forItem(item.memory?.memory_id ?? "__batch__");
    try {
      if ((item.merge_hint ?? item.candidate?.merge_hint) === undefined) {
        const incoming = options.prepare(item);
        itemSession.entry.concern(incoming.memory.memory_id);
        const decision = await itemSession.writer.permitIncoming(incoming);
        const identity = options.identityOf?.(index) ?? newIdentity();
        run.push({ session: itemSession, incoming, decision, identity });
        if (run.length >= LARGEST_RUN) await flush();
      } else {
        await flush();
        if (!isOver()) record(itemSession, await options.writeItem(itemSession, item, index));
      }
    } catch (error) {
      if (isInterruption(error)) throw error;
      await flush();
      if (!isOver()) record(itemSession, toMgpError(error, "write"));
    }
    if (isOver()) return results;
    await pace.spend(ITEM_COST);
  }
  await flush();
  return results;
}

/** The result of a run's first item, where it is known without an insert. */
function leadingOf([first]: readonly RunItem[], known: ReadonlyMap<RunItem, ItemResult>): [ItemResult] | undefined {
  const result = first === undefined ? undefined : known.get(first);
  return result === undefined ? undefined : [result];
}

/** The items of a run before the first whose result is known. */
function beforeAny(items: readonly RunItem[], known: ReadonlyMap<RunItem, ItemResult>): readonly RunItem[] {
  const end = items.findIndex((item) => known.has(item));
  return end === -1 ? items : items.slice(0, end);
}

/** Gives an outcome to what was announced and not tried; what has one already keeps it. */
function closeUntried(items: readonly RunItem[], cause: MgpError): void {
  for (const item of items) item.session.entry.failed(cause);
}

/** The error of a request whose backend failed at one item: what was written before stays, and the caller learns it. */
function interrupted(cause: MgpError, results: readonly ItemResult[]): MgpError {
  return new MgpError(cause.code, cause.message, {
    details: { ...cause.details, ...progressOf(results) },
    cause: cause.cause ?? cause,
  });
}

function isInterruption(error: unknown): error is MgpError {
  return MgpError.isInstance(error) && "memory_ids" in error.details;
}

/** Where a request of several items stopped: the failing item's index, and the ids written before it. */
export function progressOf(results: readonly ItemResult[]): { index: number; memory_ids: string[] } {
  return {
    index: results.length - 1,
    memory_ids: results.flatMap((result) => (MgpError.isInstance(result) ? [] : [result.memoryId])),
  };
}
