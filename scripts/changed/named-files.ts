import path from "node:path";

const URLS = /new URL\(\s*"([^"]+)",\s*import\.meta\.url/g;
const JOINED = /path\.(?:join|resolve)\(\s*import\.meta\.dirname((?:,\s*"[^"]+")+)/g;
const PACKAGES = /"@mgp\/([a-z-]+)"/g;
const CHOSEN = /MGP_(ADAPTER|LEDGER)"?\]?\s*[:=]\s*"([a-z]+)"/g;

/**
 * What a source names without importing it: programs that it starts, files that it reads, packages that it hands on by
 * name, the adapter and the ledger that it chooses for a gateway. Not what it puts together in any other way.
 *
 * @param file relative to the repository, with slashes
 */
export function namedFiles(file: string, text: string): readonly string[] {
  const beside = (...parts: readonly string[]): string =>
    path.posix.normalize(path.posix.join(path.posix.dirname(file), ...parts)).replace(/\/$/, "");
  return [
    ...Array.from(text.matchAll(URLS), ([, name = ""]) => beside(name)),
    ...Array.from(text.matchAll(JOINED), ([, parts = ""]) =>
      beside(...Array.from(parts.matchAll(/"([^"]+)"/g), ([, part = ""]) => part)),
    ),
    ...Array.from(text.matchAll(PACKAGES), ([, name = ""]) => entryOf(name)),
    ...Array.from(text.matchAll(CHOSEN), ([, kind = "", name = ""]) => entryOf(`${kind.toLowerCase()}-${name}`)),
  ];
}

function entryOf(name: string): string {
  return `packages/${name}/src/index.ts`;
}
