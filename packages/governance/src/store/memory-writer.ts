import { analysisOf, draftOf, MgpError, REMEMBERED_WRITES, stateAfter, transition } from "@mgp/core";
import type {
  AccessDecision,
  InsertResult,
  JsonObject,
  LifecycleAction,
  Match,
  MemoryMergeHint,
  MemoryObject,
  MemoryRecord,
  RecordDraft,
} from "@mgp/core";
import { inspectChanged } from "../checks/inspect-body.ts";
import { drawId } from "../identifiers/draw-id.ts";
import { pauseAfter } from "../locks/pause.ts";
import { outOfTime } from "../locks/turns.ts";
import { Pace } from "../pace/pace.ts";
import { splitReference } from "../views/reference.ts";
import type { MemoryView } from "../views/view.ts";
import { alreadyExists, deleted, otherState, outcomeForgotten } from "../writing/conflicts.ts";
import { isMerging, judgeHint, matchOf } from "../writing/hint.ts";
import type { HintHit } from "../writing/hint.ts";
import { requireLifetime, requireValid } from "../writing/incoming.ts";
import type { IncomingWrite } from "../writing/incoming.ts";
import { active, lifecycleOf } from "../writing/lifecycle.ts";
import type { Lifecycle } from "../writing/lifecycle.ts";
import { mergeMemories, resolutionOf } from "../writing/merge.ts";
import type { Resolution } from "../writing/merge.ts";
import { applyPatch } from "../writing/patch.ts";
import { isSameMemory } from "../writing/same-memory.ts";
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

/** One try at storing a memory, which policy has permitted. */
export interface Attempt {
  readonly decision: AccessDecision;
  readonly draft: RecordDraft;
  readonly identity: WriteIdentity;
}

/** The same, with the memory. */
export interface NewMemory extends Attempt {
  readonly incoming: IncomingWrite;
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
    const draft = this.draftOfNew(incoming, identity);
    const { leftOut, ...searchable } = await this.#pace.finish(analysisOf(memory));
    const unless = hint === undefined ? undefined : this.#matchFor(incoming, hint);
    const insert = async (): Promise<InsertResult> =>
      await this.#effects.insert(this.#access.entry, this.#access.scope, draft, searchable, unless);
    const created = (record: MemoryRecord): WrittenMemory => {
      this.#access.scope.notices.notIndexed(leftOut);
      return this.created(record, draft, memory, decision);
    };
    this.#requireTime();
    const first = await insert();
    if (first.kind === "inserted") return created(first.record);
    return await this.#inTurn(first.record.memoryId, async (isStale) => {
      const result = isStale ? await insert() : first;
      if (result.kind === "inserted") return created(result.record);
      requireLike(result, unless);
      const stored = await this.#access.readOne(result.record);
      const { record, by } = result;
      const hit: HintHit = { record, memory: stored.memory, by, keys: unless?.keys ?? [] };
      return await this.#mergeInto(stored, hit, incoming, { decision, draft, identity });
    });
  }

  /** Asks policy about a memory that is about to be written. An id that is taken comes before a denial. */
  async permitIncoming({ memory, hint, lifecycle = active }: IncomingWrite): Promise<AccessDecision> {
    const decision = this.#access.decideArriving(memory, lifecycle.state);
    if (decision.decision === "deny" && !isMerging(hint)) {
      const existing = await this.#recordOf(memory.memory_id);
      if (existing !== undefined) throw alreadyExists(existing.memoryId, hint === undefined);
    }
    return this.#access.permit(decision);
  }

  draftOfNew({ memory, lifecycle = active }: IncomingWrite, identity: WriteIdentity): RecordDraft {
    return draftOf(memory, { ...lifecycle, writeIds: [identity.writeId], now: this.#access.now });
  }

  /** @param draft what was made of the memory, and inserted */
  created(record: MemoryRecord, draft: RecordDraft, memory: MemoryObject, decision: AccessDecision): WrittenMemory {
    const stored = this.#access.readWritten(record, draft, memory);
    return this.#written(stored, this.#access.viewOfChange(decision, decision, stored), "created");
  }

  /** What a memory without a hint comes to whose id is taken. @param writeIds those of the record that is there */
  async taken(item: NewMemory, writeIds: readonly string[]): Promise<WrittenMemory | MgpError> {
    const { incoming, draft, identity } = item;
    const isOurs = writeIds.includes(identity.writeId);
    if (!isOurs && incoming.sameIsWritten !== true) return alreadyExists(draft.memoryId, true);
    const record = await this.#recordOf(draft.memoryId);
    if (record !== undefined) return await this.settle(item, record);
    return isOurs ? outcomeForgotten(draft.memoryId) : alreadyExists(draft.memoryId, true);
  }

  /** The same, of the record that is there: an earlier attempt has written it, or it is the same, or it is a conflict. */
  async settle(
    { incoming, draft, decision, identity }: NewMemory,
    record: MemoryRecord,
  ): Promise<WrittenMemory | MgpError> {
    if (record.writeIds.includes(identity.writeId)) return this.created(record, draft, incoming.memory, decision);
    return (await this.#sameAsThere(record, incoming, draft)) ?? alreadyExists(record.memoryId, true);
  }

  /** A memory that is there just as it comes in, where the caller may learn that; `undefined`: it is not that. */
  async #sameAsThere(
    record: MemoryRecord,
    incoming: IncomingWrite,
    draft: RecordDraft,
  ): Promise<WrittenMemory | undefined> {
    const stored = await this.#access.readOne(record);
    const { lifecycle = active, sameIsWritten = false } = incoming;
    if (!sameIsWritten || !this.#isShownAs(record, lifecycle) || !this.#access.mayReadAll(stored)) return undefined;
    if (record.body !== draft.body && !isSameMemory(stored.memory, incoming.memory)) return undefined;
    return this.#written(stored, this.#access.view(stored, this.#access.decideListed(stored, true)), "deduped");
  }

  async patch(memoryId: string, patch: JsonObject): Promise<MemoryView> {
    const writeId = drawId("w");
    return await this.#inTurn(memoryId, async () => {
      const stored = await this.#access.find(memoryId);
      const before = this.#access.permitChange(stored);
      const patched = applyPatch(stored.memory, this.#referenceShown(stored), patch);
      if (patch["updated_at"] === undefined) patched.updated_at = nextUpdatedAt(stored.memory, this.#access.now);
      this.#requireDeclassify(stored.memory, patched);
      const after = this.#access.permit(this.#access.decideIncoming(patched, stored.record.state));
      const replaced = await this.#replace(stored, patched, writeId, lifecycleOf(stored.record));
      return replaced && this.#access.viewOfChange(before, after, replaced);
    });
  }

  /** @param at epoch milliseconds that the caller gave for the change */
  async move(
    memoryId: string,
    action: LifecycleAction,
    at: number | undefined,
    reason: string | undefined,
  ): Promise<void> {
    const writeId = drawId("w");
    await this.#inTurn(memoryId, async () => {
      const stored = await this.#access.find(memoryId);
      this.#access.permit(this.#access.decide(stored));
      const { record } = stored;
      const move = transition(record.state, action);
      if (move === "repeat") return "repeated";
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
      return result.kind === "replaced" ? "moved" : undefined;
    });
  }

  /** Removes a memory permanently. Returns what the backend keeps in spite of it. */
  async remove(memoryId: string): Promise<readonly string[]> {
    const writeId = drawId("w");
    return await this.#inTurn(memoryId, async () => {
      const stored = await this.#access.find(memoryId);
      this.#access.permit(this.#access.decide(stored));
      const { revision } = stored.record;
      const result = await this.#effects.remove(this.#access.entry, this.#access.scope, memoryId, revision, writeId);
      return result.kind === "removed" ? (result.residue ?? []) : undefined;
    });
  }

  /**
   * Tries a change until it is done or the request's time is over, while no other request to this gateway changes the
   * memory: each of many would else read and decide anew as often as one of the others comes first.
   *
   * @param attempt told whether what was read before may have changed; answers `undefined` when it came too late
   */
  async #inTurn<Result>(memoryId: string, attempt: (isStale: boolean) => Promise<Result | undefined>): Promise<Result> {
    const { scope, services } = this.#access;
    const name = JSON.stringify([scope.tenant, memoryId]);
    return await services.turns.take(name, scope.call, async (hasWaited) => {
      for (let losses = 0; ;) {
        this.#requireTime();
        const result = await attempt(hasWaited || losses > 0);
        if (result !== undefined) return result;
        losses += 1;
        await pauseAfter(losses, scope.call);
      }
    });
  }

  /** What arrives inactive says nothing any more, so that no active memory is the same. */
  #matchFor({ memory, lifecycle = active }: IncomingWrite, hint: MemoryMergeHint): Match {
    const match = matchOf(memory, hint, this.#access.confirmsHidden);
    return lifecycle.state === "active" ? match : { ...match, keys: [] };
  }

  async #recordOf(memoryId: string): Promise<MemoryRecord | undefined> {
    const { scope, services } = this.#access;
    const [record] = await services.backend.store.get({ tenant: scope.tenant, memoryIds: [memoryId] }, scope.call);
    return record;
  }

  /** Holding a patch against what is hidden would tell whether a guess is right. */
  #referenceShown(stored: StoredMemory): JsonObject {
    const { backend_ref: reference = {} } = stored.shown;
    return this.#access.mayReadAll(stored) ? reference : splitReference(reference).server;
  }

  /** Of a record that stays in its state. What its lifetime has ended was expired by that, whatever arrives. */
  #lifecycleOf(record: MemoryRecord, { state }: Lifecycle): Lifecycle {
    if (record.state === state || record.expiresAt === undefined) return lifecycleOf(record);
    return { state, stateChangedAt: record.expiresAt };
  }

  /** A record is in a state, or shown in it, since its lifetime is over. */
  #isShownAs(record: MemoryRecord, { state }: Lifecycle): boolean {
    return record.state === state || (record.state === "active" && state === "expired" && this.#access.isOver(record));
  }

  get #effects() {
    return this.#access.services.effects;
  }

  /** Writes onto an existing memory; `undefined` when it changed meanwhile and everything has to be looked at again. */
  async #mergeInto(
    stored: StoredMemory,
    hit: HintHit,
    incoming: IncomingWrite,
    { decision, draft, identity }: Attempt,
  ): Promise<WrittenMemory | undefined> {
    const { memory, hint, lifecycle } = incoming;
    const { record } = stored;
    this.#access.entry.concern(record.memoryId);
    if (record.writeIds.includes(identity.writeId)) return this.#alreadyWritten(stored, hint, identity);
    if (!isMerging(hint)) {
      const same = await this.#sameAsThere(record, incoming, draft);
      if (same !== undefined) return same;
      throw alreadyExists(record.memoryId, hint === undefined);
    }
    if (identity.retried && record.writeIds.length >= REMEMBERED_WRITES) throw outcomeForgotten(record.memoryId);
    const before = this.#access.permitChange(stored);
    if (record.state === "deleted") throw deleted(record.memoryId);
    if (lifecycle !== undefined && !this.#isShownAs(record, lifecycle)) throw otherState(record.memoryId);
    if (judgeHint(hint, memory, hit, this.#access.now) === "coalesce") {
      return this.#written(stored, this.#access.viewOfChange(before, decision, stored), "deduped");
    }
    const merged = mergeMemories(stored.memory, memory, hint, nextUpdatedAt(stored.memory, this.#access.now));
    requireValid(merged);
    requireLifetime(merged);
    this.#requireDeclassify(stored.memory, merged);
    const becomes = lifecycle === undefined ? active : this.#lifecycleOf(record, lifecycle);
    const after = this.#access.permit(this.#access.decideIncoming(merged, becomes.state));
    const replaced = await this.#replace(stored, merged, identity.writeId, becomes);
    if (replaced === undefined) return undefined;
    return this.#written(replaced, this.#access.viewOfChange(before, after, replaced), resolutionOf[hint.strategy]);
  }

  /** An earlier attempt under the same write id succeeded: the answer is made again, nothing is written twice. */
  #alreadyWritten(stored: StoredMemory, hint: IncomingWrite["hint"], identity: WriteIdentity): WrittenMemory {
    // It was written, so this is no denial; but by now the memory may be deleted, or its time may be over.
    const decision = this.#access.decideWritten(stored);
    const isFirst = stored.record.writeIds[0] === identity.writeId && stored.record.writeIds.length < REMEMBERED_WRITES;
    const resolution = isFirst || !isMerging(hint) ? "created" : resolutionOf[hint.strategy];
    return this.#written(stored, this.#access.show(stored, decision), resolution);
  }

  async #replace(
    stored: StoredMemory,
    memory: MemoryObject,
    writeId: string,
    lifecycle: Lifecycle,
  ): Promise<StoredMemory | undefined> {
    const { record } = stored;
    const draft = draftOf(memory, {
      ...lifecycle,
      writeIds: [...record.writeIds, writeId],
      now: record.createdAt,
      session: record,
    });
    inspectChanged(memory, draft.body, this.#access.services.limits);
    const { leftOut, ...searchable } = await this.#pace.finish(analysisOf(memory));
    const { entry, scope } = this.#access;
    const result = await this.#effects.replace(entry, scope, draft, searchable, record.revision);
    if (result.kind !== "replaced") return undefined;
    // How long it is, is nothing for a caller that may not read it.
    if (this.#access.mayReadAll(stored)) scope.notices.notIndexed(leftOut);
    return this.#access.readWritten(result.record, draft, memory);
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
    if (call.signal.aborted || this.#access.now > call.deadline) throw outOfTime();
  }
}

/** The identity of a write that is not tried again. */
export function newIdentity(): WriteIdentity {
  return { writeId: drawId("w"), retried: false };
}

/** @throws MgpError when what stands in the way shares no key with what is written */
function requireLike({ by, record }: InsertResult & { readonly kind: "exists" }, unless: Match | undefined): void {
  if (by !== "key" || unless?.keys.some((key) => record.matchKeys.includes(key)) === true) return;
  throw new MgpError(
    "MGP_BACKEND_ERROR",
    "The backend mistook two different memories for the same one. Nothing was changed.",
  );
}
