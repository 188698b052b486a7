import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { memoryAdapter } from "@mgp/adapter-memory";
import {
  type Call,
  defineAdapter,
  insertOneByOne,
  type MemoryAdapter,
  type MemoryStore,
  type RecordDraft,
  type Searchable,
  StoreError,
  type StoreOperator,
} from "@mgp/core";
import { methodsOf, operatorOf as wholeOperatorOf } from "../broken/delegate.ts";
import { type Keeping, keepingOf } from "./keeping.ts";

/** What took effect; `at`: when, in epoch milliseconds. */
type Entry = Effect & { readonly at: number };

type Effect =
  | { readonly tenant: string; readonly insert: RecordDraft; readonly searchable: Searchable }
  | {
      readonly tenant: string;
      readonly replace: RecordDraft;
      readonly searchable: Searchable | undefined;
      readonly expected: number;
    }
  | { readonly tenant: string; readonly remove: string; readonly expected: number; readonly writeId: string }
  | { readonly maintain: number };

interface JournalOptions {
  readonly folder: string;
  readonly fault: string;
}

/** The smallest durable adapter: a memory store, and a file of every write, which is repeated when it opens. */
const journalAdapter: MemoryAdapter<JournalOptions> = defineAdapter({
  name: "journal",
  settings: [
    { environment: "MGP_JOURNAL_FOLDER", description: "Folder of the journal." },
    { environment: "MGP_JOURNAL_FAULT", description: "What is to be wrong with it.", default: "nothing" },
  ],
  optionsFrom: (settings) => {
    const folder = settings["MGP_JOURNAL_FOLDER"];
    if (folder === undefined) throw new StoreError("misconfigured", "set MGP_JOURNAL_FOLDER to a folder");
    return { folder, fault: settings["MGP_JOURNAL_FAULT"] ?? "none" };
  },
  open: async ({ folder, fault }, context, call) => {
    mkdirSync(folder, { recursive: true });
    const unlock = fault === "no-lock" || fault === "replicas" ? () => undefined : lock(path.join(folder, "lock"));
    let past: number | undefined;
    const open = await memoryAdapter.open({}, { ...context, now: () => past ?? context.now() }, call);
    const keeping = keepingOf(path.join(folder, "journal"), fault);
    const forgotten = new Set<string>();
    for (const entry of entriesOf(keeping)) {
      past = entry.at;
      if ("maintain" in entry && fault === "no-horizon") forgetAlone(entry.maintain, keeping, forgotten);
      else await repeat(open.store, entry, call);
    }
    past = undefined;
    const note = (effect: Effect): void => keeping.note({ ...effect, at: context.now() });
    return {
      manifest: open.manifest,
      guarantees: { ...open.guarantees, durable: true, replicas: fault === "replicas" },
      store: {
        ...storeOf(open.store, note, { folder, forgotten }),
        operator: operatorOf(open.store.operator, note),
        close: async () => {
          keeping.end();
          await open.store.close();
          unlock();
        },
      },
    };
  },
});

// The kit loads it as it loads any adapter: by its default export.
// oxlint-disable-next-line import/no-default-export
export default journalAdapter;

/** `forgotten`: ids whose purges it does not tell. */
function storeOf(
  inner: MemoryStore,
  note: (effect: Effect) => void,
  { folder, forgotten }: { readonly folder: string; readonly forgotten: ReadonlySet<string> },
): Omit<MemoryStore, "operator"> {
  const insert: MemoryStore["insert"] = async (request, call) => {
    const result = await inner.insert(request, call);
    const { tenant, draft, searchable } = request;
    if (result.kind === "inserted") note({ tenant, insert: draft, searchable });
    return result;
  };
  let feed = "";
  return {
    ...methodsOf(inner),
    insert,
    insertMany: async (...args) => await insertOneByOne({ insert }, ...args),
    replace: async (request, call) => {
      const result = await inner.replace(request, call);
      const { tenant, draft, searchable, expectedRevision } = request;
      if (result.kind === "replaced") note({ tenant, replace: draft, searchable, expected: expectedRevision });
      return result;
    },
    remove: async (request, call) => {
      const result = await inner.remove(request, call);
      const { tenant, memoryId, expectedRevision, writeId } = request;
      if (result.kind === "removed") note({ tenant, remove: memoryId, expected: expectedRevision, writeId });
      return result;
    },
    // The memory store names its feed after the process; this one's is named after its folder.
    changes: async ({ tenant, page }, call) => {
      feed ||= feedOf((await inner.changes({ tenant, page: { limit: 1 } }, call)).cursor);
      const { cursor, ...rest } = page;
      const own = cursor === undefined ? {} : { cursor: cursor.replace(JSON.stringify(folder), JSON.stringify(feed)) };
      const answer = await inner.changes({ tenant, page: { ...rest, ...own } }, call);
      const items = answer.items.filter((change) => change.kind === "record" || !forgotten.has(change.memoryId));
      return { ...answer, items, cursor: answer.cursor.replace(JSON.stringify(feed), JSON.stringify(folder)) };
    },
  };
}

function feedOf(cursor: string): string {
  const parts: unknown = JSON.parse(cursor);
  return Array.isArray(parts) ? String(parts[1]) : "";
}

function operatorOf(inner: StoreOperator, note: (effect: Effect) => void): StoreOperator {
  return {
    ...wholeOperatorOf({ operator: inner }),
    maintain: async ({ budgetMs, tombstonesBefore: before }, call) => {
      note({ maintain: before });
      return await inner.maintain({ budgetMs, tombstonesBefore: before }, call);
    },
  };
}

async function repeat(store: MemoryStore, entry: Entry, call: Call): Promise<void> {
  if ("maintain" in entry)
    await store.operator.maintain({ budgetMs: call.deadline - entry.at, tombstonesBefore: entry.maintain }, call);
  else if ("insert" in entry)
    await store.insert({ tenant: entry.tenant, draft: entry.insert, searchable: entry.searchable }, call);
  else if ("replace" in entry)
    await store.replace(
      { tenant: entry.tenant, draft: entry.replace, searchable: entry.searchable, expectedRevision: entry.expected },
      call,
    );
  else
    await store.remove(
      { tenant: entry.tenant, memoryId: entry.remove, expectedRevision: entry.expected, writeId: entry.writeId },
      call,
    );
}

/** As a store does that drops old tombstones from its file, and no longer knows that it had them. */
function forgetAlone(before: number, keeping: Keeping, forgotten: Set<string>): void {
  for (const entry of entriesOf(keeping)) if ("remove" in entry && entry.at < before) forgotten.add(entry.remove);
}

function entriesOf(keeping: Keeping): readonly Entry[] {
  return keeping.entries().map((entry) => {
    if (!isEntry(entry)) throw new StoreError("damaged", "the journal has a line that is none of its own");
    return entry;
  });
}

function isEntry(value: unknown): value is Entry {
  return typeof value === "object" && value !== null && "at" in value;
}

/** Held by the process that is named in it, if that is still there. */
function lock(file: string): () => void {
  if (existsSync(file) && isRunning(Number(readFileSync(file, "utf8")))) {
    throw new StoreError("unavailable", "another process has the journal open: end it, or choose another folder");
  }
  writeFileSync(file, String(process.pid));
  return () => rmSync(file, { force: true });
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
