import { describe, expect, it } from "vitest";
import { MASTER, START_MS, task, World } from "../../testing/harness.ts";

describe("a subscription", () => {
  it("opens with SUBSCRIBED and a heartbeat, then one every fifteen seconds", () => {
    const world = new World();
    const scheduler = world.subscribe();
    expect(scheduler.events).toEqual([
      {
        type: "SUBSCRIBED",
        subscribed: {
          framework_id: { value: "master-1-0000" },
          heartbeat_interval_seconds: 15,
          master_info: MASTER,
        },
      },
      { type: "HEARTBEAT" },
    ]);
    world.advance(46_000);
    expect(scheduler.ofType("HEARTBEAT")).toHaveLength(4);
  });

  it("takes over from an earlier one with the same id", () => {
    const world = new World();
    const agentId = world.addAgent();
    const first = world.subscribe();
    first.launch(first.offers()[0]!, [task("t", agentId)]);
    world.advance(1_000);
    const second = world.subscribe({ id: { value: first.frameworkId } });
    expect(first.events.at(-1)).toEqual({ type: "ERROR", error: { message: "Framework failed over" } });
    expect(first.closed).toBe(true);
    expect(second.frameworkId).toBe(first.frameworkId);
    expect(second.types()).toEqual(["SUBSCRIBED", "HEARTBEAT", "OFFERS"]);
    expect(first.call({ type: "REVIVE" })).toMatchObject({ status: 400 });
    expect(first.ofType("RESCIND")).toEqual([]);
  });

  it("with an id that this master never gave is taken as it is", () => {
    const world = new World();
    expect(world.subscribe({ id: { value: "an-earlier-master-0007" } }).frameworkId).toBe("an-earlier-master-0007");
  });

  it("ends with the framework after the failover timeout, which is then refused", () => {
    const world = new World();
    const agentId = world.addAgent();
    const scheduler = world.subscribe({ failover_timeout: 10 });
    scheduler.launch(scheduler.offers()[0]!, [task("t", agentId)]);
    const executor = world.startExecutor();
    executor.subscribe();
    world.disconnect(scheduler);
    world.advance(9_900);
    expect(world.cluster.master.state.frameworks.has(scheduler.frameworkId)).toBe(true);
    world.advance(200);
    expect(world.cluster.master.state.frameworks.has(scheduler.frameworkId)).toBe(false);
    expect(executor.events.at(-1)).toEqual({ type: "SHUTDOWN" });
    const again = world.subscribe({ id: { value: scheduler.frameworkId } });
    expect(again.events).toEqual([{ type: "ERROR", error: { message: "Framework has been removed" } }]);
    expect(again.closed).toBe(true);
  });

  it("within the failover timeout finds its tasks again", () => {
    const world = new World();
    const agentId = world.addAgent();
    const scheduler = world.subscribe({ failover_timeout: 10 });
    scheduler.launch(scheduler.offers()[0]!, [task("t", agentId)]);
    world.disconnect(scheduler);
    world.advance(5_000);
    const again = world.subscribe({ id: { value: scheduler.frameworkId } });
    world.advance(60_000);
    again.call({ type: "RECONCILE", reconcile: {} });
    expect(again.statuses("t")[0]).toMatchObject({ state: "TASK_STAGING", reason: "REASON_RECONCILIATION" });
  });

  it.each([
    [{ role: "db" }, "'FrameworkInfo.role' must not be set when the framework is MULTI_ROLE capable"],
    [{ roles: ["a", "a"] }, "'FrameworkInfo.roles' contains duplicate items: { a }"],
    [{ roles: ["/a"] }, "'FrameworkInfo.roles' contains invalid role: Role '/a' cannot start with a slash"],
    [{ capabilities: [] }, "'FrameworkInfo.roles' must not be set when the framework is not MULTI_ROLE capable"],
    [{ id: { value: "a/b" } }, "'a/b' contains invalid characters"],
    [{ failover_timeout: 1e12 }, "The framework failover_timeout (1e+12) is invalid"],
    [{ failover_timeout: -12345678912 }, "The framework failover_timeout (-1.23457e+10) is invalid"],
    [{ roles: ["a/."] }, "'FrameworkInfo.roles' contains invalid role: Role 'a/.' cannot include '.' as a component"],
    [
      { roles: ["a//b"] },
      "'FrameworkInfo.roles' contains invalid role: Role 'a//b' cannot contain two adjacent slashes",
    ],
    [
      { roles: ["-x"] },
      "'FrameworkInfo.roles' contains invalid role: Role component '-x' is invalid because it starts with a dash",
    ],
    [
      { capabilities: [], roles: [], role: "a b" },
      "'FrameworkInfo.role' is not a valid role: Role component 'a b' is invalid because it contains backspace or whitespace",
    ],
  ])("with %j is refused on its stream", (info, message) => {
    const scheduler = new World().subscribe(info);
    expect(scheduler.events).toEqual([{ type: "ERROR", error: { message } }]);
    expect(scheduler.closed).toBe(true);
  });

  it("cannot suppress roles it does not have", () => {
    const scheduler = new World().subscribe({}, ["db"]);
    expect(scheduler.events[0]).toMatchObject({ type: "ERROR" });
  });

  it("may start suppressed", () => {
    const world = new World();
    world.addAgent();
    expect(world.subscribe({}, ["*"]).offers()).toEqual([]);
  });

  it("keeps quiet when a test holds heartbeats back", () => {
    const world = new World();
    const scheduler = world.subscribe();
    world.cluster.master.setHeartbeats(false);
    world.advance(60_000);
    expect(scheduler.ofType("HEARTBEAT")).toHaveLength(1);
    world.cluster.master.setHeartbeats(true);
    world.advance(15_000);
    expect(scheduler.ofType("HEARTBEAT")).toHaveLength(2);
  });
});

describe("TEARDOWN", () => {
  it("shuts executors down, closes the stream and keeps the tasks as killed", () => {
    const world = new World();
    const agentId = world.addAgent();
    const scheduler = world.subscribe();
    scheduler.launch(scheduler.offers()[0]!, [task("t", agentId)]);
    const executor = world.startExecutor();
    executor.subscribe();
    expect(scheduler.call({ type: "TEARDOWN" })).toEqual({ status: 202 });
    expect(scheduler.closed).toBe(true);
    expect(executor.events.at(-1)).toEqual({ type: "SHUTDOWN" });
    const [completed] = world.cluster.master.state.completedFrameworks.values();
    expect([...(completed?.completedTasks.values() ?? [])].map((one) => one.wire)).toMatchObject([
      {
        state: "TASK_KILLED",
        statuses: [
          {
            state: "TASK_KILLED",
            message: "Framework master-1-0000 removed",
            reason: "REASON_FRAMEWORK_REMOVED",
            timestamp: START_MS / 1000,
          },
        ],
      },
    ]);
    const other = world.subscribe();
    world.advance(1_000);
    expect(other.offers()[0]?.resources?.[0]?.scalar?.value).toBe(4);
  });
});

describe("calls that are refused", () => {
  const world = new World();
  const scheduler = world.subscribe();

  it.each([
    [{ type: "ACCEPT" }, "Failed to validate scheduler::Call: Expecting 'accept' to be present"],
    [{ type: "KILL" }, "Failed to validate scheduler::Call: Expecting 'kill' to be present"],
    [{}, "Failed to validate scheduler::Call: Expecting 'type' to be present"],
    [{ type: "REVIVE", framework_id: { value: "nope" } }, "Framework cannot be found"],
    [
      {
        type: "ACKNOWLEDGE",
        acknowledge: { agent_id: { value: "a" }, task_id: { value: "t" }, uuid: Uint8Array.of(1) },
      },
      "Failed to validate scheduler::Call: Not a valid UUID",
    ],
  ])("%j", (call, body) => {
    expect(scheduler.call(call)).toEqual({ status: 400, body });
  });

  it("of a framework whose stream is gone", () => {
    const gone = world.subscribe();
    world.disconnect(gone);
    expect(gone.call({ type: "REVIVE" })).toEqual({ status: 403, body: "Framework is not subscribed" });
  });
});
