import { analysisOf, draftOf, MgpError, REMEMBERED_WRITES, stateAfter, transition } from "@mgp/core";
import type { AccessDecision, JsonObject, LifecycleAction, MemoryObject, MemoryRecord, RecordDraft } from "@mgp/core";
import { inspectChanged } from "../checks/inspect-body.ts";
import { drawId } from "../identifiers/draw-id.ts";
import { Pace } from "../pace/pace.ts";
import type { MemoryView } from "../views/view.ts";
import { alreadyExists, deleted, outcomeForgotten } from "../writing/conflicts.ts";
import { isMerging, judgeHint, matchOf } from "../writing/hint.ts";
import type { HintHit } from "../writing/hint.ts";
import { requireLifetime, requireValid } from "../writing/incoming.ts";
import type { IncomingWrite } from "../writing/incoming.ts";
import { mergeMemories, resolutionOf } from "../writing/merge.ts";
import type { Resolution } from "../writing/merge.ts";
import { applyPatch } from "../writing/patch.ts";
import { sensitivityRank } from "../writing/sensitivity.ts";
import { nextUpdatedAt } from "../writing/updated-at.ts";
import type { MemoryAccess } from "./memory-access.ts";
import type { StoredMemory } from "./stored-memory.ts";

/** What a write came to. */
export interface WrittenMemory {
  readonly view: MemoryView;
  readonly resolution: Resolution;
  readonly memoryId: string;
  readonly revision: number;
  readonly derivedFrom: readonly string[];
}

/** A write's identity across retries: one id, carried into the record, means one effect. */
export interface WriteIdentity {
  readonly writeId: string;
  /** An earlier attempt under this id may have had its effect already. */
  readonly retried: boolean;
}

/** Changes memories for one request. Every change is a compare-and-set that is tried until the request's deadline. */
export class MemoryWriter {
  readonly #access: MemoryAccess;
  readonly #pace = new Pace();

  constructor(access: MemoryAccess) {
    this.#access = access;
  }

  /** Stores a memory, or changes the one that its id or hint leads to. */
  async put(incoming: IncomingWrite, identity: WriteIdentity = newIdentity()): Promise<WrittenMemory> {
    const { memory, hint } = incoming;
    this.#access.entry.concern(memory.memory_id);
    const decision = await this.permitIncoming(incoming);
    if (identity.retried) await this.#refuseVanished(memory.memory_id, identity);
    const draft = this.draftOfNew(memory, identity);
    const searchable = await this.#pace.finish(analysisOf(memory));
    const unless = hint === undefined ? undefined : matchOf(memory, hint);
    for (;;) {
      this.#requireTime();
      const result = await this.#effects.insert(this.#access.entry, this.#access.scope, draft, searchable, unless);
      if (result.kind === "inserted") return this.created(result.record, draft, memory, decision);
      if (result.by === "key" && !unless?.keys.some((key) => result.record.matchKeys.includes(key))) {
        throw new MgpError("MGP_BACKEND_ERROR", "The backend took two unlike memories for one. Nothing was changed.");
      }
      const stored = await this.#access.readOne(result.record);
      const hit: HintHit = { record: result.record, memory: stored.memory, by: result.by };
      const written = await this.#mergeInto(stored, hit, incoming, decision, identity);
      if (written !== undefined) return written;
    }
  }

  /** Asks policy about a memory that is about to be written. An id that is taken comes before a denial. */
  async permitIncoming({ memory, hint }: IncomingWrite): Promise<AccessDecision> {
    const decision = this.#access.decideIncoming(memory);
    if (decision.decision === "deny" && !isMerging(hint)) {
      const { scope, services } = this.#access;
      const [existing] = await services.backend.store.get(
        { tenant: scope.tenant, memoryIds: [memory.memory_id] },
        scope.call,
      );
      if (existing !== undefined) throw alreadyExists(existing.memoryId, hint === undefined);
    }
    return this.#access.permit(decision);
  }

  draftOfNew(memory: MemoryObject, identity: WriteIdentity): RecordDraft {
    return draftOf(memory, { state: "active", writeIds: [identity.writeId], now: this.#access.now });
  }

  /** @param draft what was made of the memory, and inserted */
  created(record: MemoryRecord, draft: RecordDraft, memory: MemoryObject, decision: AccessDecision): WrittenMemory {
    const stored = this.#access.readWritten(record, draft, memory);
    return this.#written(stored, this.#access.viewOfChange(decision, decision, stored), "created");
  }

  /** What an earlier attempt inserted, as it is now. */
  async createdBefore(
    draft: RecordDraft,
    memory: MemoryObject,
    decision: AccessDecision,
  ): Promise<WrittenMemory | MgpError> {
    const { scope, services } = this.#access;
    const [record] = await services.backend.store.get(
      { tenant: scope.tenant, memoryIds: [draft.memoryId] },
      scope.call,
    );
    return record === undefined ? outcomeForgotten(draft.memoryId) : this.created(record, draft, memory, decision);
  }

  async patch(memoryId: string, patch: JsonObject): Promise<MemoryView> {
    const writeId = drawId("w");
    for (;;) {
      this.#requireTime();
      const stored = await this.#access.find(memoryId);
      const before = this.#access.permitChange(stored);
      const patched = applyPatch(stored.memory, stored.shown, patch);
      if (patch["updated_at"] === undefined) patched.updated_at = nextUpdatedAt(stored.memory, this.#access.now);
      this.#requireDeclassify(stored.memory, patched);
      const after = this.#access.permit(this.#access.decideIncoming(patched, stored.record.state));
      const replaced = await this.#replace(stored, patched, writeId, stored.record.state);
      if (replaced !== undefined) return this.#access.viewOfChange(before, after, replaced);
    }
  }

  /** @param at epoch milliseconds that the caller gave for the change */
  async move(
    memoryId: string,
    action: LifecycleAction,
    at: number | undefined,
    reason: string | undefined,
  ): Promise<void> {
    const writeId = drawId("w");
    for (;;) {
      this.#requireTime();
      const stored = await this.#access.find(memoryId);
      this.#access.permit(this.#access.decide(stored));
      const { record } = stored;
      const move = transition(record.state, action);
      if (move === "repeat") return;
      if (move === "refuse") throw deleted(memoryId);
      const { revision, stateReason: _before, ...rest } = record;
      const draft: RecordDraft = {
        ...rest,
        state: stateAfter[action],
        stateChangedAt: at ?? this.#access.now,
        ...(reason === undefined ? {} : { stateReason: reason }),
        writeIds: [...record.writeIds, writeId].slice(-REMEMBERED_WRITES),
      };
      const result = await this.#effects.replace(this.#access.entry, this.#access.scope, draft, undefined, revision);
      if (result.kind === "replaced") return;
    }
  }

  /** Removes a memory for good. Returns what the backend keeps in spite of it. */
  async remove(memoryId: string): Promise<readonly string[]> {
    const writeId = drawId("w");
    for (;;) {
      this.#requireTime();
      const stored = await this.#access.find(memoryId);
      this.#access.permit(this.#access.decide(stored));
      const { revision } = stored.record;
      const result = await this.#effects.remove(this.#access.entry, this.#access.scope, memoryId, revision, writeId);
      if (result.kind === "removed") return result.residue ?? [];
    }
  }

  get #effects() {
    return this.#access.services.effects;
  }

  /** Writes onto an existing memory; `undefined` when it changed meanwhile and everything has to be looked at again. */
  async #mergeInto(
    stored: StoredMemory,
    hit: HintHit,
    { memory, hint }: IncomingWrite,
    incomingDecision: AccessDecision,
    identity: WriteIdentity,
  ): Promise<WrittenMemory | undefined> {
    const { record } = stored;
    this.#access.entry.concern(record.memoryId);
    if (record.writeIds.includes(identity.writeId)) return this.#alreadyWritten(stored, hint, identity);
    if (!isMerging(hint)) throw alreadyExists(record.memoryId, hint === undefined);
    if (identity.retried && record.writeIds.length >= REMEMBERED_WRITES) throw outcomeForgotten(record.memoryId);
    const before = this.#access.permitChange(stored);
    if (record.state === "deleted") throw deleted(record.memoryId);
    if (judgeHint(hint, memory, hit, this.#access.now) === "coalesce") {
      return this.#written(stored, this.#access.viewOfChange(before, incomingDecision, stored), "deduped");
    }
    const merged = mergeMemories(stored.memory, memory, hint, nextUpdatedAt(stored.memory, this.#access.now));
    requireValid(merged);
    requireLifetime(merged);
    this.#requireDeclassify(stored.memory, merged);
    const after = this.#access.permit(this.#access.decideIncoming(merged));
    const replaced = await this.#replace(stored, merged, identity.writeId, "active");
    if (replaced === undefined) return undefined;
    return this.#written(replaced, this.#access.viewOfChange(before, after, replaced), resolutionOf[hint.strategy]);
  }

  /** An earlier attempt under the same write id succeeded: the answer is made again, nothing is written twice. */
  #alreadyWritten(stored: StoredMemory, hint: IncomingWrite["hint"], identity: WriteIdentity): WrittenMemory {
    // Read, not written: by now the memory may be deleted, or its time may be over.
    const decision = this.#access.permit(this.#access.decide(stored, "read"));
    const isFirst = stored.record.writeIds[0] === identity.writeId && stored.record.writeIds.length < REMEMBERED_WRITES;
    const resolution = isFirst || !isMerging(hint) ? "created" : resolutionOf[hint.strategy];
    return this.#written(stored, this.#access.show(stored, decision), resolution);
  }

  async #replace(
    stored: StoredMemory,
    memory: MemoryObject,
    writeId: string,
    state: "active" | StoredMemory["record"]["state"],
  ): Promise<StoredMemory | undefined> {
    const { record } = stored;
    const keepsState = state === record.state;
    const draft = draftOf(memory, {
      state,
      ...(keepsState && record.stateChangedAt !== undefined ? { stateChangedAt: record.stateChangedAt } : {}),
      ...(keepsState && record.stateReason !== undefined ? { stateReason: record.stateReason } : {}),
      writeIds: [...record.writeIds, writeId],
      now: record.createdAt,
    });
    inspectChanged(memory, draft.body, this.#access.services.limits);
    const searchable = await this.#pace.finish(analysisOf(memory));
    const { entry, scope } = this.#access;
    const result = await this.#effects.replace(entry, scope, draft, searchable, record.revision);
    return result.kind === "replaced" ? this.#access.readWritten(result.record, draft, memory) : undefined;
  }

  #written(stored: StoredMemory, view: MemoryView, resolution: Resolution): WrittenMemory {
    return {
      view,
      resolution,
      memoryId: stored.record.memoryId,
      revision: stored.record.revision,
      derivedFrom: stored.memory.derived_from ?? [],
    };
  }

  /** Where callers are known at all, it takes a right to make a memory less sensitive. */
  #requireDeclassify(before: MemoryObject, after: MemoryObject): void {
    const { caller } = this.#access.scope;
    if (caller.authentication === "off" || caller.rights.includes("declassify")) return;
    if (sensitivityRank(after.sensitivity) >= sensitivityRank(before.sensitivity)) return;
    this.#access.permit({
      decision: "deny",
      reason_code: "declassify_right_missing",
      applied_rules: ["declassify_right_deny"],
      return_mode: "metadata_only",
    });
  }

  /** A retry of a write that may have happened and whose memory is gone by now must not bring it back. */
  async #refuseVanished(memoryId: string, identity: WriteIdentity): Promise<void> {
    const { scope, services } = this.#access;
    const trace = await services.backend.store.operator.lastWrite({ tenant: scope.tenant, memoryId }, scope.call);
    if (trace?.purged === true && !trace.writeIds.includes(identity.writeId)) throw outcomeForgotten(memoryId);
  }

  #requireTime(): void {
    const { call } = this.#access.scope;
    if (call.signal.aborted || this.#access.now > call.deadline) {
      throw new MgpError(
        "MGP_BACKEND_ERROR",
        "The memory kept changing until the request ran out of time. Nothing was changed; try again.",
      );
    }
  }
}

/** The identity of a write that nobody will try again. */
export function newIdentity(): WriteIdentity {
  return { writeId: drawId("w"), retried: false };
}
