import { describe, expect, it } from "vitest";
import { executorTask, task, World, type RecordedExecutor, type RecordedScheduler } from "../../testing/harness.ts";
import type { FrameworkInfo } from "../messages.ts";

interface Running {
  readonly world: World;
  readonly agentId: string;
  readonly scheduler: RecordedScheduler;
  readonly executor: RecordedExecutor;
}

function running(info: Partial<FrameworkInfo> = {}): Running {
  const world = new World();
  const agentId = world.addAgent();
  const scheduler = world.subscribe(info);
  scheduler.launch(scheduler.offers()[0]!, [executorTask("t", agentId)]);
  const executor = world.startExecutor();
  executor.subscribe();
  executor.update("t", "TASK_RUNNING");
  scheduler.acknowledge(scheduler.statuses()[0]!);
  world.advance(1_000);
  scheduler.forget();
  return { world, agentId, scheduler, executor };
}

describe("an agent that is lost", () => {
  it("gives RESCIND at once, and TASK_UNREACHABLE and FAILURE when it is given up, as recorded", () => {
    const { world, agentId, scheduler } = running();
    world.cluster.loseAgent(agentId, 75_000);
    world.pump();
    expect(scheduler.types()).toEqual(["RESCIND"]);
    world.advance(75_000);
    expect(scheduler.types().filter((type) => type !== "HEARTBEAT")).toEqual(["RESCIND", "UPDATE", "FAILURE"]);
    const [status] = scheduler.statuses();
    expect(status).toMatchObject({
      state: "TASK_UNREACHABLE",
      message: "Agent localhost is unreachable: health check timed out",
      source: "SOURCE_MASTER",
      reason: "REASON_AGENT_REMOVED",
      agent_id: { value: agentId },
    });
    expect(status?.unreachable_time?.nanoseconds).toBe(world.cluster.timers.nowMs * 1e6);
    expect(status).not.toHaveProperty("uuid");
    expect(scheduler.ofType("FAILURE")).toEqual([{ type: "FAILURE", failure: { agent_id: { value: agentId } } }]);
  });

  it("and comes back in time goes on as if nothing had been", () => {
    const { world, agentId, scheduler, executor } = running();
    world.cluster.loseAgent(agentId, 75_000);
    world.advance(30_000);
    executor.update("t", "TASK_FINISHED");
    world.cluster.returnAgent(agentId);
    world.pump();
    expect(new Set(scheduler.statuses("t").map((status) => status.state))).toEqual(new Set(["TASK_FINISHED"]));
    expect(new Set(scheduler.statuses("t").map((status) => String(status.uuid))).size).toBe(1);
    expect(scheduler.offers()).not.toEqual([]);
    world.advance(100_000);
    expect(scheduler.ofType("FAILURE")).toEqual([]);
  });

  it("and comes back late brings its tasks with it, which only reconciliation tells, as seen with Mesos 1.4", () => {
    const { world, agentId, scheduler, executor } = running();
    world.cluster.loseAgent(agentId, 0);
    world.pump();
    scheduler.forget();
    world.cluster.returnAgent(agentId);
    world.pump();
    expect(scheduler.statuses("t")).toEqual([]);
    expect(executor.events.at(-1)?.type).not.toBe("SHUTDOWN");
    scheduler.call({
      type: "RECONCILE",
      reconcile: { tasks: [{ task_id: { value: "t" }, agent_id: { value: agentId } }] },
    });
    expect(scheduler.statuses("t")).toMatchObject([{ state: "TASK_RUNNING", reason: "REASON_RECONCILIATION" }]);
    // The task and its executor hold 0.75 of the 4 CPUs again.
    expect(scheduler.offers()[0]?.resources?.[0]?.scalar?.value).toBe(3.25);
    expect(scheduler.offers()[0]?.executor_ids).toEqual([{ value: "executor-t" }]);
  });

  it("says TASK_LOST to frameworks that are not PARTITION_AWARE", () => {
    const { world, agentId, scheduler } = running({ capabilities: [{ type: "MULTI_ROLE" }] });
    world.cluster.loseAgent(agentId, 0);
    world.pump();
    expect(scheduler.statuses()[0]).toMatchObject({ state: "TASK_LOST", reason: "REASON_AGENT_REMOVED" });
  });

  it("shuts frameworks down on its late return that are not PARTITION_AWARE", () => {
    const { world, agentId, scheduler, executor } = running({ capabilities: [{ type: "MULTI_ROLE" }] });
    world.cluster.loseAgent(agentId, 0);
    world.pump();
    world.cluster.returnAgent(agentId);
    world.pump();
    expect(executor.events.at(-1)?.type).toBe("SHUTDOWN");
    scheduler.forget();
    scheduler.call({
      type: "RECONCILE",
      reconcile: { tasks: [{ task_id: { value: "t" }, agent_id: { value: agentId } }] },
    });
    expect(scheduler.statuses("t")).toMatchObject([
      { state: "TASK_LOST", message: "Reconciliation: Task is unknown to the agent" },
    ]);
  });

  it("loses the tasks of a framework without checkpointing when its connection breaks", () => {
    const { world, agentId, scheduler } = running({ checkpoint: false });
    world.cluster.loseAgent(agentId, 75_000);
    world.pump();
    expect(scheduler.statuses()[0]).toMatchObject({
      state: "TASK_LOST",
      reason: "REASON_AGENT_DISCONNECTED",
      message: "Agent localhost disconnected",
    });
  });

  it("is told on its return of the kill that it missed", () => {
    const { world, agentId, scheduler, executor } = running();
    world.cluster.loseAgent(agentId, 75_000);
    scheduler.call({ type: "KILL", kill: { task_id: { value: "t" } } });
    expect(executor.events.at(-1)?.type).not.toBe("KILL");
    world.cluster.returnAgent(agentId);
    world.pump();
    expect(executor.events.at(-1)).toMatchObject({ type: "KILL", kill: { task_id: { value: "t" } } });
  });

  it("never got a launch that was on its way", () => {
    const { world, agentId, scheduler } = running();
    world.cluster.master.allocateNow();
    const offer = world.cluster.master.state.offers.keys().next().value;
    // The master believes in the link until it is told otherwise.
    const member = world.cluster.agent(agentId);
    expect(member).toBeDefined();
    world.cluster.loseAgent(agentId, 75_000);
    scheduler.launch({ id: { value: offer } } as never, [task("late", agentId)]);
    expect(scheduler.statuses("late")[0]).toMatchObject({ state: "TASK_DROPPED", reason: "REASON_INVALID_OFFERS" });
  });
});

describe("an agent that is killed", () => {
  it("takes its containers with it and does not come back", () => {
    const { world, agentId, scheduler, executor } = running();
    expect(world.cluster.killAgent(agentId, 0)).toBe(true);
    world.pump();
    expect(world.destroyed).toEqual([executor.container.containerId]);
    expect(world.cluster.returnAgent(agentId)).toBe(false);
    expect(scheduler.statuses()[0]?.state).toBe("TASK_UNREACHABLE");
    expect(world.cluster.agentIds()).toEqual([]);
  });
});

describe("an agent marked gone", () => {
  it("ends its tasks for good and is shut down", () => {
    const { world, agentId, scheduler, executor } = running();
    expect(world.cluster.master.markGone(agentId)).toBe(true);
    world.pump();
    expect(scheduler.statuses()[0]).toMatchObject({
      state: "TASK_GONE_BY_OPERATOR",
      reason: "REASON_AGENT_REMOVED_BY_OPERATOR",
    });
    expect(executor.events.at(-1)).toEqual({ type: "SHUTDOWN" });
    expect(world.cluster.master.markGone("no-such-agent")).toBe(false);
  });
});

describe("another master", () => {
  it("learns the tasks from the agents and the frameworks from both", () => {
    const { world, agentId, scheduler } = running();
    world.cluster.failoverMaster({ ...world.cluster.master.state.info, id: "master-2" }, 1_000, 600_000);
    world.pump();
    expect(scheduler.closed).toBe(true);
    const again = world.subscribe({ id: { value: scheduler.frameworkId } });
    expect(again.ofType("SUBSCRIBED")[0]?.subscribed.master_info.id).toBe("master-2");
    expect(again.offers()).toEqual([]);
    world.advance(1_000);
    expect(again.offers()[0]).toMatchObject({ id: { value: "master-2-O0" }, agent_id: { value: agentId } });
    again.call({ type: "RECONCILE", reconcile: {} });
    expect(again.statuses("t")[0]?.state).toBe("TASK_RUNNING");
  });

  it("gives agents up that do not come back", () => {
    const { world, agentId, scheduler } = running();
    world.cluster.loseAgent(agentId, 75_000);
    world.cluster.failoverMaster({ ...world.cluster.master.state.info, id: "master-2" }, 1_000, 5_000);
    const again = world.subscribe({ id: { value: scheduler.frameworkId } });
    world.advance(5_000);
    expect(again.ofType("FAILURE")).toHaveLength(1);
  });
});
