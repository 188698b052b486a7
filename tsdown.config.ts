import { existsSync } from "node:fs";
import path from "node:path";
import { defineConfig, type UserConfig } from "tsdown";

/** Every package's build runs with this file, from its own folder: its index, its command and its worker thread when it has them. */
const config: UserConfig = defineConfig({
  // Else the folder of this file.
  cwd: process.cwd(),
  tsconfig: path.join(import.meta.dirname, "tsconfig.json"),
  entry: ["src/index.ts", "src/main.ts", "src/worker.ts"].filter((file) => existsSync(file)),
  format: "esm",
  platform: "node",
  target: "node22",
  fixedExtension: false,
  dts: { entry: "src/index.ts" },
  sourcemap: true,
  publint: { strict: true },
  attw: { profile: "esm-only", level: "error" },
  failOnWarn: true,
  // Said of declarations, which have no source map, and with failOnWarn the end of the build.
  inputOptions: (options) => ({
    ...options,
    onLog: (level, log, next) => {
      if (log.code !== "SOURCEMAP_BROKEN") options.onLog?.(level, log, next);
    },
  }),
});

export default config;
