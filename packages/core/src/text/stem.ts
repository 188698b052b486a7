import { stemmer } from "stemmer";

/** Words that are not plain English letters (digits, other scripts) have no English stem. */
const ENGLISH = /^[a-z]{3,40}$/;

/** A stem takes about a microsecond to make and a tenth of it to remember; language repeats itself. */
const REMEMBERED_STEMS = 20_000;

const stems = new Map<string, string>();

/** The Arabic article, alone or behind `and`, `with`, `as`, `so`, `for`, where at least three letters follow it. */
const ARTICLE = /^(?:[\u0648\u0628\u0643\u0641]?\u0627\u0644|\u0644\u0644)(?=\p{Script=Arabic}{3})/u;

const FIRST_ARABIC = 0x0600;
const LAST_ARABIC = 0x06ff;

/** The English stem of a folded word (Porter's algorithm): `running` and `runs` become `run`; an Arabic one without its article. */
export function stem(word: string): string {
  if (!ENGLISH.test(word)) return isArabic(word) ? word.replace(ARTICLE, "") : word;
  const known = stems.get(word);
  if (known !== undefined) return known;
  const made = stemmer(word);
  if (stems.size >= REMEMBERED_STEMS) stems.clear();
  stems.set(word, made);
  return made;
}

function isArabic(word: string): boolean {
  const first = word.charCodeAt(0);
  return first >= FIRST_ARABIC && first <= LAST_ARABIC;
}
