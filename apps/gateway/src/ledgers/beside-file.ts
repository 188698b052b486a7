import type { AuditLine, AuditLog, Ledger } from "@mgp/governance";
import type { AuditFile } from "@mgp/ledger";

/** A ledger whose lines of audit go to a file as well: both have a line before any request is answered. */
export function besideFile(ledger: Ledger, file: AuditFile): Ledger {
  return {
    ...ledger,
    audit: new AuditLogBesideFile(ledger.audit, file),
    close: async () => {
      await ledger.close();
      await file.close();
    },
  };
}

class AuditLogBesideFile implements AuditLog {
  readonly #main: AuditLog;
  readonly #file: AuditFile;
  /** The file's numbers by those of the main log, in order; what is in the file is taken out. */
  readonly #numbers = new Map<number, number>();

  constructor(main: AuditLog, file: AuditFile) {
    this.#main = main;
    this.#file = file;
  }

  get recoverEveryMs(): number | undefined {
    return this.#main.recoverEveryMs;
  }

  /** The main log first: it may refuse a line and recover; the file takes nothing more after it has failed once. */
  append(entry: AuditLine): number {
    const number = this.#main.append(entry);
    this.#numbers.set(number, this.#file.append(entry));
    return number;
  }

  async synced(sequence: number): Promise<void> {
    await Promise.all([this.#main.synced(sequence), this.#syncedInFile(sequence)]);
  }

  async #syncedInFile(sequence: number): Promise<void> {
    const upTo = [...this.#numbers].filter(([number]) => number <= sequence);
    await this.#file.synced(upTo.at(-1)?.[1] ?? 0);
    for (const [number] of upTo) this.#numbers.delete(number);
  }

  readonly query: AuditLog["query"] = async (tenant, filter, page) => await this.#main.query(tenant, filter, page);
  readonly openIntents: AuditLog["openIntents"] = async () => await this.#main.openIntents();

  /** Queries are answered by the main log: whether the file can be queried does not matter. */
  async health(): Promise<string | undefined> {
    const [main] = await Promise.all([this.#main.health(), this.#file.health()]);
    return main;
  }
}
