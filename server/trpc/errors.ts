/**
 * The one error map: whatever is thrown below a procedure becomes a tRPC code, Aurora's response code and a
 * message for a person. What was not meant for a client (a defect of ours) is told as a generic sentence
 * with a correlation id, under which the process's log has the rest. No stack leaves the process.
 */
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { TRPC_ERROR_CODES_BY_KEY, type TRPC_ERROR_CODE_KEY, type TRPCErrorShape } from "@trpc/server/rpc";
import { ZodError } from "zod";
import { isApiError, type ResponseErrorCode } from "../core/domain/api-error.ts";
import { describeIssues } from "./schemas/describe-issue.ts";

/** Aurora's response code -> tRPC's. */
const TRPC_CODES: Readonly<Record<ResponseErrorCode, TRPC_ERROR_CODE_KEY>> = {
  INVALID_REQUEST: "BAD_REQUEST",
  AUTH_FAILED: "FORBIDDEN",
  JOB_UPDATING_ERROR: "CONFLICT",
  ERROR_TRANSIENT: "SERVICE_UNAVAILABLE",
  ERROR: "INTERNAL_SERVER_ERROR",
};

/** An error as a client sees it. */
export interface ClientError {
  readonly code: TRPC_ERROR_CODE_KEY;
  readonly auroraCode: ResponseErrorCode;
  readonly message: string;
  /** Set for a defect of ours: look for it in the log. */
  readonly correlationId?: string;
}

/** The correlation ids of defects, so that the log and the answer name the same one. */
const correlationIds = new WeakMap<TRPCError, string>();

function correlationIdOf(error: TRPCError): string {
  const known = correlationIds.get(error);
  if (known !== undefined) return known;
  const id = globalThis.crypto.randomUUID();
  correlationIds.set(error, id);
  return id;
}

/** Thrown by the framework itself about a request that it cannot take, in words that need no change. */
function isAboutRequest(error: TRPCError): boolean {
  const { code } = error;
  return code !== "INTERNAL_SERVER_ERROR" && error.cause?.name !== "SyntaxError";
}

/** What `error` is to a client. Deterministic but for the correlation id, which is made once an error. */
export function classify(error: TRPCError): ClientError {
  const { cause } = error;
  if (isApiError(cause)) return { code: TRPC_CODES[cause.code], auroraCode: cause.code, message: cause.message };
  if (cause instanceof ZodError) {
    return { code: "BAD_REQUEST", auroraCode: "INVALID_REQUEST", message: describeIssues(cause.issues) };
  }
  if (isAboutRequest(error)) return { code: error.code, auroraCode: "INVALID_REQUEST", message: error.message };
  if (error.code !== "INTERNAL_SERVER_ERROR") {
    const message = `the request is not JSON: ${cause?.message ?? error.message}`;
    return { code: "BAD_REQUEST", auroraCode: "INVALID_REQUEST", message };
  }
  const correlationId = correlationIdOf(error);
  const message = `internal error; the scheduler's log has the details under ${correlationId}`;
  return { code: "INTERNAL_SERVER_ERROR", auroraCode: "ERROR", message, correlationId };
}

/** What an error's `data` holds. */
export interface ErrorData {
  readonly code: TRPC_ERROR_CODE_KEY;
  readonly httpStatus: number;
  /** Aurora's `ResponseCode`. */
  readonly auroraCode: ResponseErrorCode;
  /** The procedure's name. */
  readonly path?: string;
  readonly correlationId?: string;
}

/** For `initTRPC`: the wire form of {@link classify}. */
export function formatError({
  error,
  path,
}: {
  error: TRPCError;
  path: string | undefined;
}): TRPCErrorShape<ErrorData> {
  const { code, auroraCode, message, correlationId } = classify(error);
  return {
    message,
    code: TRPC_ERROR_CODES_BY_KEY[code],
    data: {
      code,
      httpStatus: getHTTPStatusCodeFromError(new TRPCError({ code })),
      auroraCode,
      ...(path === undefined ? {} : { path }),
      ...(correlationId === undefined ? {} : { correlationId }),
    },
  };
}
