import type { DecidedDifference } from "../differential/decided-difference.ts";
import { at, itemsAt, type JsonObject, mapObjects, objectAt, replaceAt } from "../support/json.ts";
import { agree } from "./pairs.ts";

const OVERFLOWING = 1_000_000_000_000_000;

export const requestDifferences: readonly DecidedDifference[] = [
  {
    id: "own-name",
    what: "`server_info` of initialize names the gateway that answers and its version.",
    why: "A client has to see which implementation answers",
    settle: (_step, { ours, theirs }) => ({
      ours,
      theirs: {
        ...theirs,
        body: replaceAt(theirs.body, ["data", "server_info"], () => at(ours.body, "data", "server_info") ?? null),
      },
    }),
  },
  {
    id: "request-id-of-another-type",
    what: "A `request_id` that is not a string crashes the reference (500, plain text); ours answers 400.",
    why: "Bad input gets a clear error",
    settle: (step, pair) => {
      const id = at(step.body, "request_id");
      return id !== undefined &&
        id !== null &&
        typeof id !== "string" &&
        pair.ours.status === 400 &&
        pair.theirs.status === 500
        ? agree(pair)
        : undefined;
    },
  },
  {
    id: "time-to-live-overflow",
    what: "A `ttl_seconds` beyond the year 9999 makes the reference answer 502 to whatever meets the memory; in ours the memory does not expire.",
    why: "One memory must not make a page unreadable, and a lifetime of eight thousand years is none",
    settle: (_step, pair, world) =>
      world.everWritten(OVERFLOWING) && pair.theirs.status === 502 && pair.ours.status !== 502
        ? agree(pair)
        : undefined,
    diverges: (step, pair, world) =>
      step.path === "/mgp/update" && world.everWritten(OVERFLOWING) && pair.theirs.status === 502,
  },
  {
    id: "task-failure-keeps-code",
    what: "A failed task of the reference always says MGP_BACKEND_ERROR; ours keeps the code and details of the failure.",
    why: "A client decides by the code, and a wrong input is not trouble of the backend",
    settle: (_step, { ours, theirs }) => {
      const errors = itemsAt(ours.body, "polls").map((poll) => at(poll, "body", "data", "task", "error") ?? null);
      let next = 0;
      const settled = mapObjects(theirs.body, (object): JsonObject => {
        if (!("task_id" in object)) return object;
        const error = errors[next++ - 1];
        return objectAt(object, "error") === undefined || error === undefined || error === null
          ? object
          : { ...object, error };
      });
      return errors.length === 0 ? undefined : { ours, theirs: { ...theirs, body: settled } };
    },
  },
];
