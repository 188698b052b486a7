/** The `request_id` of a body that may not be valid at all, if it has one that can be echoed. */
export function requestIdOf(body: unknown, longest: number): string | undefined {
  if (typeof body !== "object" || body === null || !("request_id" in body)) return undefined;
  const { request_id: requestId } = body;
  if (typeof requestId !== "string" || requestId === "" || requestId.length > longest) return undefined;
  return requestId.isWellFormed() ? requestId : undefined;
}
