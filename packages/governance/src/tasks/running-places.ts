interface Waiting {
  readonly places: number;
  readonly enter: () => void;
}

/** How many tasks run at once: the first to come goes first, also one that needs more places than are free. */
export class RunningPlaces {
  readonly all: number;
  #free: number;
  readonly #waiting: Waiting[] = [];

  constructor(all: number) {
    this.all = all;
    this.#free = all;
  }

  /** Waits until so many places are free, and holds them while `work` runs. */
  async hold<Result>(places: number, work: () => Promise<Result>): Promise<Result> {
    await this.#enter(places);
    try {
      return await work();
    } finally {
      this.#free += places;
      this.#admit();
    }
  }

  async #enter(places: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push({ places, enter: resolve });
    this.#admit();
    await promise;
  }

  #admit(): void {
    for (let next = this.#waiting[0]; next !== undefined && next.places <= this.#free; next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#free -= next.places;
      next.enter();
    }
  }
}
