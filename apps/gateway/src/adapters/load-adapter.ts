import { pathToFileURL } from "node:url";
import { type AdapterSetting, CONTRACT_VERSION, isObject, type MemoryAdapter } from "@mgp/core";
import { StartError } from "../start/start-error.ts";
import { packagesFor } from "./adapter-names.ts";
import { findInstalled, findOwn, firstLine, type InstalledPackage } from "./find-installed.ts";
import { importConditions } from "./import-conditions.ts";
import { notInstalled } from "./not-installed.ts";

/**
 * Finds and loads the adapter of a configured name: from the working directory's packages, else from the gateway's own
 * installation. The name comes from configuration only, never from a request.
 */
export async function loadAdapter(
  name: string,
  workingDirectory: string,
  conditions: readonly string[] = importConditions(),
): Promise<MemoryAdapter<unknown>> {
  const packages = packagesFor(name);
  const installed = findInstalled(packages, workingDirectory, conditions);
  if (installed === undefined) throw notInstalled(name, packages);
  return await importAdapter(name, installed);
}

/**
 * The same as far as the adapter is part of the gateway's own installation. Without a start nothing is run that the
 * working directory brings along: `undefined`, when the adapter would be loaded from there.
 */
export async function loadOwnAdapter(
  name: string,
  workingDirectory: string,
  conditions: readonly string[] = importConditions(),
): Promise<MemoryAdapter<unknown> | undefined> {
  const packages = packagesFor(name);
  const installed = findInstalled(packages, workingDirectory, conditions);
  const own = findOwn(packages, conditions);
  return own === undefined || own.file !== installed?.file ? undefined : await importAdapter(name, own);
}

async function importAdapter(
  name: string,
  { name: packageName, file }: InstalledPackage,
): Promise<MemoryAdapter<unknown>> {
  let module: unknown;
  try {
    module = await import(pathToFileURL(file).href);
  } catch (error) {
    throw new StartError(
      `The adapter "${name}" is installed (${packageName}) but fails to load: ${firstLine(error)}. Install it again, with its dependencies: npm install ${packageName}`,
      { cause: error },
    );
  }
  const adapter = isObject(module) ? module["default"] : undefined;
  if (!isObject(adapter) || typeof adapter["contractVersion"] !== "number")
    throw new StartError(
      `The package ${packageName} is not an MGP adapter: its default export was not made by defineAdapter. Set MGP_ADAPTER or --adapter to another name.`,
    );
  if (adapter["contractVersion"] !== CONTRACT_VERSION)
    throw new StartError(
      `The adapter ${packageName} implements version ${adapter["contractVersion"]} of the adapter contract, and this gateway version ${CONTRACT_VERSION}. Install compatible releases of both: npm install @mgp/gateway@latest ${packageName}@latest`,
    );
  if (!isAdapter(adapter))
    throw new StartError(
      `The adapter ${packageName} is incomplete: it must have name, settings, optionsFrom and open. Report this to its authors.`,
    );
  return adapter;
}

function isAdapter(value: object): value is MemoryAdapter<unknown> {
  return (
    "name" in value &&
    typeof value.name === "string" &&
    "settings" in value &&
    Array.isArray(value.settings) &&
    value.settings.every(isAdapterSetting) &&
    "optionsFrom" in value &&
    typeof value.optionsFrom === "function" &&
    "open" in value &&
    typeof value.open === "function"
  );
}

function isAdapterSetting(value: unknown): value is AdapterSetting {
  return isObject(value) && typeof value["environment"] === "string" && typeof value["description"] === "string";
}
