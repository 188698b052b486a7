// Appends lines as fast as it can from several sides, and says on standard output which are acknowledged: one number a
// line, written before anything else can happen. Ends after so many lines, or when it is killed.
import { writeSync } from "node:fs";
import { sampleIntent, sampleOutcome } from "@mgp/ledger-suite";
import { openLedger } from "../../src/index.ts";

const [stateDirectory = "", count = "Infinity", width = "8"] = process.argv.slice(2);
const ledger = await openLedger({ stateDirectory });
let next = 0;

async function write(): Promise<void> {
  while (next < Number(count)) {
    const number = next;
    next += 1;
    ledger.audit.append(sampleIntent(number));
    const sequence = ledger.audit.append(sampleOutcome(number));
    await ledger.audit.synced(sequence);
    writeSync(1, `${sequence}\n`);
  }
}

try {
  await Promise.all(Array.from({ length: Number(width) }, write));
  await ledger.close();
} catch (error) {
  writeSync(1, `failed ${error instanceof Error ? `${error.name}: ${error.message}` : ""}\n`);
  const refusals = [
    () => Promise.resolve(ledger.audit.append(sampleOutcome(0))),
    () => ledger.audit.synced(Number.MAX_SAFE_INTEGER),
    () => ledger.audit.health(),
  ];
  for (const attempt of refusals) {
    await (async () => attempt())().catch((refusal: unknown) =>
      writeSync(1, `${refusal instanceof Error ? refusal.name : ""}\n`),
    );
  }
  await ledger.close();
}
