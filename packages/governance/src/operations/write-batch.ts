import { MgpError } from "@mgp/core";
import type { BatchResult } from "@mgp/core";
import { undecided } from "../audit/audit-entry.ts";
import { drawId } from "../identifiers/draw-id.ts";
import { AnswerRoom } from "../views/answer-room.ts";
import { prepareWrite } from "../writing/incoming.ts";
import type { GovernedOperation } from "./operation.ts";
import { writeMany } from "./write-many.ts";
import type { ItemResult } from "./write-many.ts";
import { writeOne, writeResult } from "./write.ts";

/** `POST /mgp/write/batch`: several writes, one result for each; a conflict or denial of one does not stop the rest. */
export const writeBatch: GovernedOperation<"writeBatch"> = {
  target: () => "__batch__",
  async run(session, { payload }, services) {
    const room = new AnswerRoom(services.pageBytes, session.scope.hold);
    const results = await writeMany(session, payload.items, {
      stopAtFirstFailure: false,
      shorten: (written) => ({ ...written, view: room.shown(written.view) }),
      prepare: (item) => prepareWrite(item, session.scope.context, () => drawId("mem"), services.now()),
      writeItem: async (itemSession, item) => await writeOne(itemSession, item, services),
    });
    return {
      data: { results: results.map(batchResult) },
      bytes: room.bytes,
      decision: undecided("allow", "batch_completed"),
      resultCount: results.filter((result) => !MgpError.isInstance(result)).length,
    };
  },
};

function batchResult(result: ItemResult): BatchResult {
  if (!MgpError.isInstance(result)) return { status: "ok", ...writeResult(result) };
  const { code, message, details } = result;
  return { status: "error", error: { code, message, details } };
}
