import { hasNoBlanks } from "./scripts.ts";
import { stem } from "./stem.ts";
import type { Word } from "./words.ts";

/** The most words that are asked for as one. */
const MOST_PARTS = 8;

/** A compound of more parts, or longer, is not written as one word. */
const MOST_JOINED = 6;
const LONGEST_JOINED = 64;

/** `ph.d`, but not `ex.org`. */
const ABBREVIATION = /^\p{L}{2,4}$/u;

/** `90.000`, but not `3.14`. */
const GROUPED = /^\d{1,3}(?: \d{3})+$/;

/** Words that hang together (`kiwi-lantern-42`, `ada.l@example.org`); a word that stands alone is one of its own. */
export type Compound = readonly Word[];

/** The compounds of words, in order. Signs and words of scripts without blanks stand alone. */
export function* compoundsOf(words: readonly Word[]): Generator<Compound, void, undefined> {
  let compound: Word[] = [];
  for (const word of words) {
    const last = compound.at(-1);
    if (last !== undefined && (compound.length === MOST_PARTS || !hangTogether(last, word))) {
      yield compound;
      compound = [];
    }
    compound.push(word);
  }
  if (compound.length > 0) yield compound;
}

/** The words that parts of a compound are also written as: `email` for `e-mail`, `phd` for `ph.d`, `90000` for `90.000`. */
export function* joinedIn(compound: Compound): Generator<string, void, undefined> {
  for (const run of runsIn(compound)) {
    const whole = joinedForm(run);
    if (whole !== undefined) yield stem(whole);
    const [first, second, third] = run;
    // `e-mail-address`
    if (isSolid(second) && third !== undefined && first?.text.length === 1) yield stem(first.text + second.text);
  }
}

/** As `joinedIn`, where a whole compound is also written as one word. */
export function joinedWhole(compound: Compound): string | undefined {
  const [run, other] = runsIn(compound);
  const whole = run === undefined || other !== undefined ? undefined : joinedForm(run);
  return whole === undefined ? undefined : stem(whole);
}

/** The longest parts that signs of one kind join, of two words or more. */
function* runsIn(compound: Compound): Generator<Compound, void, undefined> {
  let run: Word[] = [];
  for (const word of compound) {
    const last = run.at(-1);
    if (last !== undefined && run.length > 1 && isSolid(word) !== isSolid(last)) {
      yield run;
      run = [last];
    }
    run.push(word);
  }
  if (run.length > 1) yield run;
}

function joinedForm(run: Compound): string | undefined {
  const texts = run.map((word) => word.text);
  const whole = texts.join("");
  if (isSolid(run[1])) return run.length <= MOST_JOINED && whole.length <= LONGEST_JOINED ? whole : undefined;
  if (run.some((word, place) => place > 0 && word.join !== "dot")) return undefined;
  return ABBREVIATION.test(whole) || GROUPED.test(texts.join(" ")) ? whole : undefined;
}

function isSolid(word: Word | undefined): word is Word {
  return word?.join === "hyphen" || word?.join === "seam";
}

function hangTogether(left: Word, right: Word): boolean {
  if (right.join === "near" || right.join === "apart") return false;
  return !hasNoBlanks(left.text) && !hasNoBlanks(right.text);
}
