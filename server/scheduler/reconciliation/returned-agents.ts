/**
 * Asks about the tasks of an agent that was given up and makes offers again. Masters of Mesos 1.4 take such an agent back
 * with all that it runs and tell nobody (later ones send updates). Until the next round of reconciliation its tasks would
 * stay PARTITIONED, and those that were given up meanwhile would run on beside their replacements, and hold resources.
 *
 * Beyond Aurora, which waits for that round, by default for up to an hour. So do we for an agent that has nothing left
 * to offer.
 */
import { must } from "../../core/domain/invariant.ts";
import type { ScheduledTask } from "../../core/domain/task.ts";
import type { SchedulerContext } from "../context.ts";
import type { ResourceOffer } from "../ports/driver.ts";

/** Agents given up long ago rarely come back: the oldest are forgotten. */
const MAX_REMEMBERED = 10_000;

export class ReturnedAgents {
  readonly #context: SchedulerContext;
  readonly #lost = new Set<string>();

  constructor(context: SchedulerContext) {
    this.#context = context;
    context.events.subscribe("AgentLost", ({ agentId }) => this.#remember(agentId));
    // Tells as well what the scheduler before this one knew.
    context.events.subscribe("TaskStateChange", ({ task }) => {
      const { slaveId } = task.assignedTask;
      if (task.status === "PARTITIONED" && slaveId !== undefined) this.#remember(slaveId);
    });
  }

  /** To be told of all offers that arrive. */
  offered(offers: readonly ResourceOffer[]): void {
    if (this.#lost.size === 0) return;
    for (const { agentId, hostname } of offers) {
      if (this.#lost.delete(agentId)) this.#ask(agentId, hostname);
    }
  }

  #remember(agentId: string): void {
    this.#lost.add(agentId);
    if (this.#lost.size > MAX_REMEMBERED) this.#lost.delete(must(this.#lost.values().next().value, "it is not empty"));
  }

  #ask(agentId: string, host: string): void {
    const tasks = this.#context.storage
      .read((stores) => stores.tasks.fetchTasks({ slaveHosts: [host], statuses: ["PARTITIONED", "LOST"] }))
      .filter((task) => task.assignedTask.slaveId === agentId && mayRun(task))
      .map((task) => ({ taskId: task.assignedTask.taskId, agentId }));
    // An empty list would ask for everything.
    if (tasks.length === 0) return;
    this.#context.logger.info({ agentId, host, tasks: tasks.length }, "An agent is back: asking about its tasks");
    this.#context.driver.reconcile(tasks);
  }
}

/** Nobody saw the task end. */
function mayRun({ status, taskEvents }: ScheduledTask): boolean {
  return status === "PARTITIONED" || taskEvents.at(-2)?.status === "PARTITIONED";
}
