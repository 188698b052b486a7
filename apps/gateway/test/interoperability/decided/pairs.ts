import type { Answer, Pair, Step } from "../differential/step.ts";
import { requestOf } from "../differential/step.ts";
import { at, isObject, itemsAt, type Json, type JsonObject, mapObjects, objectAt, textAt } from "../support/json.ts";

/** The reference's answer is not compared. */
export function agree({ ours }: Pair): Pair {
  return { ours, theirs: ours };
}

export function mapBody(answer: Answer, change: (object: JsonObject) => Json): Answer {
  return { ...answer, body: mapObjects(answer.body, change) };
}

function isMemory(object: Json | undefined): object is JsonObject {
  return isObject(object) && "memory_id" in object && "subject" in object && "content" in object;
}

export function changeMemories(answer: Answer, change: (memory: JsonObject) => JsonObject): Answer {
  return mapBody(answer, (object) => (isMemory(object) ? change(object) : object));
}

/** Every memory of an answer by its id. */
export function memoriesOf(answer: Answer): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  mapBody(answer, (object) => {
    const id = textAt(object, "memory_id");
    if (id !== undefined && isMemory(object)) found.set(id, object);
    return object;
  });
  return found;
}

export function viewOf(memory: JsonObject): string {
  return textAt(memory, "backend_ref", "policy_view") ?? "raw";
}

export function codeOf(answer: Answer): string | undefined {
  return textAt(answer.body, "error", "code");
}

export function reasonOf(answer: Answer): string | undefined {
  return textAt(answer.body, "error", "message");
}

/** The memories and candidates that a step wants to write, each with the hint that counts. */
export function writesOf(
  step: Step,
): readonly { readonly memory: JsonObject; readonly hint: JsonObject | undefined }[] {
  const { payload } = requestOf(step);
  const items: readonly Json[] =
    step.path === "/mgp/import"
      ? itemsAt(payload, "memories").map((memory) => ({ memory }))
      : [payload, ...itemsAt(payload, "items")];
  return items.flatMap((item) => {
    const memory = objectAt(item, "memory") ?? objectAt(item, "candidate");
    const hint = at(item, "merge_hint") ?? at(payload, "merge_hint") ?? at(memory, "merge_hint");
    return memory === undefined ? [] : [{ memory, hint: isObject(hint) ? hint : undefined }];
  });
}

export function isListing(step: Step): boolean {
  return ["/mgp/export", "/mgp/sync", "/mgp/search"].includes(step.path);
}

/** Changes every list of memories or search results of an answer. */
export function changeLists(answer: Answer, change: (items: readonly Json[]) => readonly Json[]): Answer {
  return mapBody(answer, (object) => {
    const key = ["memories", "results"].find((name) => Array.isArray(object[name]));
    return key === undefined ? object : { ...object, [key]: change(itemsAt(object, key)) };
  });
}

/** The memory of a list's item: itself, or what a search result carries. */
export function memoryOf(item: Json): JsonObject | undefined {
  return isMemory(item) ? item : objectAt(item, "memory");
}

export function idOf(item: Json): string {
  return textAt(memoryOf(item), "memory_id") ?? "";
}
