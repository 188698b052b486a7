import { jsonFaultOffset } from "@mgp/core";
import { walkJson, type JsonPath, type JsonPlace } from "./json-walk.ts";

/** A value of a JSON text, present or missing, as messages name it. */
export class JsonSpot {
  readonly #text: string;
  readonly #path: JsonPath;

  constructor(text: string, path: JsonPath = []) {
    this.#text = text;
    this.#path = path;
  }

  /** A member or an item of it. */
  at(...path: JsonPath): JsonSpot {
    return new JsonSpot(this.#text, [...this.#path, ...path]);
  }

  /** `Line 12: callers[0].id`; the line of what it would be in where it is missing. */
  get name(): string {
    const steps = this.#path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`));
    return `Line ${this.#line}: ${steps.join("").replace(/^\./, "")}`;
  }

  get #line(): number {
    for (let depth = this.#path.length; depth > 0; depth -= 1) {
      const place = placeOf(this.#text, this.#path.slice(0, depth));
      if (place !== undefined) return lineAt(this.#text, place.nameStart);
    }
    return 1;
  }
}

/** @returns where the value is; `undefined`: the text has none there */
export function placeOf(text: string, path: JsonPath): JsonPlace | undefined {
  let found: JsonPlace | undefined;
  walkJson(text, (walked, place) => {
    if (walked.length === path.length && walked.every((step, depth) => step === path[depth])) found = place;
  });
  return found;
}

/** `Line 3, column 7`, each from 1, of the place at which a text stops being JSON; `undefined`: it is JSON. */
export function jsonFaultPlace(text: string): string | undefined {
  const offset = jsonFaultOffset(text);
  if (offset === undefined) return undefined;
  return `Line ${lineAt(text, offset)}, column ${offset - text.lastIndexOf("\n", offset - 1)}`;
}

/** The number of a line, from 1. */
function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}
