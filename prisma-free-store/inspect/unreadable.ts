/** Telling what is wrong with stored bytes from defects of the code that reads them. */
import { MalformedEntryError, UnknownFieldError } from "../codec/wire.ts";

/** The bounds within which stored data is read for people are exceeded. */
export class TooLargeError extends Error {
  override readonly name = "TooLargeError";
}

/** True for errors that say that bytes cannot be read, or not here. */
export function isUnreadable(error: unknown): error is Error {
  return error instanceof MalformedEntryError || error instanceof UnknownFieldError || error instanceof TooLargeError;
}
