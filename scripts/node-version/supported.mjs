// Runs on every Node.js that has modules, so that it can say what is wrong with an old one: no newer syntax, no imports.

/** What a package of this repository says in `engines`, as its alternatives: `>=22.20 <23 || >=24.7`. */
function alternatives(range) {
  return range.split("||").map((alternative) =>
    alternative
      .trim()
      .split(/\s+/)
      .map((bound) => {
        const match = /^(>=|<)(\d+)(?:\.(\d+))?$/.exec(bound);
        if (match === null)
          throw new Error(`The range of Node.js versions has a bound that is not known here: ${bound}`);
        return { isMinimum: match[1] === ">=", major: Number(match[2]), minor: Number(match[3] || 0) };
      }),
  );
}

/** Each oldest version of a range in full, `["22.20.0", "24.7.0"]`. */
export function minima(range) {
  return alternatives(range)
    .map((bounds) => bounds.filter((bound) => bound.isMinimum))
    .reduce((all, bounds) => all.concat(bounds), [])
    .map(({ major, minor }) => `${major}.${minor}.0`);
}

/**
 * The sentence for a user whose Node.js cannot run a program.
 *
 * @returns `undefined` where the version, as `process.versions.node` has it, is in the range
 */
export function refusal(program, version, range) {
  const [major, minor] = version.split(".").map(Number);
  const isIn = alternatives(range).some((bounds) =>
    bounds.every((bound) => {
      const isBelow = major < bound.major || (major === bound.major && minor < bound.minor);
      return bound.isMinimum ? !isBelow : isBelow;
    }),
  );
  if (isIn) return undefined;
  const words = range
    .trim()
    .replace(/>=([\d.]+)/g, "$1 or later")
    .replace(/<([\d.]+)/g, "(below $1)")
    .replace(/\s*\|\|\s*/g, ", or ");
  return `${program} needs Node.js ${words}; this is ${version}. Install one of those: https://nodejs.org/en/download`;
}
