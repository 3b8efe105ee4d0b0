import { describe, expect, it } from "vitest";
import { task, World } from "../../testing/harness.ts";

function running(): { world: World; agentId: string; scheduler: ReturnType<World["subscribe"]> } {
  const world = new World();
  const agentId = world.addAgent();
  const scheduler = world.subscribe();
  scheduler.launch(scheduler.offers()[0]!, [task("t", agentId)]);
  const executor = world.startExecutor();
  executor.subscribe();
  executor.update("t", "TASK_RUNNING");
  scheduler.acknowledge(scheduler.statuses()[0]!);
  scheduler.forget();
  return { world, agentId, scheduler };
}

describe("reconciliation", () => {
  it("tells the latest state of the tasks named, and that the others are unknown", () => {
    const { agentId, scheduler } = running();
    scheduler.call({
      type: "RECONCILE",
      reconcile: {
        tasks: [{ task_id: { value: "t" }, agent_id: { value: agentId } }, { task_id: { value: "unknown-task" } }],
      },
    });
    expect(scheduler.statuses()).toMatchObject([
      {
        task_id: { value: "t" },
        state: "TASK_RUNNING",
        source: "SOURCE_MASTER",
        reason: "REASON_RECONCILIATION",
        message: "Reconciliation: Latest task state",
        agent_id: { value: agentId },
        container_status: { executor_pid: 4711 },
      },
      {
        task_id: { value: "unknown-task" },
        state: "TASK_UNKNOWN",
        reason: "REASON_RECONCILIATION",
        message: "Reconciliation: Task is unknown",
      },
    ]);
    expect(scheduler.statuses()[0]).not.toHaveProperty("uuid");
    expect(scheduler.statuses()[1]).not.toHaveProperty("agent_id");
  });

  it("tells of every known task when none is named", () => {
    const { scheduler } = running();
    scheduler.call({ type: "RECONCILE", reconcile: { tasks: [] } });
    expect(scheduler.statuses().map((status) => status.task_id.value)).toEqual(["t"]);
  });

  it("says TASK_LOST of unknown tasks to frameworks that are not PARTITION_AWARE", () => {
    const world = new World();
    const scheduler = world.subscribe({ capabilities: [{ type: "MULTI_ROLE" }] });
    scheduler.call({ type: "RECONCILE", reconcile: { tasks: [{ task_id: { value: "x" } }] } });
    expect(scheduler.statuses()[0]?.state).toBe("TASK_LOST");
  });

  it("knows agents that are unreachable, gone or never seen", () => {
    const { world, agentId, scheduler } = running();
    const second = world.addAgent();
    world.cluster.loseAgent(agentId, 0);
    world.cluster.master.markGone(second);
    world.pump();
    scheduler.forget();
    const ask = (agent: string) => ({ task_id: { value: "x" }, agent_id: { value: agent } });
    scheduler.call({ type: "RECONCILE", reconcile: { tasks: [ask(agentId), ask(second), ask("never-seen")] } });
    expect(scheduler.statuses().map((status) => status.state)).toEqual([
      "TASK_UNREACHABLE",
      "TASK_GONE_BY_OPERATOR",
      "TASK_UNKNOWN",
    ]);
    expect(scheduler.statuses()[0]?.unreachable_time?.nanoseconds).toBeGreaterThan(0);
  });

  it("waits for agents that have yet to come back to a new master", () => {
    const { world, agentId, scheduler } = running();
    world.cluster.failoverMaster({ ...world.cluster.master.state.info, id: "master-2" }, 5_000, 600_000);
    world.pump();
    const again = world.subscribe({ id: { value: scheduler.frameworkId } });
    const ask = () =>
      again.call({
        type: "RECONCILE",
        reconcile: { tasks: [{ task_id: { value: "x" }, agent_id: { value: agentId } }, { task_id: { value: "y" } }] },
      });
    ask();
    expect(again.statuses()).toEqual([]);
    world.advance(5_000);
    ask();
    expect(again.statuses().map((status) => status.state)).toEqual(["TASK_UNKNOWN", "TASK_UNKNOWN"]);
  });
});

describe("KILL", () => {
  it("of an unknown task reconciles it", () => {
    const { agentId, scheduler } = running();
    scheduler.call({ type: "KILL", kill: { task_id: { value: "no-such-task" }, agent_id: { value: agentId } } });
    expect(scheduler.statuses()).toMatchObject([
      {
        state: "TASK_UNKNOWN",
        message: "Reconciliation: Task is unknown to the agent",
        agent_id: { value: agentId },
      },
    ]);
  });

  it("reaches the executor, with the kill policy of the call", () => {
    const { world, scheduler } = running();
    const [executor] = world.executors.values();
    scheduler.call({
      type: "KILL",
      kill: { task_id: { value: "t" }, kill_policy: { grace_period: { nanoseconds: 1e9 } } },
    });
    expect(executor?.events.at(-1)).toEqual({
      type: "KILL",
      kill: { task_id: { value: "t" }, kill_policy: { grace_period: { nanoseconds: 1e9 } } },
    });
  });

  it("on the wrong agent is ignored", () => {
    const { world, scheduler } = running();
    const [executor] = world.executors.values();
    scheduler.call({ type: "KILL", kill: { task_id: { value: "t" }, agent_id: { value: "elsewhere" } } });
    expect(executor?.events.at(-1)?.type).not.toBe("KILL");
    expect(scheduler.statuses()).toEqual([]);
  });
});
