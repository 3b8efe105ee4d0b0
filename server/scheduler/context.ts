/** What every room of the scheduler is given: the ports, and the ways to tell of events and of failures. */
import type { Storage } from "../../prisma-free-store/storage.ts";
import type { Clock } from "../base/clock.ts";
import type { Logger } from "../base/logger.ts";
import type { StatsRegistry } from "../base/stats/stats.ts";
import type { Rng } from "../core/random/rng.ts";
import type { OnFatal } from "./async/fatal.ts";
import type { EventBus } from "./events/event-bus.ts";
import type { Driver } from "./ports/driver.ts";

export interface SchedulerContext {
  readonly storage: Storage;
  readonly driver: Driver;
  readonly clock: Clock;
  readonly rng: Rng;
  readonly stats: StatsRegistry;
  readonly logger: Logger;
  readonly events: EventBus;
  readonly onFatal: OnFatal;
}

/**
 * Looks after a write that nobody waits for. That it fails means a defect or a log that cannot be
 * appended to; either way what was to happen did not, and only a new process can put it right.
 */
export function inBackground(context: SchedulerContext, where: string, write: Promise<unknown>): void {
  write.catch((error: unknown) => context.onFatal(error, where));
}
