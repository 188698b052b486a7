import { existsSync, statSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { isObject } from "@mgp/core";
import type { Policy } from "@mgp/governance";
import { findPackage } from "../adapters/find-package.ts";
import { importConditions } from "../adapters/import-conditions.ts";
import { pathFrom } from "../settings/path-from.ts";
import { StartError } from "../start/start-error.ts";
import type { PolicySource } from "./create-policy.ts";

type MayFindHidden = NonNullable<Policy["mayFindHidden"]>;

/**
 * Loads MGP_POLICY_MODULE: a file or a package, seen from the working directory. Its default export is the policy; what it
 * exports as `mayFindHidden` is that of the policy.
 *
 * @throws StartError when there is none, or it is no policy
 */
export async function loadPolicy(name: string, workingDirectory: string): Promise<PolicySource> {
  const asFile = pathFrom(workingDirectory, name);
  if (statSync(asFile, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new StartError(
      `The policy module "${name}" is a folder. Name a file in it in MGP_POLICY_MODULE or --policy-module.`,
    );
  const file = existsSync(asFile) ? asFile : findPackage(name, workingDirectory, importConditions());
  if (file === undefined)
    throw new StartError(
      `The policy module "${name}" is neither a file nor an installed package. Check MGP_POLICY_MODULE or --policy-module.`,
    );
  let module: unknown;
  try {
    module = await import(pathToFileURL(file).href);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new StartError(`The policy module "${name}" fails to load: ${message}.`, { cause: error });
  }
  const { default: source, mayFindHidden }: Readonly<Record<string, unknown>> = isObject(module) ? module : {};
  const policy = policySource(name, source);
  if (mayFindHidden === undefined) return policy;
  if (isMayFindHidden(mayFindHidden)) return withMayFindHidden(policy, mayFindHidden);
  throw new StartError(
    `What the policy module "${name}" exports as mayFindHidden must be a function of { caller, context, tenant } that returns true or false.`,
  );
}

function policySource(name: string, source: unknown): PolicySource {
  if (isPolicyFactory(source)) return checkedFactory(name, source);
  if (isPolicy(source)) return source;
  throw notAPolicy(name);
}

function withMayFindHidden(source: PolicySource, mayFindHidden: MayFindHidden): PolicySource {
  return (builtIn) => {
    const policy = typeof source === "function" ? source(builtIn) : source;
    return { decide: (question) => policy.decide(question), mayFindHidden };
  };
}

/** What the function returns is looked at when it is called, at start and not at the first request. */
function checkedFactory(name: string, factory: (builtIn: Policy) => unknown): PolicySource {
  return (builtIn) => {
    const policy = factory(builtIn);
    if (isPolicy(policy)) return policy;
    throw notAPolicy(name);
  };
}

function isMayFindHidden(value: unknown): value is MayFindHidden {
  return typeof value === "function";
}

function isPolicyFactory(value: unknown): value is (builtIn: Policy) => unknown {
  return typeof value === "function";
}

function isPolicy(value: unknown): value is Policy {
  return typeof value === "object" && value !== null && "decide" in value && typeof value.decide === "function";
}

function notAPolicy(name: string): StartError {
  return new StartError(
    `The default export of the policy module "${name}" must be a policy ({ decide(question) }) or a function that makes one from the built-in policy.`,
  );
}
