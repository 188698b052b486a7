import { type Connection, numberIn } from "@mgp/sqlite";
import type { Edges } from "./edges.ts";
import { edges as sql } from "./sql.ts";

/** Keeps the edges of memories; runs inside the transaction that writes the memory. */
export class EdgeWriter {
  readonly #database: Connection;

  constructor(database: Connection) {
    this.#database = database;
  }

  /** The memory must have no edges. */
  add(tenant: number, document: number, { links, relation, hidden: isHidden }: Edges): void {
    const hidden = isHidden ? 1 : 0;
    for (const [place, link] of links.entries()) {
      const { target, kind, relation: name = null, edgeType = null } = link;
      this.#database.change(sql.addLink, [document, place, tenant, target, kind, name, edgeType, hidden]);
    }
    if (relation === undefined) return;
    const subject = this.#entity(tenant, relation.subject);
    const object = this.#entity(tenant, relation.object);
    this.#database.change(sql.addRelation, [document, tenant, subject, relation.relation ?? null, object, hidden]);
  }

  /** The edges that a memory makes, and the entities that no other memory relates. */
  drop(tenant: number, document: number): void {
    this.#database.change(sql.dropLinksFrom, [document, tenant]);
    const relation = this.#database.get(sql.relation, [document, tenant]);
    if (relation === undefined) return;
    this.#database.change(sql.dropRelation, [document, tenant]);
    for (const end of ["subject", "object"])
      this.#database.change(sql.dropLoneEntity, [numberIn(relation, end), tenant]);
  }

  /** The edges that others make to a memory. */
  dropTo(tenant: number, memoryId: string): void {
    this.#database.change(sql.dropLinksTo, [tenant, memoryId]);
  }

  #entity(tenant: number, name: string): number {
    const known = this.#database.get(sql.entity, [tenant, name]);
    return numberIn(known ?? this.#database.get(sql.addEntity, [tenant, name]), "number");
  }
}
