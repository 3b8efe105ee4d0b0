/** Why a call to the scheduler did not give a result. */
import type { ResponseErrorCode } from "../../core/domain/api-error.ts";

/** The scheduler answered, and refused. */
export class ApiFailure extends Error {
  override readonly name = "ApiFailure";
  constructor(
    readonly code: ResponseErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The scheduler does not know the procedure: it is older than this command, or was never to have it. */
export class NotOfferedError extends Error {
  override readonly name = "NotOfferedError";
}

/** No answer, or none from a scheduler. */
export class TransportError extends Error {
  override readonly name = "TransportError";
  constructor(
    message: string,
    /** False when the scheduler may have carried the call out. */
    readonly wasNeverSent: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
