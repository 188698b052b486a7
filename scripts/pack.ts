// Packs every public package into a folder, and checks what was packed. Needs a build, and GITHUB_REPOSITORY.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { checkTarballs } from "./packed/manifests.ts";
import { packAll } from "./packed/tarballs.ts";

const [destination] = process.argv.slice(2);
const repository = process.env["GITHUB_REPOSITORY"];
if (destination === undefined || repository === undefined)
  throw new Error("Say where the tarballs go, and in GITHUB_REPOSITORY which repository packs: owner/name.");
const unpacked = mkdtempSync(path.join(tmpdir(), "mgp-unpacked-"));
try {
  checkTarballs(packAll(path.resolve(destination)), unpacked, repository);
} finally {
  rmSync(unpacked, { recursive: true });
}
