import { testAdapter } from "../../support/test-backend.ts";
import { type Json, mapObjects, mapTexts, without } from "../support/json.ts";

/** The names of one sequence on one gateway: from what a step says to what is sent, and back from what is answered. */
export class Names {
  readonly #suffix: string;
  readonly #started: number;
  readonly #generated: string[] = [];

  constructor(sequence: number) {
    this.#suffix = `-s${sequence}`;
    this.#started = Date.now();
  }

  get generatedCount(): number {
    return this.#generated.length;
  }

  /** Puts the names of this sequence into a step's body. */
  resolve(value: Json): Json {
    return mapTexts(value, (text) => this.resolveText(text));
  }

  resolveText(text: string): string {
    return text.replaceAll(/\{([a-z]+)(\d*)\}/g, (_whole, name: string, digits: string) =>
      name === "generated"
        ? (this.#generated[Number(digits)] ?? `mem_none${this.#suffix}`)
        : `${name}${digits}${this.#suffix}`,
    );
  }

  /** Learns the ids that a gateway drew, in the order of an answer. */
  learn(answer: Json): void {
    mapTexts(answer, (text) => {
      if (/^mem_[0-9a-f]{32}$/.test(text) && !this.#generated.includes(text)) this.#generated.push(text);
      return text;
    });
  }

  /** Forgets ids that the other gateway has no partner for. */
  forgetBeyond(count: number): void {
    this.#generated.splice(count);
  }

  /** Gives everything that differs from run to run the same name on both gateways. */
  simplify(answer: Json): Json {
    return mapObjects(
      mapTexts(answer, (text) => this.simplifyText(text)),
      dropWording,
    );
  }

  simplifyText(text: string): string {
    const drawn = this.#generated.indexOf(text);
    if (drawn !== -1) return `generated${drawn}`;
    const prefix = /^(req|task|evt|mem)_[0-9a-f]{32}$/.exec(text)?.[1];
    if (prefix !== undefined) return `<${prefix}>`;
    if (this.#isNow(text)) return "<now>";
    return text.replaceAll(this.#suffix, "");
  }

  #isNow(text: string): boolean {
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)$/.test(text)) return false;
    const time = Date.parse(text);
    return time >= this.#started - 2_000 && time <= Date.now() + 2_000;
  }
}

const tokens: ReadonlySet<string> = new Set(["next_token", "cursor"]);

/** Where an answer names the adapter. The reference always runs on its memory adapter. */
const adapterNames: ReadonlySet<string> = new Set(["adapter", "backend", "backend_origin"]);

function plainValue(key: string, value: Json): Json {
  if (tokens.has(key)) return "<token>";
  return adapterNames.has(key) && value === testAdapter ? "memory" : value;
}

/** Texts that are written for people are each gateway's own; only a denial's message is a code. */
function dropWording(object: Readonly<Record<string, Json>>): Json {
  const kept = Object.entries(object).filter(([key]) => key !== "explanation");
  const rest = Object.fromEntries(kept.map(([key, value]) => [key, plainValue(key, value)]));
  return "code" in rest && "message" in rest && rest["code"] !== "MGP_POLICY_DENIED" ? without(rest, "message") : rest;
}
