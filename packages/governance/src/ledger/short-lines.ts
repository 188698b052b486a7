import { isOutcome } from "./audit-entries.ts";
import type { AuditLine, AuditOutcome, LedgerLine } from "./audit-log.ts";
import { ELLIPSIS, shortText } from "./spelled-text.ts";

/** What a line that refers to another one spends on each of the request's own texts, in bytes. */
const TEXT_BYTES = 64;

/** The event whose first line has the context of this one; `undefined`: it has all of it itself. */
function contextOf(line: AuditLine): string | undefined {
  return "context_of" in line ? line.context_of : undefined;
}

/**
 * A line as it is written: one that refers to its request's first line has of the context only what the event's
 * schema asks for, and only the beginning of the request's longer texts. So the log of a request grows with its items
 * and not with its items times its context.
 *
 * @returns the shortened line, or the line itself where nothing is left out
 */
export function asWritten(line: LedgerLine): LedgerLine {
  return "policy_context" in line && contextOf(line) !== undefined ? inShort(line) : line;
}

/** A line without what makes it long. */
export function inShort<Line extends AuditLine>(line: Line): Line {
  const { actor, policy_context: context, correlation_id: correlation } = line;
  const { actor_agent: agent, acting_for_subject: subject, requested_action: action } = context;
  return {
    ...line,
    request_id: short(line.request_id),
    actor: { ...actor, id: short(actor.id) },
    policy_context: {
      actor_agent: short(agent),
      acting_for_subject: { ...subject, id: short(subject.id) },
      requested_action: action,
    },
    ...(correlation === undefined ? {} : { correlation_id: short(correlation) }),
  };
}

/**
 * The events whose first lines have the context of some of these lines, and are not among them.
 *
 * @returns the ids of the events, each once
 */
export function missingEvents(lines: readonly AuditLine[]): readonly string[] {
  const events = new Set(lines.map(contextOf).filter((event) => event !== undefined));
  for (const line of lines) if (isFirst(line)) events.delete(line.event_id);
  return [...events];
}

/**
 * The lines with what they left to the first lines of their requests.
 *
 * @param found the first lines that are not among them; a line whose own is nowhere stays as it was written
 * @returns the lines in their order
 */
export function withContexts<Line extends AuditLine>(
  lines: readonly Line[],
  found: readonly AuditLine[],
): readonly Line[] {
  if (lines.every((line) => contextOf(line) === undefined)) return lines;
  const firsts = new Map([...found, ...lines].filter(isFirst).map((line) => [line.event_id, line]));
  return lines.map((line) => {
    const first = firsts.get(contextOf(line) ?? "");
    if (first?.tenant !== line.tenant) return line;
    const { request_id, actor, policy_context, correlation_id } = first;
    return { ...line, request_id, actor, policy_context, ...(correlation_id === undefined ? {} : { correlation_id }) };
  });
}

function isFirst(line: AuditLine): boolean {
  return !isOutcome(line) && contextOf(line) === undefined;
}

/** Has a text by which outcomes are looked up been left out of its line? @returns whether a text is missing */
export function lacksLookups({ request_id, actor, correlation_id, context_of }: AuditOutcome): boolean {
  if (context_of === undefined) return false;
  return [request_id, actor.id, correlation_id].some((text) => text?.endsWith(ELLIPSIS) === true);
}

function short(text: string): string {
  return shortText(text, TEXT_BYTES);
}
