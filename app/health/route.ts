/**
 * `GET /health`: this process serves. The body is exactly `OK\n`, on leaders and followers alike; monit
 * reads no more than the first 255 bytes of the answer, so no header is added here.
 */
export const dynamic = "force-dynamic";

export function GET(): Response {
  return new Response("OK\n", { headers: { "content-type": "text/plain" } });
}
