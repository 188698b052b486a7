import { inspect } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decidedDifferences } from "./decided-differences.ts";
import { Disagreement, Duel } from "./differential/duel.ts";
import { examples } from "./differential/examples.ts";
import { sequences } from "./differential/sequences.ts";
import { describeStep, type Step } from "./differential/step.ts";
import { bothGateways } from "./support/both-gateways.ts";

const SEQUENCES = 60;
const SEED = 20_261_122;

// The reference starts a task at its first poll; so does ours, when it is told to wait for one.
const gateways = bothGateways({ MGP_TASK_START_DELAY_MS: "3600000" });

test(
  "random sequences of requests are answered alike, but for the decided differences",
  { timeout: 600_000 },
  async (context) => {
    const urls = await gateways(context);
    const used = new Map<string, number>();
    let sequence = 0;
    let shortest: readonly Step[] = [];
    const property = fc.asyncProperty(sequences, async (steps) => {
      sequence += 1;
      try {
        await new Duel(urls, sequence, decidedDifferences, used).play(steps);
      } catch (error) {
        // Each failure is of a shorter sequence than the one before.
        shortest = steps;
        throw error;
      }
    });
    const result = await fc.check(property, {
      seed: SEED,
      examples: examples.map((steps): [readonly Step[]] => [steps]),
      numRuns: examples.length + SEQUENCES,
      // Shrinking stops in time to report what it has; a run that is cut short has not passed.
      plugins: [fc.interruptAfterTimeLimit(540_000, { failOnInterrupt: true })],
    });
    expect(result.failed ? report(shortest, result.errorInstance, urls.states) : "").toBe("");
    const unused = decidedDifferences.map(({ id }) => id).filter((id) => !used.has(id));
    expect({ differencesThatNoRequestMet: unused }).toEqual({ differencesThatNoRequestMet: [] });
  },
);

function report(steps: readonly Step[], error: unknown, states: () => string): string {
  const lines = steps.map((step, index) => `${index}. ${describeStep(step)}`);
  // With the cause: a request that fails says why only there.
  const reason = error instanceof Disagreement ? error.message : `${inspect(error)}\n${states()}`;
  return ["The shortest sequence that differs:", ...lines, "", reason].join("\n");
}
