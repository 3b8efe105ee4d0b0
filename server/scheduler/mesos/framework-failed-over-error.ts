/** Mesos's words for a framework whose id another scheduler has registered with since (`master.cpp`). */
const FRAMEWORK_FAILED_OVER = "Framework failed over";

/** Mesos's words for a framework that it has ended; its id is not taken again. */
const FRAMEWORK_REMOVED = "Framework has been removed";

const REMOVAL_ADVICE =
  "Mesos ended its tasks, on an operator's word or after -framework_failover_timeout without a scheduler, and does not " +
  "take its id again. With -replace_removed_framework the scheduler registers anew and starts the tasks again.";

/** Another scheduler of this cluster has registered: this one no longer leads. */
export class FrameworkFailedOverError extends Error {
  override readonly name = "FrameworkFailedOverError";
}

/** What an ERROR event of the master means. */
export function frameworkError(message: string): Error {
  if (message === FRAMEWORK_FAILED_OVER) return new FrameworkFailedOverError(message);
  return new Error(message === FRAMEWORK_REMOVED ? `${message}: ${REMOVAL_ADVICE}` : message);
}
