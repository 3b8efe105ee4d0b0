/** The HTTP health check: `HttpSignaler.__call__` of `aurora/common/health_check/http_signaler.py`. */
import type { CheckOutcome } from "../core/health-tracker.ts";
import type { HttpHealthCheck } from "../core/service-config.ts";
import { httpSignal, SignalError, type HttpAnswer } from "../http-signal.ts";

const SHOWN_LENGTH = 10;

function shorten(text: string): string {
  return text.length < SHOWN_LENGTH ? text : `${text.slice(0, SHOWN_LENGTH - 3)}...`;
}

/** What an answer says of a task's health. */
export function judge(check: HttpHealthCheck, { code, body }: HttpAnswer): CheckOutcome {
  const response = body.trim().toLowerCase();
  const { expectedResponse, expectedResponseCode } = check;
  if (expectedResponse !== "" && response !== expectedResponse.toLowerCase()) {
    const [expected, got] = [shorten(expectedResponse), shorten(response)];
    return { ok: false, reason: `Response differs from expected response (expected "${expected}", got "${got}")` };
  }
  if (expectedResponseCode !== 0 && code !== expectedResponseCode) {
    const reason = `Response code differs from expected response (expected ${expectedResponseCode}, got ${code})`;
    return { ok: false, reason };
  }
  return { ok: true };
}

export async function checkHttp(check: HttpHealthCheck, timeoutMs: number): Promise<CheckOutcome> {
  const { port, endpoint } = check;
  try {
    return judge(check, await httpSignal({ method: "GET", port, endpoint, timeoutMs }));
  } catch (error) {
    if (error instanceof SignalError) return { ok: false, reason: error.message };
    throw error;
  }
}
