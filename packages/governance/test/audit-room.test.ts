import { sampleIntent, sampleOutcome } from "@mgp/ledger-suite";
import fc from "fast-check";
import { expect, test } from "vitest";
import { AuditRoom } from "../src/ledger/audit-room.ts";
import { AuditUnavailable } from "../src/ledger/ledger-errors.ts";

const LIMIT = 20_000;

/** What an outcome may say more than its announcement, in bytes: 2 KiB of ids in `lineage_refs`, and how it ended. */
const MOST_MORE = 3_000;

test("whatever is announced has room for its outcome, and nothing waits beyond the limit", () => {
  const bytes = fc.integer({ min: 1, max: 2_000 });
  const line = fc.record({ bytes, more: fc.integer({ min: 0, max: MOST_MORE }), closes: fc.boolean() });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
      const room = new AuditRoom(LIMIT);
      const announced: { readonly number: number; readonly length: number }[] = [];
      let waiting = 0;
      for (const [number, { bytes: length, more, closes }] of lines.entries()) {
        try {
          room.take(closes ? sampleOutcome(number) : sampleIntent(number), length);
          waiting += length;
          if (!closes) announced.push({ number, length: length + more });
        } catch (error) {
          expect(error).toBeInstanceOf(AuditUnavailable);
        }
      }
      for (const { number, length } of announced) {
        room.take(sampleOutcome(number), length);
        waiting += length;
      }
      expect(waiting).toBeLessThanOrEqual(LIMIT);
      // What is written leaves all of the room.
      room.free(waiting);
      room.take(sampleOutcome(-1), LIMIT);
      expect(() => room.take(sampleOutcome(-2), 1)).toThrow(AuditUnavailable);
    }),
  );
});
