/** No scheduler is known; there may be one soon. */
export class NoSchedulerError extends Error {
  override readonly name = "NoSchedulerError";
}
