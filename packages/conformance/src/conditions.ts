import type { Condition } from "./case.ts";

/** The conditions on which cases depend: each is read off the manifest, the guarantees and the target. */
export const searches: Condition = {
  when: "`supports_search`",
  needs: ({ manifest }) => manifest.capabilities.supports_search,
};
export const doesNotSearch: Condition = {
  when: "not `supports_search`",
  needs: (claims) => !searches.needs(claims),
};
export const searchesSteadily: Condition = {
  when: "`supports_search` and `searchPages: steady`",
  needs: (claims) => searches.needs(claims) && claims.guarantees.searchPages === "steady",
};
export const purges: Condition = {
  when: "`supports_purge`",
  needs: ({ manifest }) => manifest.capabilities.supports_purge,
};
export const doesNotPurge: Condition = { when: "not `supports_purge`", needs: (claims) => !purges.needs(claims) };
export const feeds: Condition = {
  when: "`changes: commit-order`",
  needs: ({ guarantees }) => guarantees.changes === "commit-order",
};
export const doesNotFeed: Condition = { when: "`changes: none`", needs: (claims) => !feeds.needs(claims) };
export const feedsAndPurges: Condition = {
  when: "`changes: commit-order` and `supports_purge`",
  needs: (claims) => feeds.needs(claims) && purges.needs(claims),
};
export const searchesAndPurges: Condition = {
  when: "`supports_search` and `supports_purge`",
  needs: (claims) => searches.needs(claims) && purges.needs(claims),
};
export const insertsByIdAtOnce: Condition = {
  when: "`insertById: backend`",
  needs: ({ guarantees }) => guarantees.insertById === "backend",
};
export const insertsByKeyAtOnce: Condition = {
  when: "`insertByKey: backend`",
  needs: ({ guarantees }) => guarantees.insertByKey === "backend",
};
export const replacesAtOnce: Condition = {
  when: "`replace: backend`",
  needs: ({ guarantees }) => guarantees.replace === "backend",
};
export const durable: Condition = { when: "`durable`", needs: ({ guarantees }) => guarantees.durable };
export const durableFeedsAndPurges: Condition = {
  when: "`durable`, `changes: commit-order` and `supports_purge`",
  needs: (claims) => durable.needs(claims) && feedsAndPurges.needs(claims),
};
/** Each case has to have a backend of its own: later ones would be refused by a backend of another analyser. */
export const keepsWords: Condition = {
  when: "`durable`, `supports_search` and the target's `settings` is a function",
  needs: (claims) => durable.needs(claims) && searches.needs(claims) && claims.reach.freshBackends,
};
