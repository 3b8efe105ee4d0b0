/** Mesos's words for a framework whose id another scheduler has registered with since (`master.cpp`). */
const FRAMEWORK_FAILED_OVER = "Framework failed over";

/** Another scheduler of this cluster has registered: this one no longer leads. */
export class FrameworkFailedOverError extends Error {
  override readonly name = "FrameworkFailedOverError";
}

/** What an ERROR event of the master means. */
export function frameworkError(message: string): Error {
  return message === FRAMEWORK_FAILED_OVER ? new FrameworkFailedOverError(message) : new Error(message);
}
