/** The core's rules of waiting, bound to this scheduler's settings and stores. */
import type { ScheduledTask } from "../../core/domain/task.ts";
import {
  flappingPenaltyMs,
  startupScheduleDelayMs,
  type RescheduleContext,
  type RescheduleSettings,
} from "../../core/scheduling/reschedule-calculator.ts";
import type { TaskStore } from "../../../prisma-free-store/storage.ts";
import type { SchedulerContext } from "../context.ts";
import type { FlappingPenalty } from "../state/state-manager.ts";
import type { SchedulingSettings } from "./flags.ts";

export class RescheduleCalculator {
  readonly #context: SchedulerContext;
  readonly #settings: RescheduleSettings;
  readonly #attemptsPerMs: number;

  constructor(context: SchedulerContext, settings: SchedulingSettings) {
    this.#context = context;
    this.#attemptsPerMs = settings.maxScheduleAttemptsPerSec / 1_000;
    this.#settings = {
      flappingThresholdMs: settings.flappingTaskThresholdMs,
      backoff: { initialMs: settings.initialFlappingTaskDelayMs, maxMs: settings.maxFlappingTaskDelayMs },
      maxStartupDelayMs: settings.maxRescheduleTaskDelayOnStartupMs,
    };
  }

  /** How long the replacement of a task is held back. */
  readonly flappingPenaltyMs: FlappingPenalty = (task, tasks) =>
    flappingPenaltyMs(task, this.#rescheduleContext(tasks, this.#settings));

  /**
   * How long a task that was PENDING at the start waits for its first attempt. The delay spreads the attempts
   * out, so it need not be longer than it takes to make them all at the permitted rate.
   */
  readonly startupDelayMs = ({ task }: { readonly task: ScheduledTask }): number =>
    this.#context.storage.read(({ tasks }) => {
      const enoughMs = tasks.countByStatus("PENDING") / this.#attemptsPerMs;
      const maxStartupDelayMs = Math.min(this.#settings.maxStartupDelayMs, enoughMs);
      return startupScheduleDelayMs(task, this.#rescheduleContext(tasks, { ...this.#settings, maxStartupDelayMs }));
    });

  #rescheduleContext(tasks: TaskStore, settings: RescheduleSettings): RescheduleContext {
    return { settings, rng: this.#context.rng, fetchTask: (id) => tasks.fetchTask(id) };
  }
}
