import { placeOf } from "./json-spot.ts";
import { walkJson, type JsonPath, type JsonPlace } from "./json-walk.ts";

/**
 * Adds an item behind the others of a list. Everything else of the text stays as it is, and the item is laid out as they
 * are: on lines of its own or on the line of the list.
 *
 * @param text JSON that has a list at the path
 */
export function withItem(text: string, path: JsonPath, item: unknown): string {
  return added(text, path, (layout) => rendered(item, layout));
}

/** Adds a member behind the others of an object, in the same way. */
export function withMember(text: string, path: JsonPath, name: string, value: unknown): string {
  return added(text, path, (layout) => `${JSON.stringify(name)}: ${rendered(value, layout)}`);
}

/** Puts another member in the place of the one at the path. */
export function withMemberReplaced(text: string, path: JsonPath, name: string, value: unknown): string {
  const { nameStart, end } = needed(text, path);
  const member = `${JSON.stringify(name)}: ${rendered(value, layoutAt(text, nameStart))}`;
  return text.slice(0, nameStart) + member + text.slice(end);
}

/** How what stands at a place is laid out. */
interface Layout {
  /** Blanks in front of it, when it has a line of its own. */
  readonly indent: string | undefined;
  readonly newline: string;
}

function added(text: string, path: JsonPath, render: (layout: Layout) => string): string {
  const last = lastChild(text, path);
  if (last === undefined) {
    const { start } = needed(text, path);
    return text.slice(0, start + 1) + render({ indent: undefined, newline: "\n" }) + text.slice(start + 1);
  }
  const layout = layoutAt(text, last.nameStart);
  const gap = layout.indent === undefined ? " " : layout.newline + layout.indent;
  return `${text.slice(0, last.end)},${gap}${render(layout)}${text.slice(last.end)}`;
}

function lastChild(text: string, path: JsonPath): JsonPlace | undefined {
  let found: JsonPlace | undefined;
  walkJson(text, (walked, place) => {
    if (walked.length === path.length + 1 && path.every((step, depth) => step === walked[depth])) found = place;
  });
  return found;
}

function needed(text: string, path: JsonPath): JsonPlace {
  const place = placeOf(text, path);
  if (place === undefined) throw new Error(`The text has no value at ${path.join(".")}.`);
  return place;
}

function layoutAt(text: string, start: number): Layout {
  const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  return { indent: /^[ \t]*$/.test(before) ? before : undefined, newline: text.includes("\r\n") ? "\r\n" : "\n" };
}

function rendered(value: unknown, { indent, newline }: Layout): string {
  // Blanks behind a line end are the layout's: within a string JSON has no line end.
  if (indent === undefined) return JSON.stringify(value, null, 1).replaceAll(/\n */g, " ");
  return JSON.stringify(value, null, indent.startsWith("\t") ? "\t" : 2).replaceAll("\n", newline + indent);
}
