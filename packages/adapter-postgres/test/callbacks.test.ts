import { Gate } from "@mgp/adapter-kit";
import { call } from "@mgp/conformance";
import { expect, test } from "vitest";
import { Coalescer, type Sharing } from "../src/sharing/coalescer.ts";

function sharing(options: Partial<Sharing<string, string>>): Sharing<string, string> {
  return {
    run: async (_tenant, items) => await Promise.resolve(items),
    keyOf: () => undefined,
    sizeOf: () => 1,
    most: 10,
    effect: "write",
    ...options,
  };
}

function sizeOf(item: string): number {
  if (item === "faulty") throw new Error("nobody expects this");
  return 1;
}

test("a throw while calls are put together fails those calls, and later ones get their turn", async () => {
  const coalescer = new Coalescer(sharing({ sizeOf }), new Gate("PostgreSQL", Date.now));
  const submit = async (item: string): Promise<string> => await coalescer.submit("acme", item, call());
  const answers = await Promise.allSettled([submit("one"), submit("two"), submit("faulty"), submit("behind")]);
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "rejected"]);
  expect(await submit("later")).toBe("later");
});
