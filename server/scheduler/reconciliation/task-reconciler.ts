/**
 * Compares what we believe with what Mesos knows. Explicit: we name our tasks and Mesos answers with a
 * status for each; implicit: Mesos names all it has. The answers are ordinary status updates, and the
 * state machine puts right what differs. Behaviour from Aurora's `reconciliation/TaskReconciler.java`.
 *
 * Beyond Aurora: on every registration the tasks in ASSIGNED are asked about at once. Their launch was
 * committed but perhaps never sent (a crash, a broken connection); without the question they would wait
 * for the next round or for their timeout. After the framework had to be replaced, so are all: Mesos has ended them.
 */
import { SLAVE_ASSIGNED_STATES, type ScheduleStatus } from "../../core/domain/schedule-status.ts";
import {
  explicitBatches,
  reconciliationSchedule,
  type TaskToReconcile,
} from "../../core/scheduling/task-reconciler.ts";
import type { Timer } from "../../base/clock.ts";
import type { Counter } from "../../base/stats/stats.ts";
import type { SchedulerContext } from "../context.ts";
import type { ReconciliationSettings } from "./flags.ts";

export class TaskReconciler {
  readonly #context: SchedulerContext;
  readonly #settings: ReconciliationSettings;
  readonly #explicitRuns: Counter;
  readonly #implicitRuns: Counter;
  readonly #timers = new Set<Timer>();

  constructor(context: SchedulerContext, settings: ReconciliationSettings) {
    this.#context = context;
    this.#settings = settings;
    this.#explicitRuns = context.stats.counter("reconciliation_explicit_runs");
    this.#implicitRuns = context.stats.counter("reconciliation_implicit_runs");
    context.events.subscribe("DriverRegistered", ({ replaces }) => {
      this.#explicit(replaces === undefined ? ["ASSIGNED"] : [...SLAVE_ASSIGNED_STATES]);
    });
  }

  /** Begins both schedules. */
  start(): void {
    const { explicit, implicit } = reconciliationSchedule(this.#settings);
    this.#repeat(explicit, () => this.triggerExplicitReconciliation());
    this.#repeat(implicit, () => this.triggerImplicitReconciliation());
  }

  stop(): void {
    for (const timer of this.#timers) timer.cancel();
    this.#timers.clear();
  }

  /** Asks about all our tasks that have an agent, `batchSize` at a time. */
  triggerExplicitReconciliation(batchSize?: number): void {
    this.#explicit([...SLAVE_ASSIGNED_STATES], batchSize);
    this.#explicitRuns.increment();
  }

  /** Asks for all tasks of ours that Mesos knows. */
  triggerImplicitReconciliation(): void {
    this.#context.driver.reconcile([]);
    this.#implicitRuns.increment();
  }

  #explicit(statuses: readonly ScheduleStatus[], explicitBatchSize = this.#settings.explicitBatchSize): void {
    const tasks = this.#context.storage.read((stores) => stores.tasks.fetchTasks({ statuses }));
    for (const batch of explicitBatches(tasks, { ...this.#settings, explicitBatchSize })) {
      if (batch.delayMs === 0) this.#ask(batch.tasks);
      else this.#after(batch.delayMs, () => this.#ask(batch.tasks));
    }
  }

  /** Leaves out what ended while the batch waited. */
  #ask(tasks: readonly TaskToReconcile[]): void {
    const open = this.#context.storage.read((stores) =>
      tasks.filter(({ taskId }) => {
        const status = stores.tasks.fetchTask(taskId)?.status;
        return status !== undefined && SLAVE_ASSIGNED_STATES.has(status);
      }),
    );
    // An empty list would ask for everything.
    if (open.length > 0) this.#context.driver.reconcile(open);
  }

  #repeat(times: { readonly delayMs: number; readonly intervalMs: number }, work: () => void): void {
    const { delayMs, intervalMs } = times;
    this.#after(delayMs, () => {
      this.#repeat({ delayMs: intervalMs, intervalMs }, work);
      work();
    });
  }

  #after(delayMs: number, work: () => void): void {
    const timer = this.#context.clock.after(delayMs, () => {
      this.#timers.delete(timer);
      work();
    });
    this.#timers.add(timer);
  }
}
