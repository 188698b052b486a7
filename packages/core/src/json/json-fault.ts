const BLANK = /[\t\n\r ]*/y;
/** From the blank upwards: a control character ends a text. */
const TEXT = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?|true|false|null/y;

/** What may stand at a place. `…OrEnd`: the first of an object or a list, which may also be empty. */
type Expected = "value" | "valueOrEnd" | "key" | "keyOrEnd" | "colon" | "commaOrEnd" | "nothing";

/** @returns the offset, in UTF-16 units, at which a text stops being JSON; `undefined`: it is JSON */
export function jsonFaultOffset(text: string): number | undefined {
  return new JsonReader(text).end();
}

/**
 * Where a text stops being JSON. The parser's own message would show a piece of the text, which may hold a secret, and
 * seldom says where it is.
 *
 * @returns the end of a sentence that begins with the text's name; `undefined`: the text is JSON
 */
export function jsonFault(text: string): string | undefined {
  const at = jsonFaultOffset(text);
  if (at === undefined) return undefined;
  const lines = text.slice(0, at).split(/\r\n|\n|\r/);
  return `is not valid JSON: line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}

/** Goes through a text piece by piece, without recursion: a text may be nested as deeply as it is long. */
class JsonReader {
  readonly #text: string;
  /** The brackets that end what is open, the innermost last. */
  readonly #open: ("}" | "]")[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** @returns the place of the first character that no JSON has there; `undefined`: there is none */
  end(): number | undefined {
    let expected: Expected = "value";
    for (;;) {
      this.#skip(BLANK);
      if (expected === "nothing") return this.#at === this.#text.length ? undefined : this.#at;
      const next: Expected | undefined = this.#step(expected);
      if (next === undefined) return this.#at;
      expected = next;
    }
  }

  /** @returns what may follow; `undefined`: there is not what is expected */
  #step(expected: Exclude<Expected, "nothing">): Expected | undefined {
    switch (expected) {
      case "value":
        return this.#value();
      case "valueOrEnd":
        return this.#close() ?? this.#value();
      case "key":
        return this.#skip(TEXT) ? "colon" : undefined;
      case "keyOrEnd":
        return this.#close() ?? (this.#skip(TEXT) ? "colon" : undefined);
      case "colon":
        return this.#take(":") ? "value" : undefined;
      case "commaOrEnd":
        return this.#take(",") ? (this.#open.at(-1) === "}" ? "key" : "value") : this.#close();
    }
  }

  #value(): Expected | undefined {
    if (this.#take("{")) {
      this.#open.push("}");
      return "keyOrEnd";
    }
    if (this.#take("[")) {
      this.#open.push("]");
      return "valueOrEnd";
    }
    return this.#skip(TEXT) || this.#skip(SCALAR) ? this.#afterValue() : undefined;
  }

  #close(): Expected | undefined {
    const bracket = this.#open.at(-1);
    if (bracket === undefined || !this.#take(bracket)) return undefined;
    this.#open.pop();
    return this.#afterValue();
  }

  #afterValue(): Expected {
    return this.#open.length === 0 ? "nothing" : "commaOrEnd";
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }
}
