import { analyseQuery, canonicalJson } from "@mgp/core";
import type { QueryTerm, SearchedContent, SearchMemoryResult, SearchResultItem } from "@mgp/core";
import { undecided } from "../audit/audit-entry.ts";
import type { CursorBinding } from "../cursors/cursor-codec.ts";
import type { FoundMemory } from "../store/memory-reader.ts";
import { TermFinder } from "../views/term-finder.ts";
import type { GovernedOperation, OperationServices } from "./operation.ts";
import { searchParameters } from "./search-parameters.ts";
import type { SearchParameters } from "./search-parameters.ts";

/** `POST /mgp/search`: the best memories for a query, each as the caller may see it. */
export const search: GovernedOperation<"search"> = {
  target: () => "__search__",
  async run(session, { payload }, services) {
    const parameters = searchParameters(payload, services.now(), services.onlyValid);
    const { terms, leftOut } = analyseQuery(parameters.texts);
    session.scope.notices.notSearched(leftOut);
    const content = session.searchedContent();
    const binding = bindingOf(session.scope, parameters, content);
    const cursor = parameters.cursor === undefined ? undefined : services.cursors.open(binding, parameters.cursor);
    const page =
      terms.length === 0
        ? { items: [] }
        : await session.reader.search({
            filter: parameters.filter,
            terms,
            content,
            text: parameters.texts.join(" ").trim(),
            literal: terms.some((term) => term.compound),
            limit: parameters.limit,
            bytes: services.pageBytes,
            bytesBesides: bytesOfSurfaces(terms),
            ...(cursor === undefined ? {} : { cursor }),
          });
    const data: SearchMemoryResult = { results: [] };
    const finder = new TermFinder(terms);
    for (const found of page.items) {
      const { memory, return_mode: mode } = found.view;
      const matched = mode === "metadata_only" ? [] : await finder.in(memory);
      data.results.push(itemOf(found, { matched, asked: terms.length, content }, services));
    }
    if (parameters.effectiveIntent !== undefined) data.effective_intent = parameters.effectiveIntent;
    if (page.cursor !== undefined) data.next_token = services.cursors.seal(binding, page.cursor);
    const bytes = page.items.reduce((sum, found) => sum + found.bytes, 0);
    return { data, bytes, decision: undecided("allow", "search_completed"), resultCount: data.results.length };
  },
};

function bindingOf(
  scope: { readonly tenant: string; readonly caller: { readonly id: string } },
  parameters: SearchParameters,
  content: SearchedContent,
): CursorBinding {
  const { notExpiredAt: _now, validAt: _then, ...filter } = parameters.filter;
  const query = { texts: [...parameters.texts], filter: canonicalJson(filter), content };
  return { operation: "search", tenant: scope.tenant, caller: scope.caller.id, query };
}

/** What the terms of a query take in the answer for a hit that holds them all. */
function bytesOfSurfaces(terms: readonly QueryTerm[]): number {
  return Buffer.byteLength(JSON.stringify(terms.map((term) => term.surface)));
}

/** What of a query a hit holds, as far as the caller sees it. */
interface Matching {
  readonly matched: string[];
  /** How many terms were asked for. */
  readonly asked: number;
  readonly content: SearchedContent;
}

function itemOf(found: FoundMemory, matching: Matching, services: OperationServices): SearchResultItem {
  const { view } = found;
  return {
    ...view,
    score: found.score,
    score_kind: services.backend.manifest.capabilities.score_kind,
    backend_origin: services.adapter,
    retrieval_mode: found.mode,
    matched_terms: matching.matched,
    explanation: explain(found, matching),
  };
}

function explain(found: FoundMemory, { matched, asked, content }: Matching): string {
  const { return_mode: mode } = found.view;
  if (mode === "metadata_only") return "Result metadata only due to policy.";
  if (mode === "masked" && content === "full")
    return "Found by its hidden content; the content is masked due to policy.";
  if (found.path !== undefined && found.path.length > 1)
    return `Reached from a direct hit over ${found.path.join(" -> ")}.`;
  if (matched.length === 0) return `Found by ${found.mode} search.`;
  return `Found by ${found.mode} search; matches ${matched.length} of ${asked} terms.`;
}
