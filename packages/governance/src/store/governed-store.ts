import { analysisOf, StoreError } from "@mgp/core";
import type { AccessDecision, Call, InsertItem, MgpError, SearchedContent } from "@mgp/core";
import { AuditEntry } from "../audit/audit-entry.ts";
import type { AuditSink } from "../audit/audit-entry.ts";
import { toMgpError } from "../failures/failure.ts";
import { Pace } from "../pace/pace.ts";
import { Notices } from "../request/notices.ts";
import type { RequestScope } from "../request/request-scope.ts";
import type { RequestState } from "../request/request-state.ts";
import type { IncomingWrite } from "../writing/incoming.ts";
import { MemoryAccess } from "./memory-access.ts";
import type { StoreServices } from "./memory-access.ts";
import { MemoryReader } from "./memory-reader.ts";
import { MemoryWriter } from "./memory-writer.ts";
import type { WriteIdentity, WrittenMemory } from "./memory-writer.ts";

/**
 * The one door: the only holder of an adapter. An operation is handed a session of it, never the adapter, so that no
 * operation can reach a stored memory past policy, tenant and audit.
 */
export class GovernedStore {
  readonly #services: StoreServices;
  readonly #sink: AuditSink;

  constructor(services: StoreServices, sink: AuditSink) {
    this.#services = services;
    this.#sink = sink;
  }

  /** The audit trail of a request, from its first stage on. @param event its id, where others have to know it */
  entryOf(state: RequestState, event?: string): AuditEntry {
    return new AuditEntry(this.#sink, state, event === undefined ? {} : { event });
  }

  /** The way to memories of a request that runs. */
  session(entry: AuditEntry, call: Call): GovernedSession {
    return new GovernedSession(this.#services, entry, { ...entry.request, call, notices: new Notices() });
  }
}

/** One item of a run of inserts: its own session, and what it wants to write, which policy has permitted. */
export interface RunItem {
  readonly session: GovernedSession;
  readonly incoming: IncomingWrite;
  readonly decision: AccessDecision;
  readonly identity: WriteIdentity;
}

/** One request's way to memories, with the audit trail of what it does there. */
export class GovernedSession {
  readonly scope: RequestScope;
  readonly entry: AuditEntry;
  readonly reader: MemoryReader;
  readonly writer: MemoryWriter;
  readonly #services: StoreServices;
  readonly #access: MemoryAccess;

  constructor(services: StoreServices, entry: AuditEntry, scope: RequestScope) {
    this.scope = scope;
    this.entry = entry;
    this.#services = services;
    const access = new MemoryAccess(services, scope, entry);
    this.#access = access;
    this.reader = new MemoryReader(access);
    this.writer = new MemoryWriter(access);
  }

  /** By which content this request may find memories. Policy is asked, so once a request. */
  searchedContent(): SearchedContent {
    const { caller, context, tenant } = this.scope;
    return this.#services.hiddenContent.mayBeFound({ caller, context, tenant }) ? "full" : "open";
  }

  /**
   * Makes room for what is read for the answer and is no memory.
   *
   * @param bytes in all
   * @throws MgpError 429
   */
  requireRoom(bytes: number): void {
    this.#access.hold(bytes);
  }

  /** A session with an audit trail of its own, for one item of a request that has several. */
  forItem(target: string): GovernedSession {
    return new GovernedSession(this.#services, this.entry.forItem(target), this.scope);
  }

  /** What is there already of a run that may be there: written, where it is the very same, or a conflict. */
  async *findThere(
    items: readonly RunItem[],
  ): AsyncGenerator<readonly [RunItem, WrittenMemory | MgpError], void, undefined> {
    const asked = items.filter(({ incoming }) => incoming.sameIsWritten === true);
    const ids = new Set(asked.map(({ incoming }) => incoming.memory.memory_id));
    for await (const record of this.reader.recordsOf([...ids])) {
      for (const item of asked) {
        if (item.incoming.memory.memory_id !== record.memoryId) continue;
        const { writer } = item.session;
        const draft = writer.draftOfNew(item.incoming, item.identity);
        yield [item, await writer.settle({ ...item, draft }, record)];
      }
    }
  }

  /**
   * Inserts memories without hints in one go, in order, each with its item's audit trail. A taken id is that item's
   * conflict; with `stopAtFirstFailure` nothing after it is tried, and the results end with it.
   */
  async insertRun(
    items: readonly RunItem[],
    stopAtFirstFailure: boolean,
  ): Promise<readonly (WrittenMemory | MgpError)[]> {
    const pace = new Pace();
    const inserts: (InsertItem & { readonly entry: AuditEntry; readonly leftOut: number })[] = [];
    for (const { session, incoming, identity } of items) {
      const draft = session.writer.draftOfNew(incoming, identity);
      const { leftOut, ...searchable } = await pace.finish(analysisOf(incoming.memory));
      inserts.push({ entry: session.entry, draft, searchable, leftOut });
    }
    const results = await this.#services.effects.insertMany(this.scope, inserts, stopAtFirstFailure);
    const written: (WrittenMemory | MgpError)[] = [];
    for (const [index, { session, incoming, decision, identity }] of items.slice(0, results.length).entries()) {
      const result = results[index];
      const insert = inserts[index];
      if (result === undefined || insert === undefined)
        written.push(toMgpError(new StoreError("damaged", "The backend left out a result."), "write"));
      else if (StoreError.isInstance(result)) written.push(toMgpError(result, "write"));
      else if (result.kind === "inserted") {
        this.scope.notices.notIndexed(insert.leftOut);
        written.push(session.writer.created(result.record, insert.draft, incoming.memory, decision));
      } else {
        const { draft } = insert;
        written.push(await session.writer.taken({ incoming, draft, decision, identity }, result.writeIds));
      }
    }
    return written;
  }
}
