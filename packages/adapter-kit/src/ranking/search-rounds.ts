/** A place in the order of a backend's changes: a number, or what else the backend tells its places apart by. */
export type ChangePlace = number | string;

/**
 * Which records a part of a search is about, by their last change. The first round is about those that have not changed
 * since the first page, and each of them keeps its rank; a further one is about those that changed while the round
 * before it was read.
 */
export interface SearchRound<Place extends ChangePlace> {
  /** From 1 on. */
  readonly number: number;
  /** Only records that changed behind this place; absent in the first round. */
  readonly after?: Place;
  /** Only records that have not changed behind this place. */
  readonly upTo: Place;
}

/** A search of a tenant that never rests has to end, too; a record that changes in the last round may be missed. */
const MOST_ROUNDS = 3;

export function isRoundNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= MOST_ROUNDS;
}

/** @param newest the place of the last change before the first page, or while it was read */
export function firstRound<Place extends ChangePlace>(newest: Place): SearchRound<Place> {
  return { number: 1, upTo: newest };
}

/**
 * @param newest the place of the last change as the round was read to its end, or later
 * @returns `undefined` where nothing has changed meanwhile, and behind the last round
 */
export function roundAfter<Place extends ChangePlace>(
  round: SearchRound<Place>,
  newest: Place,
): SearchRound<Place> | undefined {
  if (round.number === MOST_ROUNDS || newest === round.upTo) return undefined;
  return { number: round.number + 1, after: round.upTo, upTo: newest };
}

/** Are the backend's places numbers, and is this one of them? @returns whether the place is a number */
export function isPosition(place: ChangePlace): place is number {
  return typeof place === "number";
}

/**
 * Does a round hold a record whose last change stands at this place? For places that are numbers.
 *
 * @returns whether the record belongs to the round
 */
export function isInRound({ after, upTo }: SearchRound<number>, place: number): boolean {
  return place <= upTo && (after === undefined || place > after);
}
