/** The server asks for a password, and there is none. */
export class NoPassword extends Error {
  override readonly name = "NoPassword";
}
