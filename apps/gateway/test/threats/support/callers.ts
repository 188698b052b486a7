import type { CallerRegistry } from "../../../src/authentication/caller-registry.ts";
import { parseCallers } from "../../../src/authentication/callers-file.ts";
import { newKey } from "../../../src/authentication/new-key.ts";

/** Who sends a request: a key, and what stands in the request's context. */
export interface Identity {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly agent: string;
  /** `policy_context.tenant_id`; `undefined`: left out. */
  readonly tenant: string | undefined;
}

export type CallerName = "acme-bot" | "acme-second" | "acme-reader" | "acme-auditor" | "globex-bot" | "two-houses";

interface Entry {
  readonly tenants: readonly string[];
  readonly agents: readonly string[];
  readonly actions?: readonly string[];
  readonly rights?: readonly string[];
}

const entries: Readonly<Record<CallerName, Entry>> = {
  "acme-bot": { tenants: ["acme"], agents: ["acme/*"], rights: ["metrics"] },
  "acme-second": { tenants: ["acme"], agents: ["acme/*"] },
  "acme-reader": { tenants: ["acme"], agents: ["acme/reader"], actions: ["read", "search"] },
  "acme-auditor": { tenants: ["acme"], agents: ["acme/*"], rights: ["raw_export", "declassify"] },
  "globex-bot": { tenants: ["globex"], agents: ["globex/*"], rights: ["metrics"] },
  "two-houses": { tenants: ["acme", "globex"], agents: ["both/*"] },
};

export interface TestCallers {
  readonly registry: CallerRegistry;
  readonly identities: Readonly<Record<CallerName, Identity>>;
}

/** Two tenants, six callers, fresh keys. */
export function testCallers(): TestCallers {
  const made = Object.entries<Entry>(entries).map(([id, entry]) => {
    const { key, entry: base } = newKey(id);
    return { id, key, entry: { ...base, ...entry } };
  });
  const registry = parseCallers(JSON.stringify({ callers: made.map(({ entry }) => entry) }));
  const identityOf = (id: CallerName): Identity => {
    const key = made.find((one) => one.id === id)?.key ?? "";
    const house = id.slice(0, id.indexOf("-"));
    return id === "two-houses"
      ? { name: id, headers: { "X-MGP-API-Key": key }, agent: "both/one", tenant: "acme" }
      : {
          name: id,
          headers: { Authorization: `Bearer ${key}` },
          agent: id === "acme-reader" ? "acme/reader" : `${house}/one`,
          tenant: house,
        };
  };
  return {
    registry,
    identities: {
      "acme-bot": identityOf("acme-bot"),
      "acme-second": identityOf("acme-second"),
      "acme-reader": identityOf("acme-reader"),
      "acme-auditor": identityOf("acme-auditor"),
      "globex-bot": identityOf("globex-bot"),
      "two-houses": identityOf("two-houses"),
    },
  };
}
