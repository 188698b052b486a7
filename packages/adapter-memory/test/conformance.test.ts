import { conformance } from "@mgp/conformance";
import { describe, test } from "vitest";
import { memoryAdapter } from "../src/index.ts";

await conformance({ describe, test }, { adapter: memoryAdapter, settings: () => ({}) });
