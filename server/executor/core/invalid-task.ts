/** The task cannot be run as it is given; the message tells its owner what to change. */
export class InvalidTask extends Error {
  override readonly name = "InvalidTask";
}
