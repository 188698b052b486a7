import assert from "node:assert/strict";
import { type InsertItem, presentAnalyser, StoreError } from "@mgp/core";
import type { CaseContext } from "../case-context.ts";
import { casesOf, type Condition, type ConformanceCase } from "../case.ts";
import { keepsWords } from "../conditions.ts";
import { expectRefusal, expectSame } from "../fixtures/expectations.ts";
import { withTokens } from "../fixtures/items.ts";
import { LATER_TOKEN, laterAnalyser } from "../fixtures/later-analyser.ts";
import { hitIdsOf, idsOf, listAll, put, putAll, searchAll } from "../fixtures/steps.ts";
import { ProcessFailure, withProcesses } from "../processes/store-process.ts";

/** More than two batches of a run of the kit. */
const MEMORIES = 600;

/** In the middle of the second batch. */
const KILLED_BEFORE = 400;

const PAGE = 100;

/** What only the present analyser has made of each memory. */
const EARLIER_TOKEN = "zzearlier";

const keepsWordsBesideOthers: Condition = {
  when: `${keepsWords.when}, and \`replicas\``,
  needs: (claims) => keepsWords.needs(claims) && claims.guarantees.replicas,
};

const keepsWordsOverProcesses: Condition = {
  when: `${keepsWords.when}, and the target has \`processes\``,
  needs: (claims) => keepsWords.needs(claims) && claims.reach.processes,
};

/** A memory that the later analyser wrote. */
function laterItem(memoryId: string): InsertItem {
  return withTokens(memoryId, [LATER_TOKEN]);
}

async function fill(context: CaseContext, tenant: string): Promise<readonly string[]> {
  const ids = Array.from({ length: MEMORIES }, (_, place) => `m${String(place).padStart(3, "0")}`);
  const items = ids.map((id) => withTokens(id, [EARLIER_TOKEN]));
  await putAll(context, tenant, items);
  return ids;
}

async function expectFound(
  context: CaseContext,
  tenant: string,
  tokens: readonly string[],
  ids: readonly string[],
): Promise<void> {
  await context.seen("search", async () => {
    const found = await searchAll(context, tenant, { tokens, text: "" });
    const lexical = found.filter(({ mode }) => mode !== "semantic");
    expectSame(hitIdsOf(lexical).toSorted(), ids, `found by ${tokens.join(" or ")}`);
  });
}

/** A store whose pages hold under writes shows all on several; any other, on one. */
async function expectFoundBeside(context: CaseContext, tenant: string, ids: readonly string[]): Promise<void> {
  const limit = context.guarantees.searchPages === "steady" ? PAGE : MEMORIES;
  const tokens = [EARLIER_TOKEN, LATER_TOKEN];
  const found = new Set(hitIdsOf(await searchAll(context, tenant, { tokens, text: "", limit })));
  expectSame([...found].toSorted(), ids, "found while a reindex runs");
}

/** All is found by what the later analyser makes, and the store says so. */
async function expectAnew(context: CaseContext, tenant: string, ids: readonly string[]): Promise<void> {
  assert.equal(await context.store.operator.analyserVersion(context.call()), laterAnalyser().version);
  await expectFound(context, tenant, [LATER_TOKEN], ids);
  await expectFound(context, tenant, [EARLIER_TOKEN], []);
}

/** Runs what is left, and tells how many memories it analysed. */
async function reindexTheRest(context: CaseContext): Promise<number> {
  let analysed = 0;
  await context.reindex(laterAnalyser(() => (analysed += 1)));
  return analysed;
}

/** Every memory is found by its old tokens or by its new ones, until the run has ended or the store was taken over. */
async function searchUntil(
  context: CaseContext,
  tenant: string,
  ids: readonly string[],
  isOver: () => boolean,
): Promise<void> {
  while (!isOver()) {
    try {
      await expectFoundBeside(context, tenant, ids);
    } catch (error) {
      if (StoreError.isInstance(error) && error.code === "unavailable") return;
      throw error;
    }
  }
}

export const wordCases: readonly ConformanceCase[] = casesOf("words", [
  {
    id: "words-version",
    title:
      "the version of the analyser is kept with the store from the beginning, and tokens of a newer one are refused",
    why: "Tokens are a stored format: a query of another analyser does not find them, and nothing else would say so.",
    ...keepsWords,
    run: async (context) => {
      const later = laterAnalyser();
      assert.equal(await context.store.operator.analyserVersion(context.call()), presentAnalyser.version);
      await put(context, context.tenant(), withTokens("m", [EARLIER_TOKEN]));
      await context.reopen(later);
      assert.equal(await context.store.operator.analyserVersion(context.call()), presentAnalyser.version);
      await context.store.close();
      await context.reindex(later);
      await expectRefusal(context.reopen(), ["misconfigured"], "open with an older analyser than the store's");
      await expectRefusal(context.reindex(presentAnalyser), ["misconfigured"], "reindex with an older analyser");
      await context.reopen(later);
    },
  },
  {
    id: "words-anew",
    title: "a store of an older analyser opens, is found by what is there, and a reindex makes all tokens anew",
    why: "Else a memory that was written before an upgrade is never found by what the upgrade finds.",
    ...keepsWords,
    run: async (context) => {
      const tenant = context.tenant();
      const ids = await fill(context, tenant);
      await put(context, context.tenant("other"), withTokens("other", [EARLIER_TOKEN]));
      const later = laterAnalyser();
      await context.reopen(later);
      const before = await listAll(context, tenant);
      await expectFound(context, tenant, [EARLIER_TOKEN], ids);
      await put(context, tenant, laterItem("n"));
      await expectFound(context, tenant, [LATER_TOKEN], ["n"]);
      await context.store.close();
      const { records } = await context.reindex(later);
      assert.equal(records, MEMORIES + 2, "how many records the store has");
      await context.reopen(later);
      await expectAnew(context, tenant, [...ids, "n"]);
      const after = (await listAll(context, tenant)).filter(({ memoryId }) => memoryId !== "n");
      assert.deepEqual(after, before, "a reindex has changed records");
      await context.store.close();
      assert.equal(await reindexTheRest(context), 0, "memories that a second run analysed again");
      await context.reopen(later);
      await expectAnew(context, tenant, [...ids, "n"]);
    },
  },
  {
    id: "words-anew-purged",
    title: "what a reindex makes anew can be replaced and purged as before",
    why: "Tokens that were made anew and are not taken out again find a memory that is gone.",
    ...keepsWords,
    run: async (context) => {
      const tenant = context.tenant();
      for (const id of ["a", "b", "c"]) await put(context, tenant, withTokens(id, [EARLIER_TOKEN]));
      await context.store.close();
      const later = laterAnalyser();
      await context.reindex(later);
      await context.reopen(later);
      const { draft, searchable } = withTokens("a", ["zzother"]);
      await context.store.replace({ tenant, draft, searchable, expectedRevision: 1 }, context.call());
      if (context.manifest.capabilities.supports_purge)
        await context.store.remove({ tenant, memoryId: "b", expectedRevision: 1, writeId: "w" }, context.call());
      const left = context.manifest.capabilities.supports_purge ? ["c"] : ["b", "c"];
      await expectFound(context, tenant, [LATER_TOKEN], left);
      await expectFound(context, tenant, ["zzother"], ["a"]);
    },
  },
  {
    id: "words-stopped",
    title:
      "a reindex that was stopped keeps what it made, and goes on; until then each memory is found as it was or anew",
    why: "A store of millions takes hours; a run that begins at the beginning each time may never end.",
    ...keepsWords,
    run: async (context) => {
      const tenant = context.tenant();
      const ids = await fill(context, tenant);
      await context.store.close();
      const stop = new AbortController();
      let first = 0;
      const analyser = laterAnalyser(() => (first += 1));
      const onProgress = (done: number): void => (done > 0 ? stop.abort() : undefined);
      const stopped = context.reindex(analyser, onProgress, context.call({ signal: stop.signal }));
      await expectRefusal(stopped, ["cancelled"], "a reindex that was cancelled");
      await context.reopen(analyser);
      assert.equal(await context.store.operator.analyserVersion(context.call()), presentAnalyser.version);
      await expectFound(context, tenant, [EARLIER_TOKEN, LATER_TOKEN], ids);
      await put(context, tenant, laterItem("n"));
      await context.store.close();
      const rest = await reindexTheRest(context);
      assert.ok(
        rest <= MEMORIES + 1 - first,
        `the second run analysed ${String(rest)} memories, the first ${String(first)}`,
      );
      await context.reopen(analyser);
      await expectAnew(context, tenant, [...ids, "n"]);
    },
  },
  {
    id: "words-kill",
    title: "a reindex that is killed in the middle loses no memory and no token, and the next run goes on",
    why: "`durable` holds for a command too; what is half done must be neither lost nor taken for done.",
    ...keepsWordsOverProcesses,
    run: async (context) => {
      const tenant = context.tenant();
      const ids = await fill(context, tenant);
      await context.store.close();
      await withProcesses(context, 1, async ([one], module) => {
        assert.ok(one !== undefined);
        const killed = one.reindex(module, context.settings, KILLED_BEFORE);
        await assert.rejects(killed, (error) => error instanceof ProcessFailure && error.code === undefined);
      });
      await context.reopen(laterAnalyser());
      expectSame(idsOf(await listAll(context, tenant)), ids, "records after the kill");
      await expectFound(context, tenant, [EARLIER_TOKEN, LATER_TOKEN], ids);
      await context.store.close();
      const rest = await reindexTheRest(context);
      assert.ok(rest < MEMORIES, "the run behind the kill began at the beginning");
      await context.reopen(laterAnalyser());
      await expectAnew(context, tenant, ids);
    },
  },
  {
    id: "words-beside",
    title: "while a reindex runs, each search finds every memory, by its old tokens or by its new ones",
    why: "A gateway of the same backend goes on answering; an agent that gets no error acts on it.",
    ...keepsWordsBesideOthers,
    run: async (context) => {
      const tenant = context.tenant();
      const ids = await fill(context, tenant);
      let isOver = false;
      const running = context.reindex(laterAnalyser()).finally(() => (isOver = true));
      const results = await Promise.allSettled([running, searchUntil(context, tenant, ids, () => isOver)]);
      for (const result of results) if (result.status === "rejected") throw result.reason;
      await context.reopen(laterAnalyser());
      await expectAnew(context, tenant, ids);
    },
  },
]);
