/**
 * Which content is searched: of a record whose content is hidden only what stays plain (`open`), or all of it (`full`).
 * Of every other record both are everything.
 */
export type SearchedContent = "open" | "full";

/** How long a memory is for each content that is searched, in tokens, repetitions counted. */
export type ContentLengths = Readonly<Record<SearchedContent, number>>;
