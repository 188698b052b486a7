import { createGovernance } from "@mgp/governance";
import { assembleGateway } from "./assemble-gateway.ts";
import type { Gateway } from "./gateway-interface.ts";
import type { GatewayOptions } from "./gateway-options.ts";
import { serverIdentity } from "./identity.ts";
import { silentLog } from "./log/log.ts";
import { createPolicy } from "./policy/create-policy.ts";

/** Makes governance around the backend and HTTP around governance. The gateway owns the backend and the ledger from here on. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const policy = createPolicy(options.policy);
  const governance = await createGovernance({
    ...options.governance,
    backend: options.backend.open,
    adapter: options.backend.name,
    adapterName: options.backend.adapterName,
    ledger: options.ledger,
    server: serverIdentity(options.version),
    log: options.log ?? silentLog,
    requireTenantHeader: options.requireTenantHeader ?? false,
    ...(policy === undefined ? {} : { policy }),
    ...(options.findCaller === undefined ? {} : { findCaller: options.findCaller }),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  });
  return assembleGateway(governance, options);
}
