/**
 * Asks a task to end by itself before signals are sent: POST to its graceful endpoint, wait, POST to its shutdown
 * endpoint, wait (`executor/http_lifecycle.py`). Where an endpoint does not answer, nothing is waited for.
 */
import type { Clock } from "../../base/clock.ts";
import type { HttpLifecycle } from "../core/service-config.ts";
import { httpSignal, SignalError } from "../http-signal.ts";
import type { Log } from "../log.ts";

export interface QuitOptions {
  readonly lifecycle: HttpLifecycle;
  readonly clock: Clock;
  readonly log: Log;
  /** How long an endpoint may take to answer. */
  readonly timeoutMs: number;
  /** The waits together are cut to this. */
  readonly budgetMs: number;
  /** Aborted when the task is over, or is to be ended without further asking. */
  readonly enough: AbortSignal;
}

/** Resolves when the task is over, or has been asked in every way. */
export async function askToQuit(options: QuitOptions): Promise<void> {
  const { lifecycle, clock, log, budgetMs, enough } = options;
  const endMs = clock.monotonicMs() + budgetMs;
  for (const { endpoint, waitMs } of lifecycle.requests) {
    if (enough.aborted) return;
    const leftMs = endMs - clock.monotonicMs();
    if (leftMs <= 0) return;
    const isHandled = await post(options, endpoint, leftMs);
    const pauseMs = Math.min(waitMs, endMs - clock.monotonicMs());
    log(`asked the task to end: POST ${endpoint}, ${isHandled ? `waiting ${pauseMs / 1000} s` : "no answer"}`);
    if (isHandled) await waitFor(pauseMs, options);
  }
}

async function post({ lifecycle, timeoutMs }: QuitOptions, endpoint: string, leftMs: number): Promise<boolean> {
  try {
    await httpSignal({ method: "POST", port: lifecycle.port, endpoint, timeoutMs: Math.min(timeoutMs, leftMs) });
    return true;
  } catch (error) {
    if (error instanceof SignalError) return false;
    throw error;
  }
}

function waitFor(pauseMs: number, { clock, enough }: QuitOptions): Promise<void> {
  return new Promise((resolve) => {
    if (enough.aborted) {
      resolve();
      return;
    }
    const timer = clock.after(pauseMs, resolve);
    enough.addEventListener(
      "abort",
      () => {
        timer.cancel();
        resolve();
      },
      { once: true },
    );
  });
}
