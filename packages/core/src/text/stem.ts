import { stemmer } from "stemmer";

/** Words that are not plain English letters (digits, other scripts) have no English stem. */
const ENGLISH = /^[a-z]{3,40}$/;

/** A stem takes about a microsecond to make and a tenth of it to remember; language repeats itself. */
const REMEMBERED_STEMS = 20_000;

const stems = new Map<string, string>();

/** The English stem of a folded word (Porter's algorithm): `running` and `runs` become `run`. */
export function stem(word: string): string {
  if (!ENGLISH.test(word)) return word;
  const known = stems.get(word);
  if (known !== undefined) return known;
  const made = stemmer(word);
  if (stems.size >= REMEMBERED_STEMS) stems.clear();
  stems.set(word, made);
  return made;
}
