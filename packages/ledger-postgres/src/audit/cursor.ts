import { CursorInvalid } from "@mgp/governance";

/** Which lines a query is about: those that its first page could see. */
export interface Bounds {
  /** The last position. */
  readonly head: number;
  /**
   * The heads of the chains that were growing. A chain's lines become visible in their order, but those of two chains
   * need not in the order of their positions: below the head others may turn up later.
   */
  readonly chains: readonly { readonly chain: number; readonly seq: number }[];
}

/** Where a query goes on. The caller that hands it out seals it, and binds it to the query. */
export interface Place extends Bounds {
  /** The last position that earlier pages have dealt with. */
  readonly after: number;
}

export function encodePlace({ after, head, chains }: Place): string {
  const heads = chains.map(({ chain, seq }) => `${spelled(chain)}-${spelled(seq)}`).join("_");
  return [spelled(after), spelled(head), heads].join(".");
}

/** @throws CursorInvalid */
export function decodePlace(cursor: string): Place {
  const [after = "", head = "", heads = ""] = cursor.split(".");
  const chains = heads.split("_").flatMap((text) => {
    const [chain = "", seq = ""] = text.split("-");
    return text === "" ? [] : [{ chain: read(chain), seq: read(seq) }];
  });
  const place = { after: read(after), head: read(head), chains };
  // Spelled again it must be the same text: parseInt is content with a prefix.
  if (!(place.after <= place.head) || encodePlace(place) !== cursor)
    throw new CursorInvalid("not a cursor of this audit log");
  return place;
}

function spelled(number: number): string {
  return number.toString(36);
}

function read(text: string): number {
  const number = Number.parseInt(text, 36);
  return Number.isSafeInteger(number) && number >= 0 ? number : Number.NaN;
}
