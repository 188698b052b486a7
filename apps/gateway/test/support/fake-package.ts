import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Installs a package of one module in a folder's node_modules, exported to `import` alone, as many are. */
export function installFakePackage(
  folder: string,
  name: string,
  source: string,
  exports: unknown = { import: "./main.js" },
): void {
  const home = path.join(folder, "node_modules", name);
  mkdirSync(home, { recursive: true });
  writeFileSync(path.join(home, "package.json"), JSON.stringify({ name, type: "module", exports }));
  writeFileSync(path.join(home, "main.js"), source);
}

/** An adapter's source, with its own words in place of some. */
export function adapterSource(changes: Readonly<Record<string, string>> = {}): string {
  const parts = {
    contractVersion: "2",
    name: '"fake"',
    settings: '[{ environment: "MGP_FAKE_DIR", flag: "--fake-dir", description: "A folder." }]',
    optionsFrom: "(settings) => settings",
    open: "async () => { throw new Error('not opened'); }",
    ...changes,
  };
  return `export default { ${Object.entries(parts)
    .map(([key, value]) => `${key}: ${value}`)
    .join(", ")} };\n`;
}
