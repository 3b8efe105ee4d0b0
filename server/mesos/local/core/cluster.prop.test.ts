import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { executorTask, task, World, type RecordedExecutor, type RecordedScheduler } from "../testing/harness.ts";
import { parseResources } from "./agent-spec.ts";
import { bytesKey } from "./ids.ts";
import type { AgentRecord } from "./master/records.ts";
import type { TaskState } from "./messages.ts";
import { addResources, rangesOverlap, type Resources } from "./resources.ts";
import { isTerminal } from "./task-state.ts";

/** One step of a run: what to do, and numbers that say to whom. */
interface Step {
  readonly what: (typeof ACTIONS)[number];
  readonly pick: number;
  readonly amount: number;
}

const ACTIONS = [
  "launch",
  "launch with executor",
  "decline",
  "revive",
  "suppress",
  "kill",
  "executor subscribes",
  "executor updates",
  "executor exits",
  "acknowledge",
  "lose agent",
  "return agent",
  "kill agent",
  "mark gone",
  "rescind",
  "disconnect scheduler",
  "reconnect scheduler",
  "drop acknowledgements",
  "repeat updates",
  "delay updates",
  "fail master over",
  "pass time",
] as const;

const steps = fc.array(fc.record({ what: fc.constantFrom(...ACTIONS), pick: fc.nat(1_000), amount: fc.nat(1_000) }), {
  minLength: 10,
  maxLength: 120,
});

function pickOf<T>(items: readonly T[], pick: number): T | undefined {
  return items.length === 0 ? undefined : items[pick % items.length];
}

const PROGRESS: readonly TaskState[] = ["TASK_STARTING", "TASK_RUNNING", "TASK_FINISHED", "TASK_FAILED"];

class Run {
  readonly world = new World();
  readonly schedulers: RecordedScheduler[] = [];
  readonly connected = new Set<RecordedScheduler>();
  readonly started: RecordedExecutor[] = [];
  readonly subscribed = new Set<RecordedExecutor>();
  readonly ended = new Set<string>();
  /** Uuids of the updates that each task's executor has sent, in order. */
  readonly sent = new Map<string, string[]>();
  #launches = 0;
  #masters = 1;
  #updates = 0;

  constructor() {
    for (const ports of ["[1-10]", "[1-10]", "[1-10]"]) this.world.addAgent(`cpus:4;mem:1024;ports:${ports}`);
    for (const checkpoint of [true, false]) this.#connect(this.world.subscribe({ checkpoint }));
  }

  #connect(scheduler: RecordedScheduler): void {
    this.schedulers.push(scheduler);
    this.connected.add(scheduler);
  }

  do(step: Step): void {
    const { world } = this;
    const { cluster } = world;
    const agents = cluster.agentIds();
    const agentId = pickOf(agents, step.pick);
    const scheduler = pickOf([...this.connected], step.pick);
    switch (step.what) {
      case "launch":
      case "launch with executor":
        return this.#launch(step);
      case "decline": {
        const offer = scheduler?.offers().at(-1);
        if (offer === undefined) return;
        const filters = { refuse_seconds: step.amount % 20 };
        scheduler?.call({ type: "DECLINE", decline: { offer_ids: [offer.id], filters } });
        return;
      }
      case "revive":
        return void scheduler?.call({ type: "REVIVE" });
      case "suppress":
        return void scheduler?.call({ type: "SUPPRESS" });
      case "kill":
        return void scheduler?.call({ type: "KILL", kill: { task_id: { value: `t${step.amount % 20}` } } });
      case "executor subscribes":
        return this.#subscribe(step);
      case "executor updates":
        return this.#update(step);
      case "executor exits":
        return this.#exit(step);
      case "acknowledge":
        return this.#acknowledge(step);
      case "lose agent":
        if (agentId !== undefined) cluster.loseAgent(agentId, step.amount * 100);
        return world.pump();
      case "return agent":
        if (agentId !== undefined) cluster.returnAgent(agentId);
        return world.pump();
      case "kill agent":
        if (agentId !== undefined && agents.length > 1 && step.amount % 4 === 0) cluster.killAgent(agentId, 1_000);
        return world.pump();
      case "mark gone":
        if (agentId !== undefined && agents.length > 1 && step.amount % 4 === 0) cluster.master.markGone(agentId);
        return world.pump();
      case "rescind":
        cluster.master.rescindOffers();
        return world.pump();
      case "disconnect scheduler":
        if (scheduler === undefined) return;
        this.connected.delete(scheduler);
        return world.disconnect(scheduler);
      case "reconnect scheduler":
        return this.#reconnect(step);
      case "drop acknowledgements":
        return cluster.dropAcknowledgements(step.amount % 3);
      case "repeat updates":
        return cluster.repeatStatusUpdates(step.amount % 3);
      case "delay updates":
        return cluster.delayStatusUpdates(step.amount % 2 === 0 ? 0 : step.amount);
      case "fail master over":
        if (step.amount % 5 !== 0) return;
        cluster.failoverMaster({ ...cluster.master.state.info, id: `m${++this.#masters}` }, step.amount, 60_000);
        this.connected.clear();
        return world.pump();
      case "pass time":
        return world.advance(step.amount * 20);
    }
  }

  #launch(step: Step): void {
    const scheduler = pickOf([...this.connected], step.pick);
    const offer = scheduler?.offers().at(-1);
    if (scheduler === undefined || offer === undefined) return;
    const make = step.what === "launch" ? task : executorTask;
    const port = 1 + (step.amount % 10);
    const resources = parseResources(`cpus:${(step.amount % 8) / 4 + 0.1};mem:64;ports:[${port}-${port}]`);
    const made = make(`t${this.#launches++}`, offer.agent_id.value, { resources });
    scheduler.launch(offer, [made, { ...made, task_id: { value: `t${this.#launches++}` } }], step.amount % 10);
    for (const container of this.world.launched.splice(0)) {
      this.world.launched.push(container);
      this.started.push(this.world.startExecutor());
      this.world.launched.length = 0;
    }
  }

  #alive(): RecordedExecutor[] {
    return this.started.filter((one) => {
      const agent = this.world.cluster.agent(one.container.agentId);
      return agent?.state.containers.has(one.container.containerId) === true;
    });
  }

  #subscribe(step: Step): void {
    const executor = pickOf(this.#alive(), step.pick);
    if (executor === undefined || this.subscribed.has(executor)) return;
    this.subscribed.add(executor);
    executor.subscribe();
  }

  #update(step: Step): void {
    const executor = pickOf(
      this.#alive().filter((one) => this.subscribed.has(one)),
      step.pick,
    );
    const launches = executor?.events.flatMap((event) => (event.type === "LAUNCH" ? [event.launch.task] : [])) ?? [];
    const launched = pickOf(launches, step.amount);
    if (executor === undefined || launched === undefined) return;
    const taskId = launched.task_id.value;
    if (this.ended.has(taskId)) return;
    const state = PROGRESS[step.amount % PROGRESS.length] ?? "TASK_RUNNING";
    if (isTerminal(state)) this.ended.add(taskId);
    const uuid = new Uint8Array(16);
    new DataView(uuid.buffer).setUint32(0, ++this.#updates);
    this.sent.set(taskId, [...(this.sent.get(taskId) ?? []), bytesKey(uuid)]);
    executor.update(taskId, state, uuid);
  }

  #exit(step: Step): void {
    pickOf(this.#alive(), step.pick)?.exit(step.amount % 2 === 0 ? 0 : 9);
  }

  #acknowledge(step: Step): void {
    for (const scheduler of this.connected) {
      const status = pickOf(
        scheduler.statuses().filter((one) => one.uuid !== undefined),
        step.pick,
      );
      if (status !== undefined) scheduler.acknowledge(status);
    }
  }

  #reconnect(step: Step): void {
    const known = pickOf(this.schedulers, step.pick);
    if (known === undefined || known.frameworkId === "") return;
    for (const one of this.connected) if (one.frameworkId === known.frameworkId) this.connected.delete(one);
    const again = this.world.subscribe({ id: { value: known.frameworkId } });
    if (!again.closed) this.#connect(again);
  }
}

function claimsOn(agent: AgentRecord): Resources[] {
  const claims: Resources[] = [agent.available];
  for (const offer of agent.offers) claims.push(offer.resources);
  for (const tasks of agent.tasks.values()) {
    for (const one of tasks.values()) if (one.holding) claims.push(one.resources);
  }
  for (const executors of agent.executors.values()) for (const one of executors.values()) claims.push(one.resources);
  return claims;
}

function sorted(resources: Resources): Resources {
  return resources.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function checkBooks(run: Run): void {
  const { state } = run.world.cluster.master;
  for (const agent of state.agents.values()) {
    const claims = claimsOn(agent);
    expect(sorted(claims.reduce(addResources, []))).toEqual(sorted(agent.total));
    for (const [i, claim] of claims.entries()) {
      for (const other of claims.slice(i + 1)) expect(rangesOverlap(claim, other)).toBe(false);
    }
    expect(state.offerable.has(agent)).toBe(agent.available.length > 0);
  }
  for (const offer of state.offers.values()) {
    expect(offer.framework.connected && offer.agent.active).toBe(true);
    expect(offer.framework.offers.has(offer) && offer.agent.offers.has(offer)).toBe(true);
  }
  for (const framework of state.frameworks.values()) {
    for (const one of framework.tasks.values()) {
      expect(state.agents.get(one.agentId)?.tasks.get(framework.id)?.get(one.wire.task_id.value)).toBe(one);
    }
  }
}

/** Each stream shows each task's updates in the order in which they were sent, repetitions aside. */
function checkOrder(run: Run): void {
  for (const [taskId, uuids] of run.sent) {
    for (const scheduler of run.schedulers) {
      const seen = scheduler.statuses(taskId).flatMap((status) => (status.uuid ? [bytesKey(status.uuid)] : []));
      const positions = seen.map((uuid) => uuids.indexOf(uuid)).filter((position) => position >= 0);
      expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    }
  }
}

/** Agents that still have something to say when everyone is back and acknowledges (though a few get lost). */
function unheardAgents(run: Run): string[] {
  const { world } = run;
  const { cluster } = world;
  cluster.delayStatusUpdates(0);
  cluster.dropAcknowledgements(4);
  for (const agentId of cluster.agentIds()) cluster.returnAgent(agentId);
  const last = new Map(run.schedulers.map((scheduler) => [scheduler.frameworkId, scheduler]));
  const reconnected = [...last.keys()].map((id) => world.subscribe({ id: { value: id } }));
  for (let round = 0; round < 60; round++) {
    world.advance(15_000);
    for (const scheduler of reconnected) {
      for (const status of scheduler.statuses()) {
        if (status.uuid !== undefined && status.agent_id !== undefined && !scheduler.closed)
          scheduler.acknowledge(status);
      }
      scheduler.forget();
    }
  }
  return cluster.agentIds().filter((agentId) => {
    const state = cluster.agent(agentId)?.state;
    return state !== undefined && state.phase !== "TERMINATING" && state.updates.pendingUpdates > 0;
  });
}

describe("whatever happens", () => {
  it("resources are conserved, claims do not overlap, and updates arrive in order until they are acknowledged", () => {
    fc.assert(
      fc.property(steps, (plan) => {
        const run = new Run();
        for (const step of plan) {
          run.do(step);
          checkBooks(run);
        }
        checkOrder(run);
        expect(unheardAgents(run)).toEqual([]);
        checkBooks(run);
      }),
      { numRuns: 120 },
    );
  });
});
