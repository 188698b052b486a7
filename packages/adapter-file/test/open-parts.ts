import { defineStore } from "@mgp/adapter-kit";
import { call } from "@mgp/conformance";
import type { MemoryStore } from "@mgp/core";
import { onTestFinished } from "vitest";
import { FileBody } from "../src/file-body.ts";
import { guarantees } from "../src/guarantees.ts";
import type { OpenParts } from "../src/open-parts.ts";
import { openParts } from "../src/open-store.ts";
import { temporaryFolder } from "./open-store.ts";

/** A store in a folder of its own, at the instant 1,000, with what it is made of. */
export async function openWithParts(): Promise<{ readonly store: MemoryStore; readonly parts: OpenParts }> {
  const parts = await openParts(temporaryFolder(), { now: () => 1_000, log: () => undefined }, call());
  const store = defineStore(new FileBody(parts), { gate: parts.gate, guarantees });
  onTestFinished(async () => {
    await store.close();
  });
  return { store, parts };
}
