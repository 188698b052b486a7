import { hasMoreValues, isObject, keyFault, MgpError } from "@mgp/core";

const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * The JSON object in a body.
 *
 * @param mostValues members of objects and items of lists, on all levels
 * @throws MgpError 400; of what was sent the message repeats a key at most
 */
export function parseBody(bytes: Uint8Array, mostValues: number): Readonly<Record<string, unknown>> {
  const text = decode(bytes);
  if (hasMoreValues(text, mostValues))
    throw new MgpError("MGP_INVALID_OBJECT", `The body has more than ${mostValues} values. Send it in parts.`, {
      details: { field: "root", limit: mostValues },
    });
  const fault = keyFault(text);
  if (fault !== undefined) throw new MgpError("MGP_INVALID_OBJECT", `The body ${fault}.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (text.trim() === "") throw new MgpError("MGP_INVALID_OBJECT", "The body is empty.");
    throw new MgpError("MGP_INVALID_OBJECT", "The body is not valid JSON.", { details: positionIn(error) });
  }
  if (!isObject(value)) throw new MgpError("MGP_INVALID_OBJECT", "The body must be a JSON object.");
  return value;
}

function decode(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new MgpError("MGP_INVALID_OBJECT", "The body is not valid UTF-8.");
  }
}

/** V8 says where it stopped, beside a piece of the text, which stays here. */
function positionIn(error: unknown): { position?: number } {
  const position = error instanceof Error ? /\bposition (\d+)/.exec(error.message)?.[1] : undefined;
  return position === undefined ? {} : { position: Number(position) };
}
