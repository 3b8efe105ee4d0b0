/**
 * The placement core alone: the pool of offers and `planAssignments`, without stores and log. What is
 * planned is taken out of the pool, as a launch does.
 */
import type { HostAttributes } from "../../server/core/domain/host.ts";
import { EMPTY_BAG } from "../../server/core/domain/resource-bag.ts";
import type { TaskConfig } from "../../server/core/domain/task-config.ts";
import { AttributeAggregate } from "../../server/core/placement/attribute-aggregate.ts";
import { hostOffer } from "../../server/core/placement/host-offer.ts";
import { OfferPool } from "../../server/core/placement/offer-pool.ts";
import { resourceRequest } from "../../server/core/placement/resource-request.ts";
import { NO_RESERVATIONS, planAssignments } from "../../server/core/placement/task-assigner.ts";
import { seededRng } from "../../server/core/random/rng.ts";
import { makeConfig, makeHosts, offerOn, pendingTasks } from "./cluster.ts";
import type { Shape } from "./shapes.ts";

/** Tasks of one attempt, as `-max_tasks_per_schedule_attempt`. */
export const TASKS_PER_ATTEMPT = 5;

const REVOCABLE_SETTINGS = { cpus: true, ram: false };

export class CoreBench {
  readonly #shape: Shape;
  readonly #rng = seededRng(1);
  readonly #pool = new OfferPool({ order: ["RANDOM"], rng: this.#rng });
  readonly #hostsByJob = new Map<string, HostAttributes[]>();
  readonly #tasks;

  constructor(shape: Shape) {
    this.#shape = shape;
    makeHosts(shape.hosts, shape.hostsPerRack).forEach((host, i) =>
      this.#pool.add(hostOffer(offerOn(host, i), host, REVOCABLE_SETTINGS)),
    );
    this.#place(makeConfig({ tier: "preferred" }), Math.round(shape.hosts * shape.siblingUtilization));
    this.#place(makeConfig({ role: "victim" }), Math.round(shape.hosts * shape.victimUtilization));
    this.#tasks = pendingTasks(shape.config, shape.tasks);
  }

  async run(ops: number): Promise<void> {
    for (let i = 0; i < ops; i++) {
      const placed = this.#place(this.#shape.config, this.#shape.tasks);
      const expected = this.#shape.isFilling ? this.#shape.tasks : 0;
      if (placed !== expected) throw new Error(`${placed} tasks were placed instead of ${expected}`);
    }
  }

  #place(config: TaskConfig, count: number): number {
    let placed = 0;
    for (let left = count; left > 0; left -= TASKS_PER_ATTEMPT) {
      placed += this.#attempt(config, Math.min(left, TASKS_PER_ATTEMPT));
    }
    return placed;
  }

  #attempt(config: TaskConfig, count: number): number {
    const hosts = this.#hostsOf(config);
    const tasks = config === this.#shape.config && !this.#shape.isFilling ? this.#tasks : pendingTasks(config, count);
    const { launches } = planAssignments(this.#pool, {
      request: resourceRequest(config, {
        executorOverhead: EMPTY_BAG,
        jobState: new AttributeAggregate(() => hosts.map(({ attributes }) => attributes)),
        revocable: false,
      }),
      groupKey: config,
      tasks: tasks.map((task) => task.assignedTask),
      executorOverhead: EMPTY_BAG,
      reservations: NO_RESERVATIONS,
      context: { nowMs: 0, unavailabilityThresholdMs: 60_000 },
      revocableSettings: REVOCABLE_SETTINGS,
      rng: this.#rng,
    });
    for (const { offer } of launches) {
      this.#pool.remove(offer.offer.id);
      hosts.push(offer.attributes);
    }
    return launches.reduce((total, { assignments }) => total + assignments.length, 0);
  }

  #hostsOf(config: TaskConfig): HostAttributes[] {
    const { role } = config.job;
    let hosts = this.#hostsByJob.get(role);
    if (hosts === undefined) this.#hostsByJob.set(role, (hosts = []));
    return hosts;
  }
}
