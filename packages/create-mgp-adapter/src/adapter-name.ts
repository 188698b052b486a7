const PREFIX = "mgp-adapter-";
const LONGEST = 40;

/** The forms in which a template speaks of its adapter. */
export interface AdapterName {
  /** `my-store`: what memories carry. */
  readonly short: string;
  /** `mgp-adapter-my-store` */
  readonly package: string;
  /** `myStore`, of values. */
  readonly camel: string;
  /** `MyStore`, of types. */
  readonly pascal: string;
  /** `MY_STORE`, within environment variables. */
  readonly upper: string;
}

/** @throws RangeError when the text cannot be all of a package's, a variable's and a type's name */
export function adapterName(text: string): AdapterName {
  const short = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text;
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(short) || short.length > LONGEST) {
    throw new RangeError(
      `${JSON.stringify(text)} is not a valid adapter name: use words of a-z and digits, joined by hyphens, a letter first, ${LONGEST} characters at most, such as my-store.`,
    );
  }
  const pascal = short.replaceAll(/(?:^|-)([a-z0-9])/g, (_, first: string) => first.toUpperCase());
  return {
    short,
    package: `${PREFIX}${short}`,
    camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    pascal,
    upper: short.toUpperCase().replaceAll("-", "_"),
  };
}
