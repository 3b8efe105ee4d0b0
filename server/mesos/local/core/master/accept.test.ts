import { describe, expect, it } from "vitest";
import { executorTask, START_MS, task, World, type RecordedScheduler } from "../../testing/harness.ts";
import { parseResources } from "../agent-spec.ts";
import type { TaskInfo } from "../messages.ts";

function start(): { world: World; agentId: string; scheduler: RecordedScheduler } {
  const world = new World();
  const agentId = world.addAgent();
  return { world, agentId, scheduler: world.subscribe() };
}

describe("ACCEPT", () => {
  it("launches a container for a task and tells nothing until there is an update", () => {
    const { world, agentId, scheduler } = start();
    const [offer] = scheduler.offers();
    scheduler.forget();
    expect(scheduler.launch(offer!, [task("t", agentId)])).toEqual({ status: 202 });
    expect(scheduler.events).toEqual([]);
    expect(world.launched).toHaveLength(1);
    expect(world.launched[0]).toMatchObject({ agentId, executorId: "t", frameworkId: "master-1-0000" });
    expect(world.launched[0]?.executor.name).toBe("Command Executor (Task: t) (Command: sh -c 'sleep 600')");
  });

  it("drops the tasks of an offer that is used already, with the recorded text", () => {
    const { agentId, scheduler } = start();
    const [offer] = scheduler.offers();
    scheduler.launch(offer!, [task("t", agentId)]);
    scheduler.launch(offer!, [task("stale", agentId)]);
    expect(scheduler.statuses()).toEqual([
      {
        task_id: { value: "stale" },
        state: "TASK_DROPPED",
        message: "Task launched with invalid offers: Offer master-1-O0 is no longer valid",
        source: "SOURCE_MASTER",
        reason: "REASON_INVALID_OFFERS",
        agent_id: { value: agentId },
        timestamp: START_MS / 1000,
      },
    ]);
  });

  it("says TASK_LOST instead to frameworks that are not PARTITION_AWARE", () => {
    const world = new World();
    const agentId = world.addAgent();
    const scheduler = world.subscribe({ capabilities: [{ type: "MULTI_ROLE" }] });
    scheduler.launch({ id: { value: "no-such" } } as never, [task("t", agentId)]);
    expect(scheduler.statuses()[0]?.state).toBe("TASK_LOST");
  });

  it("voids the good offers of a call that also names a bad one", () => {
    const { world, agentId, scheduler } = start();
    scheduler.call({
      type: "ACCEPT",
      accept: {
        offer_ids: [scheduler.offers()[0]!.id, { value: "no-such" }],
        operations: [{ type: "LAUNCH", launch: { task_infos: [task("t", agentId)] } }],
      },
    });
    expect(scheduler.statuses()[0]?.state).toBe("TASK_DROPPED");
    world.advance(1_000);
    expect(scheduler.offers()).toHaveLength(2);
  });

  it("uses several offers of one agent together", () => {
    const { world, agentId, scheduler } = start();
    scheduler.launch(scheduler.offers()[0]!, [task("a", agentId)]);
    world.advance(1_000);
    const executor = world.startExecutor();
    executor.subscribe();
    executor.update("a", "TASK_FAILED");
    world.advance(1_000);
    const [, second, third] = scheduler.offers();
    scheduler.call({
      type: "ACCEPT",
      accept: {
        offer_ids: [second!.id, third!.id],
        operations: [
          {
            type: "LAUNCH",
            launch: { task_infos: [task("b", agentId, { resources: parseResources("cpus:4;mem:4096") })] },
          },
        ],
      },
    });
    expect(scheduler.statuses("b")).toEqual([]);
    expect(world.launched).toHaveLength(2);
  });

  it("gives back what the tasks leave, under the call's filter", () => {
    const { world, agentId, scheduler } = start();
    scheduler.launch(scheduler.offers()[0]!, [task("t", agentId)], 60);
    world.advance(59_000);
    expect(scheduler.offers()).toHaveLength(1);
    world.advance(2_000);
    expect(scheduler.offers()).toHaveLength(2);
  });

  it("fills in what the executor needs to know", () => {
    const { world, agentId, scheduler } = start();
    scheduler.launch(scheduler.offers()[0]!, [executorTask("t", agentId)]);
    expect(world.launched[0]?.executor.framework_id).toEqual({ value: "master-1-0000" });
    expect(world.launched[0]?.executor.resources?.[0]?.allocation_info).toEqual({ role: "*" });
  });

  it.each<[string, (agentId: string) => TaskInfo, string]>([
    [
      "asks for more than is offered",
      (agentId) => task("t", agentId, { resources: parseResources("cpus:5;mem:64") }),
      "Total resources cpus(allocated: *):5; mem(allocated: *):64 required by task and its executor is more than available cpus(allocated: *):4; mem(allocated: *):4096; disk(allocated: *):10240; ports(allocated: *):[31000-31100]",
    ],
    ["asks for nothing", (agentId) => task("t", agentId, { resources: [] }), "Task uses no resources"],
    ["names another agent", () => task("t", "elsewhere"), "Task uses invalid agent elsewhere while agent"],
    ["has a path for a name", (agentId) => task("../t", agentId), "'../t' contains invalid characters"],
    ["has no name", (agentId) => task("", agentId), "ID must not be empty"],
    [
      "has both a command and an executor",
      (agentId) => ({ ...executorTask("t", agentId), command: { value: "true" } }),
      "Task should have at least one (but not both) of CommandInfo or ExecutorInfo present",
    ],
    [
      "has an executor without a command",
      (agentId) => task("t", agentId, { executor: { executor_id: { value: "e" } } }),
      "'ExecutorInfo.command' must be set",
    ],
    [
      "shares a port with its executor",
      (agentId) =>
        task("t", agentId, {
          resources: parseResources("cpus:1;ports:[31000-31001]"),
          executor: {
            executor_id: { value: "e" },
            command: { value: "x" },
            resources: parseResources("ports:[31001-31002]"),
          },
        }),
      "There are overlapping resources in the task resources",
    ],
    [
      "asks for less than nothing",
      (agentId) => task("t", agentId, { resources: [{ name: "cpus", type: "SCALAR", scalar: { value: -1 } }] }),
      "Resource 'cpus:-1' is invalid: Invalid scalar resource: value <= 0",
    ],
  ])("answers TASK_ERROR for a task that %s", (_, make, message) => {
    const { world, agentId, scheduler } = start();
    scheduler.launch(scheduler.offers()[0]!, [make(agentId), task("good", agentId)]);
    expect(scheduler.statuses()).toHaveLength(1);
    expect(scheduler.statuses()[0]).toMatchObject({ state: "TASK_ERROR", reason: "REASON_TASK_INVALID" });
    expect(scheduler.statuses()[0]?.message).toContain(message);
    expect(world.launched.map((container) => container.executorId)).toEqual(["good"]);
  });

  it("refuses a task id that is in use", () => {
    const { world, agentId, scheduler } = start();
    scheduler.launch(scheduler.offers()[0]!, [task("t", agentId)]);
    world.advance(1_000);
    scheduler.launch(scheduler.offers()[1]!, [task("t", agentId)]);
    expect(scheduler.statuses()[0]?.message).toBe("Task has duplicate ID: t");
  });

  it("refuses an executor that differs from the running one of the same id, and shares one that does not", () => {
    const { world, agentId, scheduler } = start();
    const executor = { executor_id: { value: "e" }, command: { value: "run" } };
    scheduler.launch(scheduler.offers()[0]!, [
      task("a", agentId, { executor }),
      task("b", agentId, { executor }),
      task("c", agentId, { executor: { ...executor, command: { value: "other" } } }),
    ]);
    expect(scheduler.statuses().map((status) => status.task_id.value)).toEqual(["c"]);
    expect(scheduler.statuses()[0]?.message).toContain("ExecutorInfo is not compatible with existing ExecutorInfo");
    expect(world.launched).toHaveLength(1);
  });

  it("refuses task groups", () => {
    const { agentId, scheduler } = start();
    scheduler.call({
      type: "ACCEPT",
      accept: {
        offer_ids: [scheduler.offers()[0]!.id],
        operations: [{ type: "LAUNCH_GROUP", launch_group: { task_group: { tasks: [task("t", agentId)] } } }],
      },
    });
    expect(scheduler.statuses()[0]).toMatchObject({ state: "TASK_ERROR", reason: "REASON_TASK_GROUP_INVALID" });
  });
});
