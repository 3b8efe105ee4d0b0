/** What went wrong with a call, in words for the person who waits for it. Pure. */

/** A failed call as the console shows it. */
export interface Failure {
  /** A short heading. */
  readonly title: string;
  /** What the scheduler said, or why it could not be asked. */
  readonly message: string;
  /** Asking again may help without any change. */
  readonly transient: boolean;
  /** The scheduler's log has more under this id. */
  readonly correlationId?: string;
}

interface ErrorData {
  readonly auroraCode?: unknown;
  readonly correlationId?: unknown;
}

function dataOf(error: unknown): ErrorData | undefined {
  if (typeof error !== "object" || error === null || !("data" in error)) return undefined;
  const { data } = error;
  return typeof data === "object" && data !== null ? data : undefined;
}

const TITLES: Readonly<Record<string, string>> = {
  INVALID_REQUEST: "The scheduler refused",
  AUTH_FAILED: "Not allowed",
  JOB_UPDATING_ERROR: "The job is being updated",
  ERROR_TRANSIENT: "Not now",
  ERROR: "The scheduler failed",
};

/** Describes whatever a query or mutation was rejected with. */
export function describeFailure(error: unknown): Failure {
  const data = dataOf(error);
  const message = error instanceof Error ? error.message : String(error);
  if (data === undefined || typeof data.auroraCode !== "string") {
    return {
      title: "No answer",
      message: "The scheduler could not be reached. The console keeps trying.",
      transient: true,
    };
  }
  const code = data.auroraCode;
  return {
    title: TITLES[code] ?? "The call failed",
    message: sentence(message),
    transient: code === "ERROR_TRANSIENT",
    ...(typeof data.correlationId === "string" ? { correlationId: data.correlationId } : {}),
  };
}

function sentence(text: string): string {
  const trimmed = text.trim();
  if (trimmed === "") return "No reason was given.";
  const capital = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}
