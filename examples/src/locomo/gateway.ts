import { randomUUID } from "node:crypto";
import { LocomoError } from "./locomo-error.ts";

type Fields = Readonly<Record<string, unknown>>;

/** One gateway, spoken to as an agent would. */
export class Gateway {
  readonly #url: URL;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(url: string, apiKey: string | undefined) {
    if (!URL.canParse(url)) throw new LocomoError(`--url ${url} is not a URL; try http://127.0.0.1:8080`);
    this.#url = new URL(url);
    this.#headers = {
      "content-type": "application/json",
      ...(apiKey === undefined ? {} : { "x-mgp-api-key": apiKey }),
    };
  }

  /** The `data` of a call in a tenant. */
  async call(path: string, tenant: string, action: "write" | "search", payload: Fields): Promise<Fields> {
    const body = {
      request_id: randomUUID(),
      policy_context: {
        actor_agent: "example/locomo",
        acting_for_subject: { kind: "agent", id: "example/locomo" },
        requested_action: action,
        tenant_id: tenant,
      },
      payload,
    };
    const response = await this.#send(path, tenant, JSON.stringify(body));
    const envelope = fieldsOf(await response.json().catch(() => undefined));
    if (response.ok) return fieldsOf(envelope["data"]);
    throw new LocomoError(`POST ${path}: ${String(response.status)} ${errorText(envelope["error"])}`);
  }

  async #send(path: string, tenant: string, body: string): Promise<Response> {
    try {
      return await fetch(new URL(path, this.#url), {
        method: "POST",
        headers: { ...this.#headers, "mgp-tenant-id": tenant },
        body,
      });
    } catch (error) {
      const start = "start one with `npx -y pnpm@10.34.9 start`, or name another with --url";
      throw new LocomoError(`no gateway answers at ${this.#url.href}: ${start}`, { cause: error });
    }
  }
}

/** The members of a JSON object; none of anything else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

/** Code and message of an error of the protocol. */
export function errorText(error: unknown): string {
  const { code, message } = fieldsOf(error);
  return [code, message].filter((part) => typeof part === "string").join(": ");
}
