import { globSync, mkdirSync } from "node:fs";
import path from "node:path";
import { npm, pnpm, readManifest, root } from "./programs.ts";

/** Each public package's name with the absolute path of its tarball. */
export type Tarballs = ReadonlyMap<string, string>;

/** Packs every package of the repository that is published, as it would be. */
export function packAll(destination: string): Tarballs {
  mkdirSync(destination, { recursive: true });
  const names = globSync("{*,{packages,apps}/*}/package.json", { cwd: root, exclude: ["node_modules"] })
    .map((file) => readManifest(path.dirname(path.join(root, file))))
    .filter((manifest) => manifest.private !== true)
    .map((manifest) => manifest.name);
  pnpm("--recursive", ...names.map((name) => `--filter=${name}`), "pack", "--pack-destination", destination);
  const packed = new Set(globSync("*.tgz", { cwd: destination }));
  return new Map(
    names.map((name) => {
      const start = `${name.replace("@", "").replace("/", "-")}-`;
      const file = [...packed].find((one) => one.startsWith(start) && /^\d/.test(one.slice(start.length)));
      if (file === undefined) throw new Error(`${name} was not packed.`);
      return [name, path.join(destination, file)];
    }),
  );
}

/** Packs one package that npm manages, by its own scripts. */
export function packOne(folder: string, destination: string): string {
  npm(folder, "pack", "--pack-destination", destination);
  const [file] = globSync(`${readManifest(folder).name}-*.tgz`, { cwd: destination });
  if (file === undefined) throw new Error(`${folder} was not packed.`);
  return path.join(destination, file);
}
