// Loads LoCoMo conversations into a running gateway, asks their questions, and says how much of the evidence is found.
import { parseArgs } from "node:util";
import cliProgress from "cli-progress";
import { answerable, type Judgement } from "./locomo/evaluate.ts";
import { readConversations } from "./locomo/files.ts";
import { Gateway } from "./locomo/gateway.ts";
import { LocomoError } from "./locomo/locomo-error.ts";
import { reportOf } from "./locomo/report.ts";
import { ask, load } from "./locomo/run.ts";

const USAGE = `usage: node examples/src/locomo.ts <folder or files> [--url http://127.0.0.1:8080] [--limit 10]

A gateway with a key takes it from MGP_API_KEY.`;

async function main(): Promise<void> {
  const { places, url, limit } = readArguments();
  const gateway = new Gateway(url, process.env["MGP_API_KEY"]);
  const conversations = readConversations(places);
  const steps = conversations.reduce((sum, one) => sum + one.turns.length + answerable(one).length, 0);
  const bar = new cliProgress.SingleBar(
    { format: "{bar} {percentage}% | {value}/{total} | {step}", clearOnComplete: true, noTTYOutput: false },
    cliProgress.Presets.shades_classic,
  );
  const judgements: Judgement[] = [];
  bar.start(steps, 0, { step: "" });
  try {
    for (const conversation of conversations) {
      const { name } = conversation;
      await load(gateway, conversation, (count) => {
        bar.increment(count, { step: `loading ${name}` });
      });
      const judged = await ask(gateway, conversation, limit, (count) => {
        bar.increment(count, { step: `asking ${name}` });
      });
      judgements.push(...judged);
    }
  } finally {
    bar.stop();
  }
  process.stdout.write(reportOf(judgements, limit));
}

function readArguments(): { readonly places: readonly string[]; readonly url: string; readonly limit: number } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        url: { type: "string", default: "http://127.0.0.1:8080" },
        limit: { type: "string", default: "10" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (values.help) {
      process.stdout.write(`${USAGE}\n`);
      process.exit(0);
    }
    const limit = Number(values.limit);
    if (positionals.length === 0) throw new LocomoError(`name a folder or files\n\n${USAGE}`);
    if (!Number.isInteger(limit) || limit < 1)
      throw new LocomoError(`--limit ${values.limit} is not a whole number above 0`);
    return { places: positionals, url: values.url, limit };
  } catch (error) {
    if (error instanceof TypeError) throw new LocomoError(`${error.message}\n\n${USAGE}`, { cause: error });
    throw error;
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof LocomoError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
