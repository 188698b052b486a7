/** A DSN that no connection can be made with. The message goes on behind a name of the DSN, and holds no part of it that may be secret. */
export class UnusableDsn extends Error {
  override readonly name = "UnusableDsn";
}
