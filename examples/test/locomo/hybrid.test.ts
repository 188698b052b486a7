import { existsSync } from "node:fs";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { type Judgement, meanOfConversations } from "../../src/locomo/evaluate.ts";
import { readConversations } from "../../src/locomo/files.ts";
import { Gateway } from "../../src/locomo/gateway.ts";
import { ask, load } from "../../src/locomo/run.ts";
import { Workplace } from "../support/processes.ts";

/** Beside the repository, not in it: neither may be passed on with the product. */
const shared = path.join(import.meta.dirname, "../../../../shared/data");
const conversations = path.join(shared, "locomo");
const model = path.join(shared, "models/all-MiniLM-L6-v2");
const isThere = existsSync(conversations) && existsSync(model);

/** Some 4,600 texts go through the model, on a machine that may be busy with other tests. */
const TIMEOUT_MS = 1_200_000;

it(
  "words and meaning together find more of the evidence than words alone, over HTTP",
  { timeout: TIMEOUT_MS },
  async ({ skip }) => {
    skip(!isThere && process.env["CI"] !== "true", "../shared/data has no locomo or no all-MiniLM-L6-v2");
    const place = new Workplace();
    onTestFinished(async () => await place.close());
    const { url } = await place.gateway({
      MGP_ADAPTER: "lancedb",
      MGP_LANCEDB_EMBEDDING_PROVIDER: "local",
      MGP_LANCEDB_EMBEDDING_MODEL: model,
    });
    const gateway = new Gateway(url, undefined);
    const judgements: Judgement[] = [];
    for (const conversation of readConversations([conversations])) {
      await load(gateway, conversation, () => undefined);
      judgements.push(...(await ask(gateway, conversation, 10, () => undefined)));
    }
    // BM25 alone finds 0.64, this model's vectors alone 0.44.
    expect(meanOfConversations(judgements)).toBeGreaterThan(0.66);
  },
);
