import { describe, expect, it } from "vitest";
import { executorTask, task, World, type RecordedExecutor, type RecordedScheduler } from "../../testing/harness.ts";
import { uuidBytes } from "../ids.ts";
import type { TaskInfo } from "../messages.ts";

interface Launched {
  readonly world: World;
  readonly agentId: string;
  readonly scheduler: RecordedScheduler;
  readonly executor: RecordedExecutor;
}

function launched(make: (agentId: string) => TaskInfo = (agentId) => executorTask("t", agentId)): Launched {
  const world = new World();
  const agentId = world.addAgent();
  const scheduler = world.subscribe();
  scheduler.launch(scheduler.offers()[0]!, [make(agentId)]);
  return { world, agentId, scheduler, executor: world.startExecutor() };
}

describe("an executor", () => {
  it("is told who it is, gets its task, and its updates are acknowledged, as recorded", () => {
    const { world, agentId, scheduler, executor } = launched((id) => task("task-1", id));
    executor.subscribe();
    expect(executor.events).toMatchObject([
      {
        type: "SUBSCRIBED",
        subscribed: {
          executor_info: {
            executor_id: { value: "task-1" },
            framework_id: { value: scheduler.frameworkId },
            name: "Command Executor (Task: task-1) (Command: sh -c 'sleep 600')",
            source: "task-1",
            resources: [
              { name: "cpus", scalar: { value: 0.1 } },
              { name: "mem", scalar: { value: 32 } },
            ],
          },
          framework_info: { name: "test", id: { value: scheduler.frameworkId } },
          agent_info: { hostname: "localhost", port: 5051, id: { value: agentId } },
          container_id: { value: executor.container.containerId },
        },
      },
      { type: "LAUNCH", launch: { task: { task_id: { value: "task-1" } } } },
    ]);
    expect(executor.update("task-1", "TASK_RUNNING")).toEqual({ status: 202 });
    expect(executor.events.at(-1)).toMatchObject({ type: "ACKNOWLEDGED" });
    const [status] = scheduler.statuses();
    expect(status).toMatchObject({
      state: "TASK_RUNNING",
      source: "SOURCE_EXECUTOR",
      executor_id: { value: "task-1" },
      agent_id: { value: agentId },
      container_status: {
        container_id: { value: executor.container.containerId },
        executor_pid: 4711,
        network_infos: [{ ip_addresses: [{ ip_address: "127.0.0.1", protocol: "IPv4" }] }],
      },
    });
    expect(world.cluster.agent(agentId)?.state.updates.pendingUpdates).toBe(1);
  });

  it("gets the next update through only after the one before is acknowledged", () => {
    const { scheduler, executor } = launched();
    executor.subscribe();
    executor.update("t", "TASK_STARTING");
    executor.update("t", "TASK_RUNNING");
    executor.update("t", "TASK_FINISHED");
    expect(scheduler.statuses().map((status) => status.state)).toEqual(["TASK_STARTING"]);
    scheduler.acknowledge(scheduler.statuses()[0]!);
    scheduler.acknowledge(scheduler.statuses()[1]!);
    scheduler.acknowledge(scheduler.statuses()[2]!);
    expect(scheduler.statuses().map((status) => status.state)).toEqual([
      "TASK_STARTING",
      "TASK_RUNNING",
      "TASK_FINISHED",
    ]);
  });

  it("sees its update repeated after 10, 20, 40 seconds until it is acknowledged", () => {
    const { world, scheduler, executor } = launched();
    executor.subscribe();
    executor.update("t", "TASK_RUNNING");
    const counts = [9_900, 200, 19_900, 40_000, 600_000].map((ms) => {
      world.advance(ms);
      return scheduler.statuses().length;
    });
    expect(counts).toEqual([1, 2, 3, 4, 7]);
    scheduler.acknowledge(scheduler.statuses()[0]!);
    world.advance(3_600_000);
    expect(scheduler.statuses()).toHaveLength(7);
  });

  it("may repeat an update: it counts once and is acknowledged twice", () => {
    const { scheduler, executor } = launched();
    executor.subscribe();
    const uuid = uuidBytes("01234567-89ab-4def-8123-456789abcdef");
    executor.update("t", "TASK_RUNNING", uuid);
    executor.update("t", "TASK_RUNNING", uuid);
    expect(scheduler.statuses()).toHaveLength(1);
    expect(executor.events.filter((event) => event.type === "ACKNOWLEDGED")).toHaveLength(2);
  });

  it("cannot bring a task back that has ended", () => {
    const { scheduler, executor } = launched();
    executor.subscribe();
    executor.update("t", "TASK_FINISHED");
    executor.update("t", "TASK_RUNNING");
    scheduler.acknowledge(scheduler.statuses()[0]!);
    expect(scheduler.statuses().map((status) => status.state)).toEqual(["TASK_FINISHED"]);
  });

  it("that does not subscribe within a minute is killed, and its task fails", () => {
    const { world, scheduler, executor } = launched();
    world.advance(60_000);
    expect(world.destroyed).toEqual([executor.container.containerId]);
    executor.exit(9);
    expect(scheduler.statuses()[0]).toMatchObject({
      state: "TASK_FAILED",
      source: "SOURCE_AGENT",
      reason: "REASON_EXECUTOR_REGISTRATION_TIMEOUT",
      message: "Executor did not register within 1mins",
    });
  });

  it("that ends leaves its tasks failed and tells the scheduler how it ended", () => {
    const { world, agentId, scheduler, executor } = launched();
    executor.subscribe();
    executor.update("t", "TASK_RUNNING");
    scheduler.acknowledge(scheduler.statuses()[0]!);
    scheduler.forget();
    executor.exit(256);
    expect(executor.closed).toBe(true);
    expect(scheduler.statuses()[0]).toMatchObject({
      state: "TASK_FAILED",
      source: "SOURCE_AGENT",
      reason: "REASON_EXECUTOR_TERMINATED",
      message: "Executor terminated",
      executor_id: { value: "executor-t" },
    });
    expect(scheduler.ofType("FAILURE")).toEqual([
      {
        type: "FAILURE",
        failure: { agent_id: { value: agentId }, executor_id: { value: "executor-t" }, status: 256 },
      },
    ]);
    scheduler.acknowledge(scheduler.statuses()[0]!);
    world.advance(1_000);
    const free = scheduler.offers().flatMap((offer) => offer.resources ?? []);
    expect(free.find((one) => one.name === "cpus")?.scalar?.value).toBe(4);
  });

  it("made up for a command ends without FAILURE", () => {
    const { scheduler, executor } = launched((id) => task("t", id));
    executor.subscribe();
    executor.update("t", "TASK_FINISHED");
    executor.exit(0);
    expect(scheduler.ofType("FAILURE")).toEqual([]);
  });

  it("that could not be launched says why", () => {
    const { world, agentId, scheduler, executor } = launched();
    world.cluster.agent(agentId)?.containerEnded(executor.container.containerId, {
      state: "TASK_FAILED",
      reason: "REASON_CONTAINER_LAUNCH_FAILED",
      message: "Failed to launch container: no such file",
    });
    world.pump();
    expect(scheduler.statuses()[0]).toMatchObject({
      reason: "REASON_CONTAINER_LAUNCH_FAILED",
      message: "Failed to launch container: no such file",
    });
  });

  it("asked to shut down is killed after its grace period", () => {
    const { world, agentId, scheduler, executor } = launched();
    executor.subscribe();
    executor.update("t", "TASK_RUNNING");
    scheduler.call({
      type: "SHUTDOWN",
      shutdown: { executor_id: { value: "executor-t" }, agent_id: { value: agentId } },
    });
    expect(executor.events.at(-1)).toEqual({ type: "SHUTDOWN" });
    world.advance(4_900);
    expect(world.destroyed).toEqual([]);
    world.advance(200);
    expect(world.destroyed).toEqual([executor.container.containerId]);
  });

  it("may ask for a longer grace period", () => {
    const { world, agentId, scheduler, executor } = launched((id) => {
      const made = executorTask("t", id);
      return { ...made, executor: { ...made.executor!, shutdown_grace_period: { nanoseconds: 20e9 } } };
    });
    executor.subscribe();
    scheduler.call({
      type: "SHUTDOWN",
      shutdown: { executor_id: { value: "executor-t" }, agent_id: { value: agentId } },
    });
    world.advance(19_000);
    expect(world.destroyed).toEqual([]);
    world.advance(2_000);
    expect(world.destroyed).toHaveLength(1);
  });

  it("gets a second task of the same executor directly", () => {
    const { world, agentId, scheduler, executor } = launched();
    executor.subscribe();
    world.advance(1_000);
    const made = executorTask("t", agentId);
    scheduler.launch(scheduler.offers()[1]!, [{ ...made, task_id: { value: "u" } }]);
    expect(executor.events.at(-1)).toMatchObject({ type: "LAUNCH", launch: { task: { task_id: { value: "u" } } } });
  });

  it("whose only task is killed before it subscribes is shut down instead of being given it", () => {
    const { scheduler, executor } = launched();
    scheduler.call({ type: "KILL", kill: { task_id: { value: "t" } } });
    expect(scheduler.statuses()[0]).toMatchObject({
      state: "TASK_KILLED",
      reason: "REASON_TASK_KILLED_DURING_LAUNCH",
      message: "Killed before delivery to the executor",
    });
    executor.subscribe();
    expect(executor.events).toEqual([{ type: "SHUTDOWN" }]);
  });

  it("that subscribes again brings its unacknowledged updates, and drops tasks it never saw", () => {
    const { agentId, world, scheduler, executor } = launched();
    executor.subscribe();
    world.cluster.agent(agentId)?.executorStreamClosed(executor.streamId);
    const status = {
      task_id: { value: "t" },
      state: "TASK_RUNNING",
      source: "SOURCE_EXECUTOR",
      uuid: uuidBytes("01234567-89ab-4def-8123-456789abcdef"),
    } as const;
    executor.subscribe({ unacknowledged_updates: [{ status }] });
    expect(scheduler.statuses().map((one) => one.state)).toEqual(["TASK_RUNNING"]);
    expect(executor.events.map((event) => event.type)).toEqual(["SUBSCRIBED", "LAUNCH", "ACKNOWLEDGED", "SUBSCRIBED"]);
  });

  it("that subscribes again without a task it was sent loses it", () => {
    const { scheduler, executor } = launched();
    executor.subscribe();
    executor.subscribe();
    expect(scheduler.statuses()[0]).toMatchObject({ state: "TASK_DROPPED", reason: "REASON_AGENT_RESTARTED" });
  });

  it("exchanges messages with its scheduler", () => {
    const { agentId, scheduler, executor } = launched();
    executor.subscribe();
    executor.call({ type: "MESSAGE", message: { data: Uint8Array.of(1, 2) } });
    expect(scheduler.ofType("MESSAGE")[0]?.message).toEqual({
      agent_id: { value: agentId },
      executor_id: { value: "executor-t" },
      data: Uint8Array.of(1, 2),
    });
    scheduler.call({
      type: "MESSAGE",
      message: { agent_id: { value: agentId }, executor_id: { value: "executor-t" }, data: Uint8Array.of(3) },
    });
    expect(executor.events.at(-1)).toEqual({ type: "MESSAGE", message: { data: Uint8Array.of(3) } });
  });

  it("is refused what it may not say", () => {
    const { executor } = launched();
    expect(executor.update("t", "TASK_RUNNING")).toEqual({ status: 403, body: "Executor is not subscribed" });
    executor.subscribe();
    expect(executor.update("t", "TASK_STAGING").body).toContain("Received TASK_STAGING from executor");
    expect(executor.update("t", "TASK_RUNNING", Uint8Array.of(1)).body).toContain("Not a valid UUID");
    expect(executor.call({ type: "UPDATE" }).body).toContain("Expecting 'update' to be present");
    expect(
      executor.call({ type: "MESSAGE", executor_id: { value: "x" }, message: { data: new Uint8Array() } }),
    ).toEqual({ status: 400, body: "Executor cannot be found" });
    expect(
      executor.call({ type: "MESSAGE", framework_id: { value: "x" }, message: { data: new Uint8Array() } }),
    ).toEqual({ status: 400, body: "Framework cannot be found" });
    expect(executor.call({ type: "HEARTBEAT" })).toEqual({ status: 202 });
  });

  it("leaves its sandbox for the garbage collection delay", () => {
    const { world, scheduler, executor } = launched();
    executor.subscribe();
    executor.update("t", "TASK_FINISHED");
    scheduler.acknowledge(scheduler.statuses()[0]!);
    executor.exit(0);
    world.advance(86_000_000);
    expect(world.collected).toEqual([]);
    world.advance(1_000_000);
    expect(world.collected.map((container) => container.containerId)).toEqual([executor.container.containerId]);
  });

  it("leaves no more than a bounded number of sandboxes", () => {
    const world = new World({ agent: { maxCompletedExecutorsPerFramework: 2 } });
    const agentId = world.addAgent();
    const scheduler = world.subscribe();
    for (const id of ["a", "b", "c", "d"]) {
      world.advance(1_000);
      scheduler.launch(scheduler.offers().at(-1)!, [executorTask(id, agentId)]);
      const executor = world.startExecutor();
      executor.subscribe();
      executor.update(id, "TASK_FINISHED");
      scheduler.acknowledge(scheduler.statuses(id)[0]!);
      executor.exit(0);
    }
    expect(world.collected.map((container) => container.executorId)).toEqual(["executor-a", "executor-b"]);
  });
});

describe("the network between master and agents", () => {
  it("can delay updates", () => {
    const { world, scheduler, executor } = launched();
    executor.subscribe();
    world.cluster.delayStatusUpdates(3_000);
    executor.update("t", "TASK_RUNNING");
    world.advance(2_900);
    expect(scheduler.statuses()).toEqual([]);
    world.advance(200);
    expect(scheduler.statuses()).toHaveLength(1);
  });

  it("can repeat an update", () => {
    const { world, scheduler, executor } = launched();
    executor.subscribe();
    world.cluster.repeatStatusUpdates(1);
    executor.update("t", "TASK_RUNNING");
    const [first, second] = scheduler.statuses();
    expect(second?.uuid).toEqual(first?.uuid);
    scheduler.acknowledge(first!);
    executor.update("t", "TASK_FINISHED");
    expect(scheduler.statuses()).toHaveLength(3);
  });

  it("can lose an acknowledgement, and the update comes again", () => {
    const { world, scheduler, executor } = launched();
    executor.subscribe();
    world.cluster.dropAcknowledgements(1);
    executor.update("t", "TASK_FINISHED");
    scheduler.acknowledge(scheduler.statuses()[0]!);
    world.advance(10_000);
    expect(scheduler.statuses()).toHaveLength(2);
    scheduler.acknowledge(scheduler.statuses()[1]!);
    world.advance(600_000);
    expect(scheduler.statuses()).toHaveLength(2);
  });
});
