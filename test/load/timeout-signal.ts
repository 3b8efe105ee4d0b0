/**
 * `AbortSignal.timeout` for requests that nobody else remembers: its timer is held by nothing but the signal, and neither
 * keeps the process going nor surely outlives a garbage collection while a request waits for an answer that never comes.
 */
export function timeoutSignal(timeoutMs: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  return controller.signal;
}
