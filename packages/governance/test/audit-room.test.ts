import { sampleIntent, sampleOutcome } from "@mgp/ledger-suite";
import fc from "fast-check";
import { expect, test } from "vitest";
import { AuditRoom } from "../src/ledger/audit-room.ts";
import { AuditUnavailable } from "../src/ledger/ledger-errors.ts";

const LIMIT = 10_000;

test("whatever is announced has room for its outcome, and nothing waits beyond the limit", () => {
  const line = fc.record({ bytes: fc.integer({ min: 1, max: 2_000 }), closes: fc.boolean() });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
      const room = new AuditRoom(LIMIT);
      const announced: { readonly number: number; readonly bytes: number }[] = [];
      let waiting = 0;
      for (const [number, { bytes, closes }] of lines.entries()) {
        try {
          room.take(closes ? sampleOutcome(number) : sampleIntent(number), bytes);
          waiting += bytes;
          if (!closes) announced.push({ number, bytes });
        } catch (error) {
          expect(error).toBeInstanceOf(AuditUnavailable);
        }
      }
      for (const { number, bytes } of announced) {
        room.take(sampleOutcome(number), bytes);
        waiting += bytes;
      }
      expect(waiting).toBeLessThanOrEqual(LIMIT);
      // What is written leaves all of the room.
      room.free(waiting);
      room.take(sampleOutcome(-1), LIMIT);
      expect(() => room.take(sampleOutcome(-2), 1)).toThrow(AuditUnavailable);
    }),
  );
});
