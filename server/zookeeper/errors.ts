/** What can go wrong with a request to ZooKeeper, as one error with a code. */

/** ZooKeeper's own codes, and ours: `TIMEOUT` (no answer within the deadline), `CLOSED`, `OTHER`. */
export type ZooKeeperErrorCode =
  | "CONNECTION_LOSS"
  | "SESSION_EXPIRED"
  | "AUTH_FAILED"
  | "NO_AUTH"
  | "NO_NODE"
  | "NODE_EXISTS"
  | "NOT_EMPTY"
  | "BAD_VERSION"
  | "NO_CHILDREN_FOR_EPHEMERALS"
  | "INVALID_ACL"
  | "BAD_ARGUMENTS"
  | "TIMEOUT"
  | "CLOSED"
  | "OTHER";

const CODES_BY_NUMBER: ReadonlyMap<number, ZooKeeperErrorCode> = new Map([
  [-4, "CONNECTION_LOSS"],
  [-8, "BAD_ARGUMENTS"],
  [-101, "NO_NODE"],
  [-102, "NO_AUTH"],
  [-103, "BAD_VERSION"],
  [-108, "NO_CHILDREN_FOR_EPHEMERALS"],
  [-110, "NODE_EXISTS"],
  [-111, "NOT_EMPTY"],
  [-112, "SESSION_EXPIRED"],
  [-114, "INVALID_ACL"],
  [-115, "AUTH_FAILED"],
]);

const RETRIABLE: ReadonlySet<ZooKeeperErrorCode> = new Set(["CONNECTION_LOSS", "SESSION_EXPIRED", "TIMEOUT"]);
const UNKNOWN_OUTCOME: ReadonlySet<ZooKeeperErrorCode> = new Set(["CONNECTION_LOSS", "TIMEOUT"]);

/** A request that ZooKeeper refused, or that nobody answered. */
export class ZooKeeperError extends Error {
  override readonly name = "ZooKeeperError";
  readonly code: ZooKeeperErrorCode;

  constructor(code: ZooKeeperErrorCode, message: string) {
    super(message);
    this.code = code;
  }

  /** True when the same request may succeed later. */
  get isRetriable(): boolean {
    return RETRIABLE.has(this.code);
  }

  /** True when the request may have been carried out all the same. */
  get isOutcomeUnknown(): boolean {
    return UNKNOWN_OUTCOME.has(this.code);
  }
}

/** The error for a number that ZooKeeper answered; `what` names the request. */
export function errorOfNumber(number: number, what: string): ZooKeeperError {
  const code = CODES_BY_NUMBER.get(number) ?? "OTHER";
  return new ZooKeeperError(code, `ZooKeeper answered ${code === "OTHER" ? `error ${number}` : code} to ${what}`);
}

export function isZooKeeperError(error: unknown, code: ZooKeeperErrorCode): boolean {
  return error instanceof ZooKeeperError && error.code === code;
}
