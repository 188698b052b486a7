import assert from "node:assert/strict";
import { CONTRACT_VERSION, filterFields } from "@mgp/core";
import { findViolation } from "@mgp/core/validation";
import { casesOf, type ConformanceCase } from "../case.ts";
import { doesNotSearch } from "../conditions.ts";
import { asking } from "../fixtures/asking.ts";
import { expectRefusal, expectSame } from "../fixtures/expectations.ts";
import { withTokens } from "../fixtures/items.ts";
import { getOne, put } from "../fixtures/steps.ts";

const FILTER_FIELDS: ReadonlySet<string> = new Set(filterFields);

export const openingCases: readonly ConformanceCase[] = casesOf("opening", [
  {
    id: "opens",
    title: "an empty backend opens, answers a read and takes a write",
    why: "Nothing else can be said of a store that does not open.",
    run: async (context) => {
      const tenant = context.tenant();
      assert.equal(await getOne(context, tenant, "m"), undefined);
      await put(context, tenant, withTokens("m", ["zzkiwi"]));
    },
  },
  {
    id: "contract-version",
    title: "the adapter was made for this version of the contract and has a short name",
    why: "The gateway refuses another version; memories carry the name as `backend_ref.adapter`.",
    run: async ({ adapter }) => {
      assert.equal(adapter.contractVersion, CONTRACT_VERSION, "make the adapter with defineAdapter of this @mgp/core");
      assert.match(adapter.name, /^[a-z0-9][a-z0-9_-]{0,63}$/, "name is not a short word in lower case");
      await Promise.resolve();
    },
  },
  {
    id: "settings",
    title:
      "settings are declared as an operator has to read them; a required one that is missing is misconfigured, by name",
    why: "`--help`, the README and the error at start are made from them.",
    run: async ({ adapter, settings }) => {
      for (const setting of adapter.settings) {
        assert.match(setting.environment, /^[A-Z][A-Z0-9_]*$/, "environment is not the name of a variable");
        assert.match(setting.flag ?? "--x", /^--[a-z][a-z0-9-]*$/, "flag does not begin with two dashes");
        assert.ok(setting.description.length > 0, `${setting.environment} has no description`);
      }
      const names = adapter.settings.map((setting) => setting.environment);
      assert.equal(new Set(names).size, names.length, "a setting is declared twice");
      for (const { environment } of adapter.settings.filter(
        (one) => one.default === undefined && one.boolean !== true,
      )) {
        const rest = { ...settings, [environment]: undefined };
        const error = await expectRefusal(
          Promise.resolve().then(() => adapter.optionsFrom(rest)),
          ["misconfigured"],
          `optionsFrom without ${environment}`,
        );
        assert.ok(error.message.includes(environment), `the message does not name ${environment}: ${error.message}`);
      }
    },
  },
  {
    id: "manifest",
    title: "the manifest conforms to the protocol's schema",
    why: "It is published as it is in `/mgp/capabilities` and `/mgp/initialize`.",
    run: async ({ manifest }) => {
      expectSame(findViolation("adapter-manifest", manifest)?.message, undefined, "the manifest is not valid");
      await Promise.resolve();
    },
  },
  {
    id: "guarantees",
    title: "the guarantees are complete and do not contradict each other or the manifest",
    why: "Governance picks its own locks and filters by them; `replicas` loses writes where an id is kept apart for one caller only.",
    run: async ({ guarantees, manifest }) => {
      const reaches = [guarantees.insertById, guarantees.insertByKey, guarantees.replace];
      for (const reach of reaches) assert.ok(["backend", "caller"].includes(reach), `unknown reach ${reach}`);
      if ([guarantees.insertById, guarantees.replace].includes("caller")) {
        assert.equal(guarantees.replicas, false, "replicas is claimed although a write is atomic for one caller only");
      }
      const filters = guarantees.filters === "all" ? [] : guarantees.filters;
      expectSame(
        filters.filter((field) => !FILTER_FIELDS.has(field)),
        [],
        "filters names unknown fields",
      );
      assert.ok(guarantees.limits.bodyBytes > 0, "limits.bodyBytes is not positive");
      assert.ok(guarantees.limits.searchDepth >= 0, "limits.searchDepth is negative");
      const { supports_search: searches, search_modes: modes, supports_write: writes } = manifest.capabilities;
      assert.equal(modes.length > 0, searches, "search_modes and supports_search contradict each other");
      assert.ok(writes, "an adapter that does not write keeps no memories");
      await Promise.resolve();
    },
  },
  {
    id: "search-unsupported",
    title: "search refuses as unsupported",
    why: "An empty page would say that nothing is known.",
    ...doesNotSearch,
    run: async (context) => {
      const query = { ...asking("zzkiwi"), text: "kiwi", filter: {}, limit: 1 };
      const work = context.store.search({ tenant: context.tenant(), query }, context.call());
      await expectRefusal(work, ["unsupported"], "search");
    },
  },
]);
