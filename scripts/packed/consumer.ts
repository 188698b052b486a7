import { globSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { npm, readManifest, root, run } from "./programs.ts";

/** A project that installs packages by their names, and the compiler that a user of them would have. */
export function installConsumer(folder: string, names: readonly string[]): void {
  mkdirSync(folder);
  const tools = Object.entries(readManifest(root).devDependencies ?? {}).filter(([name]) =>
    ["typescript", "@types/node"].includes(name),
  );
  writeManifest(folder, { private: true, type: "module", devDependencies: Object.fromEntries(tools) });
  npm(folder, "install", ...names);
}

/** Two copies of the contract would make errors and types of one strange to the other. */
export function expectOneCore(folder: string): void {
  const copies = globSync("node_modules/**/@mgp/core/package.json", { cwd: folder });
  if (copies.length !== 1) throw new Error(`There is not one copy of @mgp/core: ${copies.join(", ")}.`);
}

/**
 * Compiles and runs a program that imports every package, and runs the adapter in a gateway of its own making.
 * Declarations are checked too, with and without the DOM's.
 */
export function checkConsumer(folder: string, adapter: string): void {
  writeFileSync(path.join(folder, "consumer.ts"), programOf(folder, adapter));
  for (const lib of [["es2023"], ["es2023", "dom", "dom.iterable"]]) {
    const compilerOptions = {
      module: "nodenext",
      target: "es2023",
      lib,
      types: ["node"],
      strict: true,
      exactOptionalPropertyTypes: true,
      resolveJsonModule: true,
      skipLibCheck: false,
      noEmit: true,
    };
    writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["consumer.ts"] }));
    run(folder, process.execPath, path.join(folder, "node_modules/typescript/bin/tsc"));
  }
  run(folder, process.execPath, "consumer.ts");
}

function programOf(folder: string, adapter: string): string {
  const names = globSync(["node_modules/@mgp/*", "node_modules/create-mgp-adapter"], { cwd: folder })
    .map((home) => readManifest(path.join(folder, home)))
    .map(({ name, exports = {} }) => ("." in exports ? { name, data: false } : { name, data: true }));
  const imports = names.map(({ name, data }, index) =>
    data
      ? `import package${String(index)} from "${name}/package.json" with { type: "json" };`
      : `import * as package${String(index)} from "${name}";`,
  );
  return [
    ...imports,
    `import { openBackend } from "@mgp/gateway";`,
    `import adapter from "${adapter}";`,
    `const everything: readonly object[] = [${names.map((_, index) => `package${String(index)}`).join(", ")}];`,
    `const { open } = await openBackend(adapter);`,
    `await open.store.health({ signal: AbortSignal.timeout(60_000), deadline: Date.now() + 60_000 });`,
    `await open.store.close();`,
    `if (everything.some((one) => Object.keys(one).length === 0)) throw new Error("A package exports nothing.");`,
    "",
  ].join("\n");
}

function writeManifest(folder: string, manifest: object): void {
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ name: "consumer", ...manifest }, undefined, 2));
}
