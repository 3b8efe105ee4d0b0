/** A property does not hold. */
export class Violation extends Error {
  override readonly name = "Violation";
  constructor(
    readonly property: string,
    message: string,
  ) {
    super(`${property}: ${message}`);
  }
}
