import { existsSync } from "node:fs";
import path from "node:path";
import { defineConfig, type UserConfig } from "tsdown";

const shared: UserConfig = {
  // Else the folder of this file.
  cwd: process.cwd(),
  tsconfig: path.join(import.meta.dirname, "tsconfig.json"),
  format: "esm",
  platform: "node",
  target: "node22",
  fixedExtension: false,
  dts: false,
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
};

const hasCommand = existsSync("src/main.ts");
const hasValidation = existsSync("src/validation.ts");

/**
 * Every package's build runs with this file, from its own folder: its index, its command and its worker thread when it
 * has them. Code that is generated is there in bulk, so that it is minified and has no source map.
 */
const config: UserConfig[] = defineConfig([
  {
    ...shared,
    entry: ["src/index.ts", "src/main.ts", "src/worker.ts"].filter((file) => existsSync(file)),
    sourcemap: true,
    // Lines and names of the sources are enough for a stack trace; the sources themselves would be half of a package.
    outputOptions: { sourcemapExcludeSources: true },
  },
  ...(hasCommand
    ? [{ ...shared, entry: { command: path.join(import.meta.dirname, "scripts/node-version/installed-command.mjs") } }]
    : []),
  ...(hasValidation ? [{ ...shared, entry: "src/validation.ts", minify: true }] : []),
  {
    ...shared,
    entry: ["src/index.ts", ...(hasValidation ? ["src/validation.ts"] : [])],
    dts: { emitDtsOnly: true },
  },
]);

export default config;
