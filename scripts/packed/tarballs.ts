import { globSync, mkdirSync } from "node:fs";
import path from "node:path";
import { pnpm, readManifest, root } from "./programs.ts";

/** Each public package's name with the absolute path of its tarball. */
export type Tarballs = ReadonlyMap<string, string>;

/** A package of the repository. */
interface OwnPackage {
  readonly name: string;
  /** Within the repository. */
  readonly folder: string;
}

export function publicPackages(): readonly OwnPackage[] {
  return ownPackages(false);
}

export function privatePackages(): readonly OwnPackage[] {
  return ownPackages(true);
}

function ownPackages(isPrivate: boolean): readonly OwnPackage[] {
  return globSync("{*,{packages,apps}/*}/package.json", { cwd: root, exclude: ["node_modules"] })
    .map((file) => ({ ...readManifest(path.join(root, path.dirname(file))), folder: path.dirname(file) }))
    .filter((one) => (one.private === true) === isPrivate)
    .map(({ name, folder }) => ({ name, folder }));
}

/** Packs every package of the repository that is published, as it would be. */
export function packAll(destination: string): Tarballs {
  mkdirSync(destination, { recursive: true });
  const names = publicPackages().map(({ name }) => name);
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
