import type { DecidedDifference } from "../differential/decided-difference.ts";
import { requestOf, type Step } from "../differential/step.ts";
import { idsIn, plainName, type World } from "../differential/world.ts";
import { textAt } from "../support/json.ts";
import { agree, changeLists, idOf, isListing, reasonOf, writesOf } from "./pairs.ts";

/** The step names a memory that our gateway keeps for another tenant, or may find one by its hint. */
function reachesElsewhere(step: Step, world: World): boolean {
  const tenant = world.tenantOf(step);
  const named = [...idsIn(step.body)].some((id) => (world.memories.get(plainName(id))?.tenant ?? tenant) !== tenant);
  const hinted = writesOf(step).some(({ hint }) => hint !== undefined);
  return named || (hinted && [...world.memories.values()].some((memory) => memory.tenant !== tenant));
}

/** A memory that says it belongs to a tenant, in a request that is bound to another. */
function claimsAnotherTenant(step: Step, world: World): boolean {
  return writesOf(step).some(({ memory }) => {
    const claimed = textAt(memory, "backend_ref", "tenant_id");
    return claimed !== undefined && plainName(claimed) !== world.tenantOf(step);
  });
}

function patchesTenant(step: Step): boolean {
  return textAt(requestOf(step).payload, "patch", "backend_ref", "tenant_id") !== undefined;
}

export const tenantDifferences: readonly DecidedDifference[] = [
  {
    id: "tenants-never-meet",
    what: "In the reference a request or a memory without a tenant reaches every tenant, and an id exists once. In ours each request is bound to one tenant (`default` where none is named), ids belong to tenants, and what another tenant holds is 403 `tenant_mismatch` with authentication off, else 404.",
    why: "A forgotten tenant must not open all tenants, and an id must not tell what another tenant holds",
    settle: (step, pair, world) => {
      if (isListing(step)) {
        const tenant = world.tenantOf(step);
        const inTenant = (item: Parameters<typeof idOf>[0]): boolean =>
          (world.memories.get(idOf(item))?.tenant ?? tenant) === tenant;
        return { ours: pair.ours, theirs: changeLists(pair.theirs, (items) => items.filter(inTenant)) };
      }
      return reachesElsewhere(step, world) ? agree(pair) : undefined;
    },
    diverges: (step, _pair, world) => !isListing(step) && reachesElsewhere(step, world) && step.path !== "/mgp/get",
  },
  {
    id: "memory-of-another-tenant",
    what: "A memory whose `backend_ref.tenant_id` is not the request's tenant is refused by the reference only where the context names a tenant; ours always answers 403 `tenant_mismatch`.",
    why: "Where a memory belongs must not depend on what the request leaves out",
    settle: (step, pair, world) =>
      claimsAnotherTenant(step, world) && JSON.stringify(pair.ours.body).includes("tenant_mismatch")
        ? agree(pair)
        : undefined,
    diverges: (step, { ours, theirs }, world) =>
      (claimsAnotherTenant(step, world) && step.path === "/mgp/write/batch") ||
      ((claimsAnotherTenant(step, world) || patchesTenant(step)) && reasonOf(ours) !== reasonOf(theirs)),
  },
];
