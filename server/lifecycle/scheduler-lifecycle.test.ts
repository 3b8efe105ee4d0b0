import { expect, test } from "vitest";
import { ManualClock } from "../base/clock.ts";
import { silentLogger } from "../base/logger.ts";
import { StatsRegistry } from "../base/stats/stats.ts";
import { frameworkError } from "../scheduler/mesos/framework-failed-over-error.ts";
import type { LeaderControl, LeaderElection, LeadershipListener } from "./ports.ts";
import { SchedulerLifecycle, type SchedulerLifecycleOptions } from "./scheduler-lifecycle.ts";
import { LogError } from "../../prisma-free-store/log/log.ts";
import { singleSchedulerElection } from "./single-scheduler-election.ts";

interface Fixture {
  readonly lifecycle: SchedulerLifecycle;
  readonly clock: ManualClock;
  readonly stats: StatsRegistry;
  /** What was called, in order. */
  readonly calls: string[];
}

function fixture(overrides: Partial<SchedulerLifecycleOptions> = {}): Fixture {
  const clock = new ManualClock(1_000);
  const stats = new StatsRegistry();
  const calls: string[] = [];
  const called = (name: string) => (): Promise<void> => {
    calls.push(name);
    return Promise.resolve();
  };
  const lifecycle = new SchedulerLifecycle({
    settings: { maxRegistrationDelayMs: 60_000, maxLeadingDurationMs: 86_400_000 },
    storage: { prepare: called("prepare"), start: called("start"), stop: called("stop storage") },
    election: singleSchedulerElection(),
    scheduler: {
      startDriver: () => void calls.push("start driver"),
      activate: () => void calls.push("activate"),
      stop: called("stop scheduler"),
    },
    clock,
    stats,
    logger: silentLogger,
    ...overrides,
  });
  return { lifecycle, clock, stats, calls };
}

/** An election whose outcome the test tells. */
function scriptedElection(calls: string[]): LeaderElection & { listener?: LeadershipListener; control: LeaderControl } {
  const control = {
    advertise: () => Promise.resolve(void calls.push("advertise")),
    leave: () => Promise.resolve(void calls.push("leave")),
  };
  const election: LeaderElection & { listener?: LeadershipListener; control: LeaderControl } = {
    hasRivals: true,
    control,
    offerLeadership(listener) {
      election.listener = listener;
      return Promise.resolve();
    },
  };
  return election;
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function stateStats(stats: StatsRegistry): string[] {
  return stats
    .snapshot()
    .flatMap(([name, value]) => (name.startsWith("scheduler_lifecycle_") && value === 1 ? [name] : []));
}

test("a single scheduler prepares, leads, waits for registration and becomes active", async () => {
  const { lifecycle, stats, calls } = fixture();
  expect(stateStats(stats)).toEqual(["scheduler_lifecycle_IDLE"]);
  await lifecycle.start();
  await settled();
  expect(lifecycle.state).toBe("LEADER_AWAITING_REGISTRATION");
  expect(calls).toEqual(["prepare", "start", "start driver"]);
  lifecycle.registered();
  expect(lifecycle.state).toBe("ACTIVE");
  expect(calls.at(-1)).toBe("activate");
  expect(stateStats(stats)).toEqual(["scheduler_lifecycle_ACTIVE"]);
  expect(lifecycle.history.map(({ state }) => state)).toEqual([
    "IDLE",
    "PREPARING_STORAGE",
    "STORAGE_PREPARED",
    "LEADER_AWAITING_REGISTRATION",
    "ACTIVE",
  ]);
});

test("a follower waits with storage prepared, and starts it only when it leads", async () => {
  const calls: string[] = [];
  const election = scriptedElection(calls);
  const parts = fixture({ election });
  await parts.lifecycle.start();
  expect(parts.lifecycle.state).toBe("STORAGE_PREPARED");
  expect(parts.calls).toEqual(["prepare"]);
  election.listener?.onLeading(election.control);
  await settled();
  parts.lifecycle.registered();
  await settled();
  expect(parts.calls).toEqual(["prepare", "start", "start driver", "activate"]);
  expect(calls).toEqual(["advertise"]);
});

test("gives up when the framework is not registered in time, with Aurora's words", async () => {
  const { lifecycle, clock } = fixture();
  await lifecycle.start();
  await settled();
  clock.advance(59_999);
  expect(lifecycle.state).toBe("LEADER_AWAITING_REGISTRATION");
  clock.advance(1);
  const death = await lifecycle.dead;
  expect(death).toMatchObject({
    message: "Framework has not been registered within the tolerated delay.",
    cause: "failed",
  });
  expect(lifecycle.history.at(-1)).toMatchObject({ state: "DEAD", atMs: 61_000, message: death.message });
});

test("a registered framework is not given up later", async () => {
  const { lifecycle, clock } = fixture();
  await lifecycle.start();
  await settled();
  lifecycle.registered();
  clock.advance(365 * 86_400_000);
  expect(lifecycle.state).toBe("ACTIVE");
});

test("a leader with rivals steps down after the leading duration", async () => {
  const calls: string[] = [];
  const election = scriptedElection(calls);
  const { lifecycle, clock } = fixture({ election });
  await lifecycle.start();
  election.listener?.onLeading(election.control);
  await settled();
  lifecycle.registered();
  clock.advance(86_400_000);
  expect(await lifecycle.dead).toMatchObject({ message: "Triggering automatic failover.", cause: "lostLeadership" });
  expect(calls).toEqual(["advertise", "leave"]);
});

test("a defeat ends the process, also before it led", async () => {
  const election = scriptedElection([]);
  const { lifecycle } = fixture({ election });
  await lifecycle.start();
  election.listener?.onDefeated();
  expect(await lifecycle.dead).toMatchObject({
    message: "Lost leadership, ending the process.",
    cause: "lostLeadership",
  });
});

test("an orderly stop leaves, stops the scheduler and then storage, once", async () => {
  const calls: string[] = [];
  const election = scriptedElection(calls);
  const parts = fixture({ election });
  await parts.lifecycle.start();
  election.listener?.onLeading(election.control);
  await settled();
  const [first, second] = await Promise.all([parts.lifecycle.stop("asked to"), parts.lifecycle.stop()]);
  expect(first).toEqual({ message: "asked to", cause: "stopped" });
  expect(second).toBe(first);
  expect(calls).toEqual(["leave"]);
  expect(parts.calls.filter((call) => call.startsWith("stop"))).toEqual(["stop scheduler", "stop storage"]);
});

test("one that steps down does so in order, to be started again", async () => {
  const { lifecycle, calls } = fixture();
  await lifecycle.start();
  expect(await lifecycle.stepDown("restored")).toEqual({ message: "restored", cause: "lostLeadership" });
  expect(calls.filter((call) => call.startsWith("stop"))).toEqual(["stop scheduler", "stop storage"]);
});

test.each([
  ["the log that it writes to", new LogError("DEMOTED", "Another scheduler has become the log's writer.")],
  ["the master that it registers with", frameworkError("Framework failed over")],
])("leadership is also lost when another one is known by %s", async (_, error) => {
  const { lifecycle } = fixture();
  await lifecycle.start();
  lifecycle.fail(error, "somewhere");
  expect(await lifecycle.dead).toMatchObject({ cause: "lostLeadership" });
});

test("a part that does not stop is not waited for", async () => {
  const { lifecycle, clock, calls } = fixture({
    scheduler: { startDriver: () => undefined, activate: () => undefined, stop: () => new Promise(() => undefined) },
  });
  await lifecycle.start();
  await settled();
  const stopped = lifecycle.stop();
  await settled();
  expect(calls).not.toContain("stop storage");
  clock.advance(5_000);
  await stopped;
  expect(calls).toContain("stop storage");
});

test("storage that cannot be prepared is told as the cause of death", async () => {
  const { lifecycle } = fixture({
    storage: {
      prepare: () => Promise.reject(new Error("no such directory")),
      start: () => Promise.resolve(),
      stop: () => Promise.reject(new Error("never started")),
    },
  });
  await lifecycle.start();
  expect(await lifecycle.dead).toMatchObject({
    message: "Failed to prepare storage: no such directory",
    cause: "failed",
  });
});

test("storage that cannot be started ends a leader before it looks for a master", async () => {
  const { lifecycle, calls } = fixture({
    storage: {
      prepare: () => Promise.resolve(),
      start: () => Promise.reject(new Error("cannot recover")),
      stop: () => Promise.resolve(),
    },
  });
  await lifecycle.start();
  expect(await lifecycle.dead).toMatchObject({ message: "Failed to start leading: cannot recover" });
  expect(calls).not.toContain("start driver");
});

test("a stop while storage is being prepared keeps the process from leading", async () => {
  let prepared: () => void = () => undefined;
  const { lifecycle, calls } = fixture({
    storage: {
      prepare: () => new Promise((resolve) => (prepared = resolve)),
      start: () => Promise.resolve(),
      stop: () => Promise.resolve(),
    },
  });
  const started = lifecycle.start();
  const stopped = lifecycle.stop();
  prepared();
  await Promise.all([started, stopped]);
  expect(lifecycle.state).toBe("DEAD");
  expect(calls).toEqual(["stop scheduler"]);
});

test("tells its listeners of every change", async () => {
  const { lifecycle } = fixture();
  const states: string[] = [];
  lifecycle.onChange(({ state }) => states.push(state));
  await lifecycle.start();
  await settled();
  lifecycle.registered();
  lifecycle.fail(new Error("two leaders"), "the log");
  expect(await lifecycle.dead).toMatchObject({ message: "Fatal error in the log: two leaders", cause: "failed" });
  expect(states).toEqual(["PREPARING_STORAGE", "STORAGE_PREPARED", "LEADER_AWAITING_REGISTRATION", "ACTIVE", "DEAD"]);
});
