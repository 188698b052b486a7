import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileAdapter } from "@mgp/adapter-file";
import { graphAdapter } from "@mgp/adapter-graph";
import { memoryAdapter } from "@mgp/adapter-memory";
import { postgresAdapter } from "@mgp/adapter-postgres";
import {
  analyseQuery,
  type Call,
  draftOf,
  type MemoryStore,
  type OpenStore,
  searchableOf,
  searchTerms,
} from "@mgp/core";
import { startPostgres } from "@mgp/test-servers";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Conversation } from "../../src/locomo/conversation.ts";
import { answerable, judge, type Judgement, meanOfConversations } from "../../src/locomo/evaluate.ts";
import { readConversations } from "../../src/locomo/files.ts";
import { memoryIdOf, memoryOf, tenantOf } from "../../src/locomo/memories.ts";
import { reportOf } from "../../src/locomo/report.ts";

/** Beside the repository, not in it: the conversations may not be passed on with the product. */
const folder = path.join(import.meta.dirname, "../../../../shared/data/locomo");
const call: Call = { signal: new AbortController().signal, deadline: Number.MAX_SAFE_INTEGER };

async function judgeAll(store: MemoryStore, conversation: Conversation): Promise<readonly Judgement[]> {
  const tenant = tenantOf(conversation);
  for (const turn of conversation.turns) {
    const memory = memoryOf(conversation, turn);
    const draft = draftOf(memory, { state: "active", writeIds: ["w"], now: 0 });
    await store.insert({ tenant, draft, searchable: searchableOf(memory) }, call);
  }
  const judgements = answerable(conversation).map(async (question) => {
    const terms = searchTerms(analyseQuery([question.text]).terms, "full");
    const query = { terms, content: "full", text: question.text, filter: {}, limit: 10 } as const;
    const page = await store.search({ tenant, query }, call);
    const found = new Set(page.items.map((hit) => hit.record.memoryId));
    return judge(
      conversation.name,
      question,
      question.evidence.filter((id) => found.has(memoryIdOf(conversation, id))),
    );
  });
  return await Promise.all(judgements);
}

const context = { now: (): number => 0, log: () => undefined };

/** Each adapter, on nothing but a folder, or a server that ends with the test. */
const opening: Readonly<Record<string, (home: string) => Promise<OpenStore>>> = {
  memory: async () => await memoryAdapter.open({}, context, call),
  file: async (home) => await fileAdapter.open(fileAdapter.optionsFrom({ MGP_FILE_STORAGE_DIR: home }), context, call),
  graph: async (home) =>
    await graphAdapter.open(
      graphAdapter.optionsFrom({ MGP_GRAPH_DB_PATH: path.join(home, "graph.db") }),
      context,
      call,
    ),
  postgres: async () => {
    const server = await startPostgres();
    onTestFinished(async () => await server.stop());
    return await postgresAdapter.open({ dsn: server.dsn }, context, call);
  },
};

describe("evidence recall over LoCoMo", () => {
  it.for(Object.keys(opening))(
    "is at least 0.62 with the adapter %s",
    { timeout: 180_000 },
    async (adapter, { skip }) => {
      skip(!existsSync(folder) && process.env["CI"] !== "true", "../shared/data/locomo is not there");
      const home = mkdtempSync(path.join(tmpdir(), "mgp-locomo-"));
      const open = opening[adapter];
      if (open === undefined) throw new Error(`There is no way to open ${adapter}.`);
      const { store } = await open(home);
      onTestFinished(async () => {
        await store.close();
        rmSync(home, { recursive: true, force: true });
      });
      const judgements: Judgement[] = [];
      for (const conversation of readConversations([folder])) judgements.push(...(await judgeAll(store, conversation)));
      expect(meanOfConversations(judgements)).toBeGreaterThan(0.62);
      expect(reportOf(judgements, 10)).toContain("mean over conversations: 0.6");
    },
  );
});
