import { describe, test } from "node:test";
import { conformance } from "@mgp/conformance";
import { myStoreAdapter } from "../src/index.ts";

// A backend that outlives the store also wants `destroy`, `probe`, `faults` and `processes`: see the kit's README.
await conformance({ describe, test }, { adapter: myStoreAdapter, settings: () => ({}) });
