/** The way from the root of a JSON text to a value: names of members as they are spelled, numbers of items from 0. */
export type JsonPath = readonly (string | number)[];

/** Where a value stands in its text, as offsets in UTF-16 units. */
export interface JsonPlace {
  readonly start: number;
  /** Behind the value's last character. */
  readonly end: number;
  /** Of a member of an object, where its name begins; otherwise as `start`. */
  readonly nameStart: number;
}

/** @param path is valid during the call only */
type OnValue = (path: JsonPath, place: JsonPlace) => void;

interface Container {
  readonly start: number;
  readonly nameStart: number;
  readonly isObject: boolean;
}

/** A word that is not one, such as `1.2.3`, is found by `JSON.parse`. */
const WORD = /[-+.\w]+/y;
const BLANK = /[ \t\r\n]*/y;

/**
 * Reads a JSON text and tells of each value where it stands, the inner ones before what they are in. Nesting costs
 * memory and no stack.
 *
 * @returns the offset at which the text stops being JSON; `undefined`: it was read to its end
 */
export function walkJson(text: string, onValue: OnValue): number | undefined {
  return new Walk(text, onValue).run();
}

class Walk {
  readonly #text: string;
  readonly #onValue: OnValue;
  readonly #open: Container[] = [];
  readonly #path: (string | number)[] = [];
  #at = 0;
  #nameStart = 0;

  constructor(text: string, onValue: OnValue) {
    this.#text = text;
    this.#onValue = onValue;
  }

  run(): number | undefined {
    let awaits: Awaited = "value";
    while (awaits !== "nothing") {
      this.#skip(BLANK);
      const next: Awaited | undefined = this.#step(awaits);
      if (next === undefined) return this.#at;
      awaits = next;
    }
    return undefined;
  }

  /** @returns what has to come next; `undefined`: it is not JSON from here on */
  #step(awaits: Awaited): Awaited | undefined {
    switch (awaits) {
      case "first":
        return this.#closes() ? this.#close() : this.#step(this.#open.at(-1)?.isObject === true ? "name" : "value");
      case "name":
        return this.#name();
      case "value":
        return this.#value();
      case "separator":
        return this.#separator();
      case "nothing":
        return "nothing";
    }
  }

  #value(): Awaited | undefined {
    const start = this.#at;
    const nameStart = typeof this.#path.at(-1) === "string" ? this.#nameStart : start;
    const unit = this.#text[start];
    if (unit === "{" || unit === "[") {
      this.#open.push({ start, nameStart, isObject: unit === "{" });
      this.#path.push(unit === "{" ? "" : 0);
      this.#at += 1;
      return "first";
    }
    if (unit === '"' ? !this.#string() : !this.#skip(WORD)) return undefined;
    this.#onValue(this.#path, { start, end: this.#at, nameStart });
    return "separator";
  }

  #name(): Awaited | undefined {
    this.#nameStart = this.#at;
    if (this.#text[this.#at] !== '"' || !this.#string()) return undefined;
    this.#path[this.#path.length - 1] = this.#text.slice(this.#nameStart + 1, this.#at - 1);
    this.#skip(BLANK);
    return this.#take(":") ? "value" : undefined;
  }

  #separator(): Awaited | undefined {
    const container = this.#open.at(-1);
    if (container === undefined) return this.#at === this.#text.length ? "nothing" : undefined;
    if (this.#closes()) return this.#close();
    if (!this.#take(",")) return undefined;
    const step = this.#path.at(-1);
    if (typeof step === "number") this.#path[this.#path.length - 1] = step + 1;
    return container.isObject ? "name" : "value";
  }

  #closes(): boolean {
    return this.#text[this.#at] === (this.#open.at(-1)?.isObject === true ? "}" : "]");
  }

  #close(): Awaited {
    const container = this.#open.pop();
    this.#path.pop();
    this.#at += 1;
    if (container !== undefined) this.#onValue(this.#path, { ...container, end: this.#at });
    return "separator";
  }

  /** A line may not end within a string, so that a missing mark is found in its line. */
  #string(): boolean {
    for (let at = this.#at + 1; at < this.#text.length; at += 1) {
      const unit = this.#text.charCodeAt(at);
      if (unit < 0x20) break;
      if (unit === 0x5c) at += 1;
      else if (unit === 0x22) {
        this.#at = at + 1;
        return true;
      }
    }
    return false;
  }

  #take(mark: string): boolean {
    const isThere = this.#text[this.#at] === mark;
    if (isThere) this.#at += 1;
    return isThere;
  }

  /** @returns whether there was something of this form */
  #skip(form: RegExp): boolean {
    form.lastIndex = this.#at;
    const isThere = form.test(this.#text);
    if (isThere) this.#at = form.lastIndex;
    return isThere;
  }
}

/** `first`: a name or value, or the end of the container that has just begun. */
type Awaited = "first" | "name" | "value" | "separator" | "nothing";
