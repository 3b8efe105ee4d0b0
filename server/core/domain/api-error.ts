/** Errors that reach a client: Aurora's response codes with a message that a person can act on. */

/** `ResponseCode` of api.thrift, less OK and WARNING. */
export const RESPONSE_ERROR_CODES = [
  "INVALID_REQUEST",
  "ERROR",
  "AUTH_FAILED",
  "JOB_UPDATING_ERROR",
  "ERROR_TRANSIENT",
] as const;
export type ResponseErrorCode = (typeof RESPONSE_ERROR_CODES)[number];

/** A refusal or failure that is to be told to the client. Anything else that is thrown is a defect. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  constructor(
    readonly code: ResponseErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * Recognises an {@link ApiError} by shape: the web bundle has its own copy of this class, so
 * `instanceof` does not hold across it.
 */
export function isApiError(error: unknown): error is ApiError {
  return (
    error instanceof Error &&
    error.name === "ApiError" &&
    RESPONSE_ERROR_CODES.includes((error as Partial<ApiError>).code as ResponseErrorCode)
  );
}

export function invalidRequest(message: string): ApiError {
  return new ApiError("INVALID_REQUEST", message);
}

/** The message while the stores are not recovered yet (Aurora's `Storage is not READY`). */
export const STORAGE_NOT_READY = "Storage is not READY";
