import { pathToFileURL } from "node:url";
import { isObject } from "@mgp/core";
import { LEDGER_CONTRACT_VERSION, type LedgerPlugin } from "@mgp/governance";
import { findInstalled, firstLine } from "../adapters/find-installed.ts";
import { importConditions } from "../adapters/import-conditions.ts";
import { StartError } from "../start/start-error.ts";

/** Finds and loads the ledger of a configured name, as adapters are found: an installation without it needs no driver. */
export async function loadLedger(
  name: string,
  workingDirectory: string,
  conditions: readonly string[] = importConditions(),
): Promise<LedgerPlugin> {
  const packageName = `@mgp/ledger-${name}`;
  const installed = findInstalled([packageName], workingDirectory, conditions);
  if (installed === undefined)
    throw new StartError(
      `The ledger "${name}" is not installed: there is no package ${packageName}. Install it with "npm install ${packageName}", or set MGP_LEDGER or --ledger to embedded.`,
    );
  let module: unknown;
  try {
    module = await import(pathToFileURL(installed.file).href);
  } catch (error) {
    throw new StartError(
      `The ledger "${name}" is installed (${packageName}) but fails to load: ${firstLine(error)}. Install it again, with its dependencies: npm install ${packageName}`,
      { cause: error },
    );
  }
  const ledger = isObject(module) ? module["default"] : undefined;
  if (!isObject(ledger) || ledger["contractVersion"] !== LEDGER_CONTRACT_VERSION || !isLedger(ledger))
    throw new StartError(
      `The package ${packageName} is not compatible with this gateway. Install compatible releases of both: npm install @mgp/gateway@latest ${packageName}@latest`,
    );
  return ledger;
}

function isLedger(value: object): value is LedgerPlugin {
  return ["open", "migrate", "verify", "tail"].every((method) => typeof Reflect.get(value, method) === "function");
}
