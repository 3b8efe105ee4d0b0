/**
 * `fetch` with an abort that is sure: however the library fares with a server that is stopped, killed or cut off, the answer or
 * the abort's reason comes. The whole body is here when it resolves.
 */
export async function sureFetch(url: string, init: RequestInit): Promise<Response> {
  const { signal } = init;
  const aborted = new Promise<never>((_, reject) => {
    const abort = (): void => reject(signal?.reason instanceof Error ? signal.reason : new Error("aborted"));
    if (signal?.aborted === true) abort();
    else signal?.addEventListener("abort", abort);
  });
  // It may be lost by nobody waiting for it any more.
  aborted.catch(() => undefined);
  const response = await Promise.race([fetch(url, init), aborted]);
  const body = await Promise.race([response.arrayBuffer(), aborted]);
  const { status, headers } = response;
  return new Response(body.byteLength === 0 ? null : body, { status, headers });
}
