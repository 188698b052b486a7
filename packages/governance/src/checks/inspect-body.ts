import { forbiddenKeys, identifierKeys, MgpError } from "@mgp/core";
import type { JsonObject, JsonValue, MemoryObject } from "@mgp/core";
import { requireShortContext } from "./context-limits.ts";
import type { Limits } from "./limits.ts";
import { identifierFault, lengthFault, unicodeFault } from "./text-faults.ts";

/**
 * Checks what no schema can say, in one pass and bounded depth: nesting, lengths, number of values, number and length of keys, forbidden keys, well-formed text,
 * finite and exact numbers. A `ttl_seconds` beyond what a double holds exactly is clamped in place.
 *
 * @throws MgpError `MGP_INVALID_OBJECT` that names the field and the limit, never the value
 */
export function inspectBody(body: unknown, limits: Limits): asserts body is JsonObject {
  if (!isJsonObject(body)) {
    throw new MgpError("MGP_INVALID_OBJECT", "The request body has to be a JSON object.", {
      details: { field: "root" },
    });
  }
  new Inspection(limits, "The request body").object(body, 1, false);
  requireShortContext(body["policy_context"]);
}

/** How deep a memory stands in the body of a write: in its payload. */
const DEPTH_OF_MEMORY = 3;

/**
 * Checks what a patch or merge has made of a memory, of whose parts each was in a body: the whole has to be what a body
 * could bring, else a memory would grow without end.
 *
 * @param text the memory as JSON
 * @throws MgpError `MGP_INVALID_OBJECT` that names the field and the limit, never the value
 */
export function inspectChanged(memory: MemoryObject, text: string, limits: Limits): void {
  new Inspection(limits, "The memory, as it would be now,").object({ ...memory }, DEPTH_OF_MEMORY, false);
  if (Buffer.byteLength(text) <= limits.memoryBytes) return;
  throw new MgpError(
    "MGP_INVALID_OBJECT",
    `The memory, as it would be now, is larger than ${limits.memoryBytes} bytes. Take something out of it, or write another.`,
    { details: { field: "root", limit: limits.memoryBytes } },
  );
}

/** A parsed body holds JSON values only. */
function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

class Inspection {
  readonly #limits: Limits;
  /** What is inspected, for the message. */
  readonly #whole: string;
  /** The keys down to the value at hand, for the message. */
  readonly #path: (string | number)[] = [];
  #values = 0;

  constructor(limits: Limits, whole: string) {
    this.#limits = limits;
    this.#whole = whole;
  }

  object(value: JsonObject, depth: number, inContent: boolean): void {
    if (depth > this.#limits.jsonDepth) {
      this.#refuse(`is nested deeper than ${this.#limits.jsonDepth} levels`, { limit: this.#limits.jsonDepth });
    }
    const { objectKeys, keyLength } = this.#limits;
    const members = Object.entries(value);
    this.#count(members.length);
    if (members.length > objectKeys) this.#refuse(`has more than ${objectKeys} keys`, { limit: objectKeys });
    for (const [key, member] of members) {
      this.#path.push(key);
      if (key.length > keyLength) this.#refuse(`is a key of more than ${keyLength} characters`, { limit: keyLength });
      if (forbiddenKeys.has(key)) this.#refuse("is not allowed as a key");
      if (!key.isWellFormed()) this.#refuse("has a key that is not well-formed Unicode");
      if (typeof member === "number") this.#number(value, key, member);
      else this.#value(member, depth, inContent || key === "content", identifierKeys.has(key));
      this.#path.pop();
    }
  }

  #value(value: JsonValue, depth: number, inContent: boolean, identifier: boolean): void {
    if (typeof value === "string") this.#text(value, inContent, identifier);
    else if (Array.isArray(value)) this.#array(value, depth + 1, inContent, identifier);
    else if (typeof value === "object" && value !== null) this.object(value, depth + 1, inContent);
  }

  #array(values: readonly JsonValue[], depth: number, inContent: boolean, identifier: boolean): void {
    if (depth > this.#limits.jsonDepth) {
      this.#refuse(`is nested deeper than ${this.#limits.jsonDepth} levels`, { limit: this.#limits.jsonDepth });
    }
    this.#count(values.length);
    for (const [index, value] of values.entries()) {
      this.#path.push(index);
      if (typeof value === "number") this.#exact(value);
      else this.#value(value, depth, inContent, identifier);
      this.#path.pop();
    }
  }

  #count(values: number): void {
    const { jsonValues } = this.#limits;
    this.#values += values;
    if (this.#values > jsonValues) this.#refuse(`goes beyond ${jsonValues} values in all`, { limit: jsonValues });
  }

  #text(value: string, inContent: boolean, identifier: boolean): void {
    // An id that is empty is the schema's to judge.
    if (value === "") return;
    const { idLength, textLength } = this.#limits;
    const fault =
      unicodeFault(value) ??
      (inContent ? undefined : identifier ? identifierFault(value, idLength) : lengthFault(value, textLength));
    if (fault !== undefined) this.#refuse(fault.problem, fault.details);
  }

  #number(holder: JsonObject, key: string, value: number): void {
    if (key === "ttl_seconds" && Number.isInteger(value) && value > Number.MAX_SAFE_INTEGER) {
      holder[key] = Number.MAX_SAFE_INTEGER;
    } else {
      this.#exact(value);
    }
  }

  #exact(value: number): void {
    if (!Number.isFinite(value)) this.#refuse("is not a finite number");
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
      this.#refuse("is an integer beyond 2^53 - 1, which would not come back as it was sent");
    }
  }

  #refuse(problem: string, details: JsonObject = {}): never {
    // A forbidden or malformed key is not repeated in the answer.
    const field = this.#path
      .map((part) => (typeof part === "string" && (!part.isWellFormed() || part.length > 128) ? "…" : String(part)))
      .join(".");
    throw new MgpError("MGP_INVALID_OBJECT", `${field === "" ? this.#whole : field} ${problem}.`, {
      details: { field: field === "" ? "root" : field, ...details },
    });
  }
}
