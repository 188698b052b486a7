import { parseEntries } from "../authentication/callers-file.ts";
import { withMemberReplaced } from "../json/json-edit.ts";
import { placeOf } from "../json/json-spot.ts";

/** The text of a callers file in which the entry has `keys`, made of `key_sha256` where it has that. */
export function withKeyList(text: string, index: number): string {
  const single = ["callers", index, "key_sha256"];
  if (placeOf(text, single) === undefined) return text;
  const keys = parseEntries(text)[index]?.keys ?? [];
  const list = keys.map(({ digest }) => ({ sha256: Buffer.from(digest).toString("hex") }));
  return withMemberReplaced(text, single, "keys", list);
}
