import type { JsonObject } from "@mgp/core";
import { openLedger } from "@mgp/ledger";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { testAdapter } from "../../support/test-backend.ts";
import type { Identity } from "./callers.ts";
import { at } from "./json.ts";
import { openedCursor } from "./opened-cursor.ts";
import { envelope, memory, type GovernedName } from "./requests.ts";
import { SeededRandom } from "./seeded-random.ts";
import { type Answer, startWorld, type World } from "./world.ts";

/** Which of the two. */
export type Side = "left" | "right";

/** The adapters measure deadlines by the time of day, so that a clock that stands still has to stand near it. */
const START = Date.now();
const HOUR_MS = 3_600_000;

/** So few that pages end for them. */
const PAGE_BYTES = 6_000;
const CURSOR_KEY = new Uint8Array(32).fill(7);

/** Open and hidden memories say the same words. */
const vocabulary = [
  "kiwi",
  "lantern",
  "river",
  "stone",
  "marble",
  "viper",
  "lotus",
  "anchor",
  "4711",
  "0815",
  "state-of-the-art",
  "gluten-free",
  "naïve",
  "东京",
  "秘密",
  "今天去",
] as const;
const strategies = ["dedupe", "reinforce", "merge", "upsert", "replace", "create", "manual_review_required"] as const;
const labels = ["confidential", "restricted"] as const;
const MEMORIES = 16;

/** One request of the caller that is told nothing of what is hidden. */
interface Asked {
  readonly operation: GovernedName;
  readonly payload: JsonObject;
}

/** What the same requests were answered in the two worlds. */
export interface Told {
  readonly asked: Asked;
  readonly left: string;
  readonly right: string;
}

/**
 * Two gateways whose memories differ in hidden content only, and a caller who writes and asks the same of both. What is
 * drawn anew for each answer (nonces, ids of events) is taken out of what they tell; the clock stands still.
 */
export class TwoWorlds {
  readonly #worlds: Readonly<Record<Side, World>>;
  readonly #random: SeededRandom;
  /** What some memory says, or has said. */
  readonly #statements: [string, ...string[]] = ["kiwi"];
  #requests = 0;

  private constructor(worlds: Readonly<Record<Side, World>>, random: SeededRandom) {
    this.#worlds = worlds;
    this.#random = random;
  }

  static async start(seed: number): Promise<TwoWorlds> {
    const random = new SeededRandom(seed);
    const worlds = new TwoWorlds({ left: await standingWorld(), right: await standingWorld() }, random);
    for (let index = 0; index < MEMORIES; index += 1) {
      if (random.chance(0.5)) await worlds.hide(index);
      else await worlds.tell({ operation: "write", payload: { memory: worlds.#openMemory(index) } });
    }
    return worlds;
  }

  /** One random request, and its further pages, with what is written between them. */
  async *step(): AsyncGenerator<Told, void, undefined> {
    if (this.#random.chance(0.15)) return await this.hide(this.#random.below(MEMORIES));
    const asked = this.#anyRequest();
    for (let page = 0, cursors: Cursors = {}; page < 5; page += 1) {
      const { told, next } = await this.tell(asked, cursors);
      yield told;
      if (next.left === undefined || next.right === undefined) return;
      cursors = next;
      if (this.#random.chance(0.3)) await this.hide(this.#random.below(MEMORIES));
    }
  }

  /** The searches for each word, page by page. */
  async *lookForAll(): AsyncGenerator<Told, void, undefined> {
    for (const query of [...vocabulary, "profile", "m-3 kiwi", vocabulary.join(" ")])
      yield (await this.tell({ operation: "search", payload: { query, limit: 100 } })).told;
  }

  /** Writes other hidden content into the two worlds, of the same label and, where a mask shows it, of the same shape. */
  async hide(index: number): Promise<void> {
    const sensitivity = index % 2 === 0 ? labels[0] : labels[1];
    const keys = { dedupe_key: `d-${index % 5}`, conflict_key: `c-${index % 3}` };
    const hint = { strategy: "upsert", if_match_memory_id: idOf(index), ...(index % 4 < 2 ? keys : {}) };
    this.#requests += 1;
    for (const side of ["left", "right"] as const) {
      const content = sensitivity === "confidential" ? this.#maskedContent() : this.#anyContent();
      const extensions = { "x:note": this.#words(1, 30), "graph:target_memory_id": idOf(this.#random.below(MEMORIES)) };
      const hidden = memory(idOf(index), "", { ...typeOf(index, content, this.#ends()), sensitivity, extensions });
      const owner = this.#worlds[side].identities["acme-auditor"];
      await this.#send(side, owner, {
        operation: "write",
        payload: { memory: hidden, merge_hint: hint },
      });
    }
  }

  async tell(asked: Asked, cursors: Cursors = {}): Promise<{ readonly told: Told; readonly next: Cursors }> {
    this.#requests += 1;
    const answers = { left: "", right: "" };
    const next: Cursors = {};
    for (const side of ["left", "right"] as const) {
      const { operation, payload } = asked;
      const page = cursors[side] === undefined ? payload : { ...payload, ...cursorOf(asked, cursors[side]) };
      const bot = this.#worlds[side].identities["acme-bot"];
      const answer = await this.#send(side, bot, { operation, payload: page });
      const token = at(answer.body, "data", "next_token");
      if (typeof token === "string") next[side] = token;
      answers[side] = comparable(answer);
    }
    return { told: { asked, ...answers }, next };
  }

  /** Under the same id in both worlds. */
  async #send(side: Side, identity: Identity, { operation, payload }: Asked): Promise<Answer> {
    const request_id = `request-${this.#requests}`;
    const body = JSON.stringify({ ...envelope(operation, identity, payload), request_id });
    return await this.#worlds[side].send(operation, body, { ...identity.headers, "MGP-Request-Id": request_id });
  }

  #anyRequest(): Asked {
    const random = this.#random;
    const memory_id = idOf(random.below(MEMORIES + 2));
    const limit = 1 + random.below(6);
    const kind = random.fraction();
    if (kind < 0.4) return { operation: "search", payload: { ...this.#anyQuery(), limit } };
    if (kind < 0.6) return { operation: "write", payload: this.#hinted() };
    if (kind < 0.68) return { operation: "writeBatch", payload: { items: random.several(1, 4, () => this.#hinted()) } };
    if (kind < 0.76) return { operation: "get", payload: { memory_id } };
    if (kind < 0.84) return { operation: "update", payload: { memory_id, patch: this.#patch() } };
    if (kind < 0.89) return { operation: "export", payload: { limit, include_inactive: random.chance(0.5) } };
    if (kind < 0.94) return { operation: "sync", payload: { limit, include_inactive: random.chance(0.5) } };
    if (kind < 0.97) return { operation: random.pick(["expire", "revoke", "delete", "purge"]), payload: { memory_id } };
    return { operation: "queryAudit", payload: { limit } };
  }

  #anyQuery(): JsonObject {
    const random = this.#random;
    if (random.chance(0.3)) return { query: random.pick(this.#statements) };
    const query = [...random.several(0, 2, () => idOf(random.below(MEMORIES))), this.#words(1, 4)].join(" ");
    return random.chance(0.8) ? { query } : { intent: { query_text: query, keywords: [this.#words(1, 1)] } };
  }

  /** A write that guesses, or names what is there by a key. */
  #hinted(): JsonObject {
    const random = this.#random;
    const index = random.below(MEMORIES + 8);
    const one = { ...this.#openMemory(index), ...(random.chance(0.2) ? { sensitivity: random.pick(labels) } : {}) };
    if (random.chance(0.25)) return { memory: one };
    return {
      memory: one,
      merge_hint: {
        strategy: random.pick(strategies),
        ...(random.chance(0.2) ? { dedupe_key: `d-${random.below(5)}` } : {}),
        ...(random.chance(0.2) ? { conflict_key: `c-${random.below(3)}` } : {}),
        ...(random.chance(0.2) ? { if_match_memory_id: idOf(random.below(MEMORIES)) } : {}),
        ...(random.chance(0.1) ? { coalesce_window_seconds: 1_000_000 } : {}),
      },
    };
  }

  #openMemory(index: number): JsonObject {
    const statement = this.#random.chance(0.4) ? this.#random.pick(this.#statements) : this.#statement();
    return memory(idOf(index), statement, {
      ...typeOf(index, { statement }, this.#ends()),
      ...(this.#random.chance(0.2) ? { confidence: 0.5 } : {}),
      ...(this.#random.chance(0.2) ? { derived_from: [idOf(this.#random.below(MEMORIES))] } : {}),
    });
  }

  /** What a relationship is between. */
  #ends(): JsonObject {
    const end = (): string => this.#random.pick(["Ada", "Bo", "Cy", "Di"]);
    return { subject_entity: end(), relation: "knows", object_entity: end() };
  }

  #patch(): JsonObject {
    const random = this.#random;
    if (random.chance(0.3)) return { sensitivity: random.pick(labels) };
    return random.chance(0.5) ? { confidence: random.fraction() } : { content: { more: this.#words(1, 3) } };
  }

  /** Of a masked view the keys are shown, and how long lists are. */
  #maskedContent(): JsonObject {
    return {
      statement: this.#statement(),
      note: this.#words(1, 40),
      number: this.#random.below(10_000),
      list: [this.#words(1, 2)],
    };
  }

  #anyContent(): JsonObject {
    const notes = this.#random.several(0, 3, () => this.#words(1, 60));
    return { statement: this.#statement(), ...Object.fromEntries(notes.map((note, place) => [`n${place}`, [note]])) };
  }

  #statement(): string {
    const statement = this.#words(1, 8);
    if (this.#statements.length < 40) this.#statements.push(statement);
    return statement;
  }

  #words(least: number, most: number): string {
    return this.#random.several(least, most, () => this.#random.pick(vocabulary)).join(" ");
  }
}

/** Where each of the two goes on. */
type Cursors = Partial<Record<Side, string>>;

const now = (): number => START;

async function standingWorld(): Promise<World> {
  return await startWorld({
    ledger: await openLedger({ stateDirectory: temporaryFolder(), now }),
    governance: { now, cursorKey: CURSOR_KEY },
    limits: { requestMs: HOUR_MS, pageBytes: PAGE_BYTES },
  });
}

/** Some memories relate what others relate, too. */
function typeOf(index: number, content: JsonObject, ends: JsonObject): JsonObject {
  return index % 3 === 0 ? { type: "relationship", content: { ...content, ...ends } } : { content };
}

function idOf(index: number): string {
  return `m-${index}`;
}

function cursorOf({ operation }: Asked, cursor: string): JsonObject {
  return operation === "sync" ? { cursor } : { pagination_token: cursor };
}

/** Whose feed it is a position of is drawn with each store. */
const FEED = /[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}/gu;

/** Where a round of a search stands: stores in one PostgreSQL share its transactions, and LanceDB's upkeep counts, too. */
const PLACES: Readonly<Record<string, RegExp>> = {
  postgres: /"\d+:\d+:[\d,]*"/gu,
  lancedb: /\[\d+,\d+,(?:\d+|null)\]/gu,
};

function positionIn(cursor: string): string {
  const position = openedCursor(CURSOR_KEY, cursor).replaceAll(FEED, "");
  const places = PLACES[testAdapter];
  if (places === undefined) return position;
  return position.startsWith('["change"') ? "" : position.replaceAll(places, "");
}

/** A line for each value, so that a difference is shown alone. */
function comparable({ status, headers, body }: Answer): string {
  return JSON.stringify(
    { status, headers, body },
    (key, value: unknown) => {
      if ((key === "next_token" || key === "cursor") && typeof value === "string") return positionIn(value);
      return key === "event_id" ? "" : value;
    },
    1,
  );
}
