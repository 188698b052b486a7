import { setTimeout as wait } from "node:timers/promises";
import { sampleIntent, sampleOutcome } from "@mgp/ledger-suite";
import { openLedger } from "../../src/index.ts";

const [, , dsn = "", taskId = "", key = ""] = process.argv;

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}

const ledger = await openLedger({ dsn, schema: "mgp_ledger", longestCallMs: 0 });
const tenant = key;
ledger.audit.append(sampleIntent(1, { tenant, event_id: `evt_${key}` }));
ledger.audit.append(sampleIntent(2, { tenant, event_id: `evt_${key}` }));
await ledger.audit.synced(ledger.audit.append(sampleOutcome(3, { tenant })));
const claim = await ledger.tasks.claim(taskId, "later");
await ledger.idempotency.reserve(key, { fingerprint: "f", writeId: `w_${key}` }, 3_600_000);
claim?.lost.addEventListener("abort", () => say("lost"));
process.once("SIGCONT", () => void comeBack());
say("ready");
setInterval(() => undefined, 60_000);

/** It may have been stopped at any instruction; what it says of an effect is what matters before its next beat. */
async function comeBack(): Promise<void> {
  try {
    await ledger.audit.synced(ledger.audit.append(sampleIntent(4, { tenant, event_id: `evt_late_${key}` })));
    say("an effect may begin");
  } catch {
    say("no effect may begin");
  }
  for (;;) {
    try {
      await ledger.audit.synced(ledger.audit.append(sampleOutcome(4, { tenant, event_id: `evt_${key}` })));
      break;
    } catch {
      await wait(100);
    }
  }
  say("back");
}
