import { identifierFields } from "../generated/protocol-lists.ts";

/** Keys that reach an object's prototype in JavaScript code that merges carelessly: refused, wherever they stand. */
export const forbiddenKeys: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Fields that name something: they become keys of stores and logs, so they are short and hold no NUL. */
export const identifierKeys: ReadonlySet<string> = new Set(identifierFields);
