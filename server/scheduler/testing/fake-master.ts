/**
 * A master with agents, as far as a scheduler can tell: it makes offers, runs what is launched on them,
 * answers kills and questions, and repeats updates until they are acknowledged. It keeps account of all
 * resources and throws when a launch takes what was not offered. What happens when is up to the test.
 */
import { invariant, must } from "../../core/domain/invariant.ts";
import type { MesosTaskState, ResourceOffer, TaskLaunch, TaskStatusUpdate } from "../ports/driver.ts";
import { fakeOffer, type DriverCall, type FakeDriver } from "../ports/fake-driver.ts";

const CPUS = 6;
const RAM_MB = 4_096;
const DISK_MB = 4_096;
const PORTS = { begin: 31_000, end: 31_019 };

interface RunningTask {
  readonly launch: TaskLaunch;
  state: MesosTaskState;
}

interface Agent {
  readonly host: string;
  readonly tasks: Map<string, RunningTask>;
}

export class FakeMaster {
  readonly #agents = new Map<string, Agent>();
  readonly #offers = new Map<string, ResourceOffer>();
  /** Updates to be delivered, oldest first. Those with a uuid stay until acknowledged. */
  #updates: TaskStatusUpdate[] = [];
  #driver: FakeDriver;
  #seen = 0;
  #ids = 0;

  constructor(driver: FakeDriver, agentCount: number) {
    this.#driver = driver;
    for (let i = 0; i < agentCount; i++) this.#agents.set(`agent-${i}`, { host: `host-${i}`, tasks: new Map() });
  }

  get agentIds(): string[] {
    return [...this.#agents.keys()];
  }

  get offerIds(): string[] {
    return [...this.#offers.keys()];
  }

  get undelivered(): number {
    return this.#updates.length;
  }

  /** Another scheduler takes over the framework: what the old one held is void. */
  failOver(driver: FakeDriver): void {
    this.takeCalls();
    this.#driver = driver;
    this.#seen = 0;
    this.#offers.clear();
  }

  /** The connection broke: offers are void, and calls made meanwhile are lost. */
  disconnect(): void {
    this.takeCalls();
    this.#offers.clear();
    this.#driver.disconnect();
  }

  /** The scheduler is back; calls it made without a connection never arrived. */
  reconnect(): void {
    this.#seen = this.#driver.calls.length;
    this.#driver.register();
  }

  /** Does what the scheduler asked for since the last time. */
  takeCalls(): void {
    const calls = this.#driver.calls.slice(this.#seen);
    this.#seen = this.#driver.calls.length;
    for (const call of calls) this.#take(call);
  }

  /** Offers what is free on every agent that has no offer out. */
  makeOffers(): void {
    this.takeCalls();
    const offered = new Set([...this.#offers.values()].map((offer) => offer.agentId));
    const offers: ResourceOffer[] = [];
    for (const [agentId, agent] of this.#agents) {
      if (offered.has(agentId)) continue;
      const free = freeOf(agent);
      if (free.cpus <= 0 || free.ramMb <= 0) continue;
      const offer = fakeOffer({ id: `o${this.#ids++}`, agentId, host: agent.host, ...free });
      this.#offers.set(offer.id, offer);
      offers.push(offer);
    }
    if (offers.length > 0) this.#driver.offer(...offers);
  }

  rescind(offerId: string): void {
    this.takeCalls();
    if (this.#offers.delete(offerId)) this.#driver.rescind(offerId);
  }

  /** Every task that runs goes one step on: STAGING to STARTING to RUNNING. */
  progress(): void {
    this.takeCalls();
    for (const agent of this.#agents.values()) {
      for (const [taskId, task] of agent.tasks) {
        if (task.state === "TASK_RUNNING") continue;
        task.state = task.state === "TASK_STAGING" ? "TASK_STARTING" : "TASK_RUNNING";
        this.#tell(taskId, task.state);
      }
    }
  }

  /** One of the running tasks ends by itself. */
  end(pick: number, state: "TASK_FINISHED" | "TASK_FAILED"): void {
    this.takeCalls();
    const running = [...this.#agents.values()].flatMap((agent) => [...agent.tasks.keys()]);
    const taskId = running[pick % Math.max(running.length, 1)];
    if (taskId !== undefined) this.#end(taskId, state);
  }

  /** An agent dies with all its tasks, and comes back empty under a new id. */
  loseAgent(pick: number): void {
    this.takeCalls();
    const agentId = must(this.agentIds[pick % this.#agents.size], "there are agents");
    const { host, tasks } = must(this.#agents.get(agentId), "the agent is known");
    for (const [id, offer] of this.#offers) if (offer.agentId === agentId) this.rescind(id);
    for (const taskId of tasks.keys()) this.#end(taskId, "TASK_LOST");
    this.#agents.delete(agentId);
    this.#agents.set(`agent-${this.#ids++}`, { host, tasks: new Map() });
    this.#driver.loseAgent(agentId);
  }

  /** Delivers the oldest updates; those that are not acknowledged are delivered again another time. */
  deliver(count: number): void {
    this.takeCalls();
    const due = this.#updates.slice(0, count);
    this.#updates = [...this.#updates.slice(count), ...due.filter((update) => update.uuid !== undefined)];
    for (const update of due) this.#driver.update(update);
  }

  /** Live tasks by id. */
  liveTasks(): Map<string, MesosTaskState> {
    return new Map([...this.#agents.values()].flatMap(({ tasks }) => [...tasks].map(([id, { state }]) => [id, state])));
  }

  #take(call: DriverCall): void {
    if (call.call === "accept") for (const offerId of call.offerIds) this.#accept(offerId, call.tasks);
    if (call.call === "decline") for (const offerId of call.offerIds) this.#offers.delete(offerId);
    if (call.call === "kill" && !this.#end(call.taskId, "TASK_KILLED")) this.#tellUnknown(call.taskId);
    if (call.call === "acknowledge") this.#acknowledged(call.update);
    if (call.call === "reconcile") this.#reconcile(call.tasks.map(({ taskId }) => taskId));
  }

  #acknowledged({ uuid }: TaskStatusUpdate): void {
    this.#updates = this.#updates.filter((update) => update.uuid === undefined || update.uuid !== uuid);
  }

  #accept(offerId: string, launches: readonly TaskLaunch[]): void {
    const offer = this.#offers.get(offerId);
    if (offer === undefined) {
      // The offer became void while the call was under way.
      for (const { taskId } of launches) this.#tellUnknown(taskId);
      return;
    }
    assertWithin(offer, launches);
    this.#offers.delete(offerId);
    const agent = must(this.#agents.get(offer.agentId), "an offer is of an agent");
    for (const launch of launches) {
      invariant(launch.agentId === offer.agentId, "a task is launched on the agent of its offer");
      invariant(!this.liveTasks().has(launch.taskId), "a task is launched once");
      agent.tasks.set(launch.taskId, { launch, state: "TASK_STAGING" });
    }
  }

  #reconcile(taskIds: readonly string[]): void {
    const live = this.liveTasks();
    for (const taskId of taskIds.length === 0 ? live.keys() : taskIds) {
      const state = live.get(taskId);
      if (state === undefined) this.#tellUnknown(taskId);
      else this.#updates.push({ taskId, state, reason: "REASON_RECONCILIATION" });
    }
  }

  #tellUnknown(taskId: string): void {
    this.#updates.push({ taskId, state: "TASK_GONE", reason: "REASON_RECONCILIATION", source: "SOURCE_MASTER" });
  }

  #end(taskId: string, state: MesosTaskState): boolean {
    for (const agent of this.#agents.values()) {
      if (!agent.tasks.delete(taskId)) continue;
      this.#tell(taskId, state);
      return true;
    }
    return false;
  }

  #tell(taskId: string, state: MesosTaskState): void {
    this.#updates.push({
      taskId,
      state,
      source: "SOURCE_EXECUTOR",
      uuid: new TextEncoder().encode(String(this.#ids++)),
    });
  }
}

function amount(launches: readonly TaskLaunch[], name: string): number {
  const pieces = launches.flatMap((launch) => [...launch.resources, ...launch.executor.resources]);
  return pieces.filter((piece) => piece.name === name).reduce((sum, piece) => sum + (piece.scalar ?? 0), 0);
}

function portsOf(launches: readonly TaskLaunch[]): number[] {
  return launches
    .flatMap((launch) => launch.resources.filter((piece) => piece.name === "ports"))
    .flatMap((piece) => piece.ranges ?? [])
    .flatMap(({ begin, end }) => Array.from({ length: end - begin + 1 }, (_, i) => begin + i));
}

function freeOf(agent: Agent): Pick<Parameters<typeof fakeOffer>[0] & object, "cpus" | "ramMb" | "diskMb" | "ports"> & {
  cpus: number;
  ramMb: number;
} {
  const launches = [...agent.tasks.values()].map(({ launch }) => launch);
  const used = new Set(portsOf(launches));
  const free = Array.from({ length: PORTS.end - PORTS.begin + 1 }, (_, i) => PORTS.begin + i).filter(
    (p) => !used.has(p),
  );
  return {
    cpus: Math.round((CPUS - amount(launches, "cpus")) * 1_000) / 1_000,
    ramMb: RAM_MB - amount(launches, "mem"),
    diskMb: DISK_MB - amount(launches, "disk"),
    ports: free.map((port) => ({ begin: port, end: port })),
  };
}

/** Throws unless the tasks together take no more than the offer holds. */
function assertWithin(offer: ResourceOffer, launches: readonly TaskLaunch[]): void {
  for (const name of ["cpus", "mem", "disk"]) {
    const offered = offer.resources.filter((piece) => piece.name === name).reduce((sum, p) => sum + (p.scalar ?? 0), 0);
    const taken = amount(launches, name);
    invariant(taken <= offered + 1e-9, `${taken} of ${name} are taken from an offer of ${offered}`);
  }
  const ports = portsOf(launches);
  invariant(new Set(ports).size === ports.length, "a port is given to one task");
  const ranges = offer.resources.filter((piece) => piece.name === "ports").flatMap((piece) => piece.ranges ?? []);
  const isOffered = (port: number): boolean => ranges.some(({ begin, end }) => port >= begin && port <= end);
  invariant(ports.every(isOffered), "only ports of the offer are taken");
}
