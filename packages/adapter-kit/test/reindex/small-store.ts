import type { MakeForBatch, Progress, ReindexStore, ReindexState } from "@mgp/adapter-kit";

/** What is made of a record's text, and of which text it was made. */
interface Kept {
  readonly text: string;
  readonly made: string | undefined;
}

/** What a kill leaves: the records' texts, and what is made of them, by the model that made it. */
export interface Disk {
  readonly texts: Map<string, string>;
  readonly places: Map<string, Map<string, Kept>>;
  inUse: string;
  begun: string | undefined;
  /** Writers are kept out. */
  isSealed: boolean;
}

/** So many records, which have what the model `old` makes of them. */
export function diskWith(count: number): Disk {
  const texts = new Map(Array.from({ length: count }, (_, one) => [`m${one}`, `text ${one}`]));
  const kept = new Map(Array.from(texts, ([id, text]) => [id, { text, made: madeBy("old", text) }]));
  return { texts, places: new Map([["old", kept]]), inUse: "old", begun: undefined, isSealed: false };
}

export function madeBy(model: string, text: string): string {
  return `${model} of ${text}`;
}

/** What a gateway does that serves the store. False: it is kept out. */
export function write(disk: Disk, id: string, text: string): boolean {
  if (disk.isSealed) return false;
  disk.texts.set(id, text);
  disk.places.get(disk.inUse)?.set(id, { text, made: madeBy(disk.inUse, text) });
  return true;
}

/** A store in a few maps, which changes over in several steps as a backend without transactions does. */
export class SmallStore implements ReindexStore<string, readonly string[], string> {
  readonly #disk: Disk;
  readonly #wanted: string;
  readonly #beforeStep: (step: string) => void;
  mostLeft: number = Number.POSITIVE_INFINITY;
  /** How many records were filled while writers were kept out. */
  filledSealed = 0;

  /** @param beforeStep told of each change of the disk before it is made; when it throws, the process is dead */
  constructor(disk: Disk, wanted: string, beforeStep: (step: string) => void = () => undefined) {
    this.#disk = disk;
    this.#wanted = wanted;
    this.#beforeStep = beforeStep;
  }

  async look(): Promise<ReindexState<string>> {
    const { inUse, begun } = this.#disk;
    if (begun === inUse) this.#removeReplaced();
    return await Promise.resolve({ isInUse: inUse === this.#wanted, begun: this.#disk.begun });
  }

  isWanted(place: string): boolean {
    return place === this.#wanted;
  }

  async discard(place: string): Promise<void> {
    this.#step("let in", () => (this.#disk.isSealed = false));
    this.#step("drop", () => this.#disk.places.delete(place));
    this.#step("forget", () => (this.#disk.begun = undefined));
    await Promise.resolve();
  }

  async begin(): Promise<string> {
    this.#step("note", () => (this.#disk.begun = this.#wanted));
    return await Promise.resolve(this.#wanted);
  }

  async progress(place: string): Promise<Progress> {
    return await Promise.resolve({ done: this.#in(place).size, total: this.#disk.texts.size });
  }

  async *missing(place: string, size: number): AsyncGenerator<readonly string[]> {
    const { texts } = this.#disk;
    const isHeld = (id: string): boolean => texts.has(id);
    const ids = [...texts].filter(([id, text]) => this.#in(place).get(id)?.text !== text).map(([id]) => id);
    for (let start = 0; start < ids.length; start += size)
      yield await Promise.resolve(ids.slice(start, start + size).filter(isHeld));
  }

  async fill(place: string, batch: readonly string[], make: MakeForBatch<string>): Promise<void> {
    const texts = batch.map((id) => this.#disk.texts.get(id) ?? "");
    const made = await make(texts.map((text) => (text === "" ? undefined : text)));
    if (this.#disk.isSealed) this.filledSealed += batch.length;
    this.#step("keep", () => {
      for (const [at, id] of batch.entries()) this.#in(place).set(id, { text: texts[at] ?? "", made: made[at] });
    });
  }

  async changeOver(place: string, finish: () => Promise<boolean>): Promise<boolean> {
    this.#step("seal", () => (this.#disk.isSealed = true));
    if (!(await finish())) {
      this.#step("let in", () => (this.#disk.isSealed = false));
      return false;
    }
    this.#step("use", () => (this.#disk.inUse = place));
    this.#removeReplaced();
    return true;
  }

  #removeReplaced(): void {
    const { places, inUse } = this.#disk;
    for (const place of [...places.keys()].filter((one) => one !== inUse))
      this.#step("remove", () => places.delete(place));
    this.#step("let in", () => (this.#disk.isSealed = false));
    this.#step("forget", () => (this.#disk.begun = undefined));
  }

  #in(place: string): Map<string, Kept> {
    const { places } = this.#disk;
    const there = places.get(place) ?? new Map<string, Kept>();
    places.set(place, there);
    return there;
  }

  #step(step: string, change: () => unknown): void {
    this.#beforeStep(step);
    change();
  }
}
