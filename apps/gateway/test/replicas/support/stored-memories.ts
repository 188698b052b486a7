import { at, listAt, textAt } from "../../threats/support/json.ts";
import { ask } from "./ask.ts";
import type { Replica } from "./replica.ts";

/** A memory as it is stored now, in any state. */
export interface Stored {
  readonly value: string;
  /** How many effects made it what it is, those before a purge included. */
  readonly revision: number;
}

const PAGE = 500;

/** Everything that is stored, by memory id. */
export async function storedMemories(replica: Replica): Promise<ReadonlyMap<string, Stored>> {
  const found = new Map<string, Stored>();
  let token: string | undefined;
  do {
    const page = await ask(replica, "export", {
      limit: PAGE,
      include_inactive: true,
      ...(token === undefined ? {} : { pagination_token: token }),
    });
    for (const memory of listAt(page, "data", "memories")) found.set(textAt(memory, "memory_id"), storedOf(memory));
    const next = at(page, "data", "next_token");
    token = typeof next === "string" ? next : undefined;
  } while (token !== undefined);
  return found;
}

function storedOf(memory: unknown): Stored {
  return {
    value: textAt(memory, "content", "statement"),
    revision: Number(at(memory, "backend_ref", "revision")),
  };
}
