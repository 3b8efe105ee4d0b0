/** Why a backup could not be written, or cannot be read. The message is one line for a person, and names the file. */

export type BackupErrorCode =
  /** There is no such file. */
  | "MISSING"
  /** It is not a backup, or not what was written. */
  | "DAMAGED"
  /** It was written by a newer version of this program. */
  | "NEWER_VERSION"
  /** The file system refuses. */
  | "FAILED";

export class BackupError extends Error {
  override readonly name = "BackupError";
  constructor(
    readonly code: BackupErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
