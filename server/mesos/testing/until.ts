/** Waits for what real sockets bring about, in tests. */
import type { ManualClock } from "../../base/clock.ts";

const GIVE_UP_MS = 10_000;

/** Resolves when `condition` holds. @throws when it does not within ten seconds. */
export async function until(condition: () => boolean, what = String(condition)): Promise<void> {
  const startMs = performance.now();
  while (!condition()) {
    if (performance.now() - startMs > GIVE_UP_MS) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** Lets pending I/O of this process and its peers happen. */
export async function settle(ms = 30): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

/** Waits likewise while time goes by in small steps. */
export async function advanceUntil(clock: ManualClock, condition: () => boolean): Promise<void> {
  await until(() => {
    clock.advance(20);
    return condition();
  }, String(condition));
}
