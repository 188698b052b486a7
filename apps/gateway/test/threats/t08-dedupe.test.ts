import { expect, test } from "vitest";
import { at, idsOf, listAt } from "./support/json.ts";
import { memory } from "./support/requests.ts";
import { startWorld } from "./support/world.ts";

const merging = ["dedupe", "upsert", "replace", "merge", "reinforce"] as const;

test.each(merging)("%s: the same statement and keys in many tenants make as many memories", async (strategy) => {
  const world = await startWorld({ named: false });
  const tenants = Array.from({ length: 6 }, (_, index) => `house-${index}`);
  for (const hint of [{ strategy }, { strategy, dedupe_key: "same" }, { strategy, conflict_key: "same" }]) {
    const answers = await Promise.all(
      tenants.map(async (tenant) => {
        const one = memory(`${tenant}-${Object.keys(hint).join("-")}`, `the same statement ${JSON.stringify(hint)}`);
        return await world.ask("write", { ...world.anyAgent, tenant }, { memory: one, merge_hint: hint });
      }),
    );
    expect(answers.map(({ body }) => at(body, "data", "resolution"))).toEqual(tenants.map(() => "created"));
  }
  for (const tenant of tenants) {
    const exported = await world.ask("export", { ...world.anyAgent, tenant }, {});
    const ids = idsOf(listAt(exported.body, "data", "memories"));
    expect(ids).toHaveLength(3);
    expect(ids.every((id) => id.startsWith(tenant))).toBe(true);
  }
});

test("inside one tenant the same hints do merge, so the test above can fail", async () => {
  const world = await startWorld({ named: false });
  for (const [strategy, resolution] of [
    ["dedupe", "deduped"],
    ["merge", "merged"],
    ["upsert", "replaced"],
  ] as const) {
    const hint = { strategy, dedupe_key: strategy };
    await world.ask("write", world.anyAgent, { memory: memory(`${strategy}-1`, "same"), merge_hint: hint });
    const second = await world.ask("write", world.anyAgent, {
      memory: memory(`${strategy}-2`, "same"),
      merge_hint: hint,
    });
    expect(at(second.body, "data", "resolution")).toBe(resolution);
  }
});

test("if_match_memory_id of another tenant counts as absent, and tells nothing", async () => {
  const world = await startWorld();
  const { "acme-bot": acme, "globex-bot": globex } = world.identities;
  await world.ask("write", acme, { memory: memory("target", "acme keeps this") });
  const answers = [];
  for (const [index, wanted] of ["target", "absent"].entries()) {
    const hint = { strategy: "merge", if_match_memory_id: wanted };
    const one = memory(`mine-${index}`, `globex wrote ${index}`);
    answers.push(await world.ask("write", globex, { memory: one, merge_hint: hint }));
  }
  expect(answers.map(({ status, body }) => [status, at(body, "data", "resolution")])).toEqual([
    [200, "created"],
    [200, "created"],
  ]);
  expect((await world.ask("get", acme, { memory_id: "target" })).text).not.toContain("globex wrote");
});
