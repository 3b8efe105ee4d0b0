import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ManualClock, type Timer } from "../../base/clock.ts";
import { silentLogger } from "../../base/logger.ts";
import { StatsRegistry } from "../../base/stats/stats.ts";
import { hasField } from "../codec.ts";
import { encodeRecord } from "../recordio.ts";
import { mesos, type SchedulerEvent } from "../messages.ts";
import { startDriver, type DriverRig, type RigOptions } from "../testing/driver-rig.ts";
import { fixture } from "../testing/fixtures.ts";
import { RecordingListener } from "../testing/recording-listener.ts";
import { answer } from "../testing/scripted-server.ts";
import { FRAMEWORK_ID, record, TestMaster } from "../testing/test-master.ts";
import { advanceUntil, settle, until } from "../testing/until.ts";
import { DEFAULT_TIMING } from "./driver.ts";
import { driverStats } from "./driver-stats.ts";
import { MasterSession } from "./session.ts";

const EventType = mesos.v1.scheduler.Event.Type;

let master: TestMaster;
const rigs: DriverRig[] = [];
const others: TestMaster[] = [];

beforeEach(async () => {
  master = await TestMaster.start();
});

afterEach(async () => {
  await Promise.all(rigs.splice(0).map(({ driver }) => driver.stop()));
  await Promise.all([master, ...others.splice(0)].map((server) => server.close()));
});

function start(options: Partial<RigOptions> = {}): DriverRig {
  const rig = startDriver({ masters: [master.address], ...options });
  rigs.push(rig);
  return rig;
}

async function anotherMaster(): Promise<TestMaster> {
  const other = await TestMaster.start();
  others.push(other);
  return other;
}

const subscribed = ({ driver }: DriverRig) => driver.status().state === "SUBSCRIBED";
const times = ({ listener }: DriverRig, method: "registered" | "disconnected") => listener.of(method).length;
const rescind = (id: string) => ({ type: EventType.RESCIND, rescind: { offer_id: { value: id } } });

describe("A subscription", () => {
  test("delivers the recorded stream of a real master, in order.", async () => {
    master.onSubscribe = ({ request }) => void request.socket.write(fixture("scheduler-protobuf/subscribe.response"));
    const rig = start();
    await until(() => rig.listener.of("resourceOffers").length === 2);
    expect(rig.listener.told.map(([method]) => method).slice(0, 5)).toEqual([
      "registered",
      "resourceOffers",
      "statusUpdate",
      "statusUpdate",
      "resourceOffers",
    ]);
    expect(rig.listener.of("registered")).toEqual([
      ["4bc61407-c992-4544-b1a9-a9ccd8f6c6da-0001", { host: "localhost", port: 5050 }, false],
    ]);
    expect(rig.listener.of("statusUpdate").map(([{ taskId, state }]) => [taskId, state])).toEqual([
      ["task-1", "TASK_RUNNING"],
      ["task-1", "TASK_FINISHED"],
    ]);
    expect(rig.stat("mesos_scheduler_event_OFFERS")).toBe(2);
    expect(rig.stat("mesos_scheduler_event_HEARTBEAT")).toBe(1);
    expect(rig.stat("scheduler_received_events")).toBe(6);
  });

  test("says who the framework is, in protobuf, with its credentials.", async () => {
    const rig = start({ credentials: { principal: "p", secret: "s" } });
    await until(() => subscribed(rig));
    const { call, request } = master.subscriptions[0]!;
    expect([request.method, request.path]).toEqual(["POST", "/api/v1/scheduler"]);
    expect(request.headers.get("content-type")).toBe("application/x-protobuf");
    expect(request.headers.get("accept")).toBe("application/x-protobuf");
    expect(request.headers.get("authorization")).toBe("Basic cDpz");
    expect(hasField(call, "framework_id")).toBe(false);
    expect(call.subscribe?.framework_info).toMatchObject({ name: "Aurora", hostname: "aurora.test" });
    rig.driver.reviveOffers();
    await until(() => master.calls.length === 1);
    expect(master.received[1]?.request.headers.get("authorization")).toBe("Basic cDpz");
  });

  test("names the framework by its stored id.", async () => {
    const rig = start({ frameworkId: "stored" });
    await until(() => subscribed(rig));
    expect(master.subscriptions[0]?.call).toMatchObject({
      framework_id: { value: "stored" },
      subscribe: { framework_info: { id: { value: "stored" } } },
    });
  });

  test("shows in the status.", async () => {
    const rig = start();
    expect(rig.driver.status()).toEqual({ state: "CONNECTING" });
    await until(() => subscribed(rig));
    expect(rig.driver.status()).toMatchObject({ master: master.address, frameworkId: FRAMEWORK_ID });
    expect(rig.driver.status().lastEventMs).toBeGreaterThan(0);
    await rig.driver.stop();
    expect(rig.driver.status().state).toBe("STOPPED");
  });

  test("ignores events before SUBSCRIBED, a second SUBSCRIBED and events that are not known.", async () => {
    master.onSubscribe = ({ request }) => {
      master.open(request.socket);
      master.push(rescind("early"));
      master.push({ type: EventType.SUBSCRIBED, subscribed: { framework_id: { value: "fw" } } });
      master.push({ type: EventType.SUBSCRIBED, subscribed: { framework_id: { value: "other" } } });
      master.pushBytes(encodeRecord(Buffer.from([0x08, 99])));
      master.push(rescind("late"));
    };
    const rig = start();
    await until(() => rig.listener.told.length === 2);
    expect(rig.listener.of("registered")[0]?.[0]).toBe("fw");
    expect(rig.listener.of("offerRescinded")).toEqual([["late"]]);
    expect(rig.stat("mesos_scheduler_event_UNKNOWN")).toBe(1);
  });

  function manyOffers(count: number): SchedulerEvent {
    const offers = Array.from({ length: count }, (_, i) => ({
      id: { value: `o${i}` },
      framework_id: { value: FRAMEWORK_ID },
      agent_id: { value: `a${i}` },
      hostname: `h${i}`,
      resources: [{ name: "cpus", type: mesos.v1.Value.Type.SCALAR, scalar: { value: i } }],
    }));
    return { type: EventType.OFFERS, offers: { offers } };
  }

  test("tells of thousands of offers in one event batch by batch, in order, before the events after it.", async () => {
    const rig = start();
    await until(() => subscribed(rig));
    let turns = 0;
    const count = (): void => {
      turns++;
      if (rig.listener.of("offerRescinded").length === 0) setImmediate(count);
    };
    setImmediate(count);
    master.pushBytes(Buffer.concat([record(manyOffers(5_000)), record(rescind("o4999"))]));
    await until(() => rig.listener.of("offerRescinded").length === 1);
    const batches = rig.listener.of("resourceOffers").map(([offers]) => offers);
    expect(batches.flat().map(({ id }) => id)).toEqual(Array.from({ length: 5_000 }, (_, i) => `o${i}`));
    expect(Math.max(...batches.map(({ length }) => length))).toBeLessThan(1_000);
    expect(turns).toBeGreaterThanOrEqual(batches.length - 1);
    expect(rig.listener.told.at(-1)?.[0]).toBe("offerRescinded");
    expect(batches.at(-1)?.at(-1)).toMatchObject({ hostname: "h4999", resources: [{ scalar: 4_999 }] });
    expect(rig.stat("mesos_scheduler_event_OFFERS")).toBe(1);
  });

  test("that ends amid thousands of offers tells of no more of them.", async () => {
    const rig = start();
    await until(() => subscribed(rig));
    rig.listener.resourceOffers = function (offers) {
      this.told.push(["resourceOffers", offers]);
      void rig.driver.stop();
    };
    master.push(manyOffers(5_000));
    await until(() => rig.listener.told.length === 2);
    await rig.driver.stop();
    expect(rig.listener.of("resourceOffers")).toHaveLength(1);
  });

  test("survives large events of other kinds.", async () => {
    const rig = start();
    await until(() => subscribed(rig));
    const data = Buffer.alloc(200_000, "x");
    const message = { agent_id: { value: "a" }, executor_id: { value: "e" }, data };
    master.push({ type: EventType.MESSAGE, message });
    await until(() => rig.listener.of("frameworkMessage").length === 1);
    expect(Buffer.from(rig.listener.of("frameworkMessage")[0]?.[2] ?? [])).toEqual(data);
  });
});

describe("A lost connection", () => {
  test.each([
    ["cut", () => master.cutStream()],
    ["ended by the master", () => master.pushBytes(Buffer.alloc(0))],
    ["garbled in its framing", () => master.pushBytes(Buffer.from("not a length\n"))],
    ["garbled in an event", () => master.pushBytes(encodeRecord(Buffer.from([0x10])))],
    ["garbled in its chunking", () => master.received[0]?.request.socket.write("zzz\r\n")],
    ["garbled in a large event", () => master.pushBytes(encodeRecord(Buffer.alloc(100_000, 0xff)))],
    ["announcing a record of exabytes", () => master.pushBytes(Buffer.from("9999999999999999999\n"))],
  ])("that was %s is made anew, with the framework's id, and told.", async (_, harm) => {
    const rig = start();
    await until(() => subscribed(rig));
    harm();
    await until(() => times(rig, "registered") === 2);
    expect(rig.listener.told.map(([method]) => method)).toEqual(["registered", "disconnected", "registered"]);
    expect(rig.listener.of("registered").map(([id, , again]) => [id, again])).toEqual([
      [FRAMEWORK_ID, false],
      [FRAMEWORK_ID, true],
    ]);
    expect(master.subscriptions[1]?.call.framework_id).toEqual({ value: FRAMEWORK_ID });
    expect(rig.stat("mesos_scheduler_subscription_attempts")).toBe(2);
  });

  test("delivers the events before the damage, and none after it.", async () => {
    const rig = start();
    await until(() => subscribed(rig));
    master.onSubscribe = () => {};
    master.pushBytes(Buffer.concat([record(rescind("o1")), Buffer.from("!"), record(rescind("o2"))]));
    await until(() => times(rig, "disconnected") === 1);
    expect(rig.listener.of("offerRescinded")).toEqual([["o1"]]);
  });

  test("is noticed when the master is silent for five heartbeats, not earlier.", async () => {
    const clock = new ManualClock();
    const rig = start({ clock });
    await until(() => subscribed(rig));
    clock.advance(4 * 15_000);
    master.push({ type: EventType.HEARTBEAT });
    await until(() => rig.stat("mesos_scheduler_event_HEARTBEAT") === 1);
    clock.advance(5 * 15_000 - 1);
    await settle();
    expect(times(rig, "disconnected")).toBe(0);
    clock.advance(1);
    await until(() => times(rig, "disconnected") === 1);
    expect(rig.stat("mesos_scheduler_silent_streams")).toBe(1);
    await advanceUntil(clock, () => times(rig, "registered") === 2);
  });

  test("drops and counts calls until there is a subscription again.", async () => {
    const rig = start({ timing: { backoff: { initialMs: 1e6, maxMs: 1e6 } } });
    rig.driver.reviveOffers();
    await until(() => subscribed(rig));
    rig.driver.killTask("t1", undefined);
    await until(() => master.calls.length === 1);
    master.cutStream();
    await until(() => times(rig, "disconnected") === 1);
    rig.driver.declineOffers(["o1"], 5);
    rig.driver.acknowledge({ taskId: "t", state: "TASK_RUNNING" });
    expect(rig.stat("mesos_scheduler_calls_dropped")).toBe(2);
    expect(master.calls).toEqual(["KILL"]);
  });

  test("is made anew after growing pauses.", async () => {
    class PauseClock extends ManualClock {
      readonly pauses: number[] = [];
      override after(delayMs: number, work: () => void): Timer {
        if (delayMs <= 3_000) this.pauses.push(delayMs);
        return super.after(delayMs, work);
      }
    }
    const clock = new PauseClock();
    master.onSubscribe = ({ request }) =>
      void request.socket.write(answer("503 Service Unavailable", "No leader elected"));
    const rig = start({ clock, timing: { backoff: { initialMs: 1_000, maxMs: 3_000 } } });
    for (const [i, longestMs] of [1_000, 2_000, 3_000, 3_000].entries()) {
      await until(() => clock.pauses.length === i + 1);
      const pauseMs = clock.pauses[i] ?? 0;
      expect(pauseMs).toBeGreaterThanOrEqual(longestMs / 2);
      expect(pauseMs).toBeLessThanOrEqual(longestMs);
      clock.advance(pauseMs - 1);
      expect(master.subscriptions.length).toBe(i + 1);
      clock.advance(1);
    }
    await until(() => master.subscriptions.length === 5);
    expect(rig.listener.told).toEqual([]);
  });
});

describe("A master that does not lead", () => {
  test("is left for the one it redirects to.", async () => {
    const leader = await anotherMaster();
    const { port } = leader.address;
    master.onSubscribe = ({ request }) =>
      void request.socket.write(
        answer("307 Temporary Redirect", "", [`Location: //127.0.0.1:${port}/api/v1/scheduler`]),
      );
    const rig = start();
    await until(() => subscribed(rig));
    expect(leader.subscriptions).toHaveLength(1);
    expect(rig.driver.status().master).toEqual(leader.address);
    rig.driver.reviveOffers();
    await until(() => leader.calls.length === 1);
    expect(master.calls).toEqual([]);
  });

  test("that redirects in a circle is asked again after a pause only.", async () => {
    const other = await anotherMaster();
    const redirect = (to: TestMaster) => (call: TestMaster["received"][number]) => {
      call.request.socket.write(answer("307 Temporary Redirect", "", [`Location: //127.0.0.1:${to.address.port}/`]));
    };
    master.onSubscribe = redirect(other);
    other.onSubscribe = redirect(master);
    const clock = new ManualClock();
    const rig = start({ clock });
    await until(() => master.subscriptions.length + other.subscriptions.length === 6);
    await settle();
    expect(master.subscriptions.length + other.subscriptions.length).toBe(6);
    other.onSubscribe = ({ request }) => other.subscribe(request.socket);
    await advanceUntil(clock, () => subscribed(rig));
    expect(rig.driver.status().master).toEqual(other.address);
  });

  test.each([
    ["redirects without saying where", "307 Temporary Redirect"],
    ["knows no leader", "503 Service Unavailable"],
    ["has no routes yet", "404 Not Found"],
    ["fails inside", "500 Internal Server Error"],
  ])("because it %s is asked again.", async (_, status) => {
    master.onSubscribe = ({ request }) => {
      if (master.subscriptions.length < 3) request.socket.write(answer(status, "wait"));
      else master.subscribe(request.socket);
    };
    const rig = start();
    await until(() => subscribed(rig));
    expect(master.subscriptions).toHaveLength(3);
    expect(rig.listener.told).toHaveLength(1);
  });

  test("because it is not there is left for the next of the list.", async () => {
    const gone = await TestMaster.start();
    const { address } = gone;
    await gone.close();
    const rig = start({ masters: [address, master.address] });
    await until(() => subscribed(rig));
    expect(rig.driver.status().master).toEqual(master.address);
  });

  test("because it takes connections and never answers is left for the next of the list.", async () => {
    const mute = await anotherMaster();
    mute.onSubscribe = () => {};
    const clock = new ManualClock();
    const rig = start({ masters: [mute.address, master.address], clock });
    await until(() => mute.subscriptions.length === 1);
    clock.advance(DEFAULT_TIMING.subscribeTimeoutMs);
    await advanceUntil(clock, () => subscribed(rig));
    expect(rig.driver.status().master).toEqual(master.address);
  });

  test("because its stream never says SUBSCRIBED is given up.", async () => {
    master.onSubscribe = ({ request }) => master.open(request.socket);
    const clock = new ManualClock();
    const rig = start({ clock });
    await until(() => master.subscriptions.length === 1);
    master.onSubscribe = ({ request }) => master.subscribe(request.socket);
    clock.advance(DEFAULT_TIMING.subscribeTimeoutMs);
    await advanceUntil(clock, () => subscribed(rig));
    expect(rig.stat("mesos_scheduler_silent_streams")).toBe(1);
    expect(times(rig, "disconnected")).toBe(0);
  });
});

describe("Detection", () => {
  test("of another master moves the driver there at once.", async () => {
    const rig = start({ timing: { backoff: { initialMs: 1e6, maxMs: 1e6 } } });
    await until(() => subscribed(rig));
    const other = await anotherMaster();
    rig.detector.detect(other.address);
    await until(() => times(rig, "registered") === 2);
    expect(rig.driver.status().master).toEqual(other.address);
    expect(rig.listener.told.map(([method]) => method)).toEqual(["registered", "disconnected", "registered"]);
  });

  test("of no master disconnects, and waits for one.", async () => {
    const rig = start({ masters: [] });
    expect(rig.driver.status().state).toBe("DETECTING");
    rig.detector.detect(master.address);
    await until(() => subscribed(rig));
    rig.detector.detect();
    await until(() => times(rig, "disconnected") === 1);
    expect(rig.driver.status().state).toBe("DETECTING");
    rig.detector.detect(master.address);
    await until(() => times(rig, "registered") === 2);
  });

  test("that still lists the master keeps the subscription.", async () => {
    const rig = start();
    await until(() => subscribed(rig));
    rig.detector.detect({ host: "127.0.0.1", port: 1 }, master.address);
    await settle();
    master.push(rescind("o1"));
    await until(() => rig.listener.of("offerRescinded").length === 1);
    expect(times(rig, "disconnected")).toBe(0);
  });

  test("cuts a pause short.", async () => {
    master.onSubscribe = ({ request }) => void request.socket.write(answer("503 Service Unavailable"));
    const rig = start({ timing: { backoff: { initialMs: 1e6, maxMs: 1e6 } } });
    await until(() => master.subscriptions.length === 1);
    await settle();
    const other = await anotherMaster();
    rig.detector.detect(other.address);
    await until(() => subscribed(rig));
    expect(rig.driver.status().master).toEqual(other.address);
  });
});

describe("Stopping", () => {
  test("ends the connection without a word to the listener.", async () => {
    const rig = start();
    await until(() => subscribed(rig));
    await rig.driver.stop();
    await rig.driver.stop();
    rig.driver.reviveOffers();
    await settle();
    expect(rig.listener.told.map(([method]) => method)).toEqual(["registered"]);
    expect(rig.detector.watched).toBe(false);
    expect(master.calls).toEqual([]);
  });

  test("works while waiting for a master, for an answer, and in a pause.", async () => {
    await start({ masters: [] }).driver.stop();
    master.onSubscribe = () => {};
    const waiting = start();
    await until(() => master.subscriptions.length === 1);
    await waiting.driver.stop();
    master.onSubscribe = ({ request }) => void request.socket.write(answer("503 Service Unavailable"));
    const pausing = start({ timing: { backoff: { initialMs: 1e6, maxMs: 1e6 } } });
    await until(() => master.subscriptions.length === 2);
    await settle();
    await pausing.driver.stop();
    expect(pausing.driver.status().state).toBe("STOPPED");
  });

  test("from within an event keeps the events behind it back.", async () => {
    const rig = start();
    await until(() => subscribed(rig));
    rig.listener.offerRescinded = function (id) {
      this.told.push(["offerRescinded", id]);
      void rig.driver.stop();
    };
    master.pushBytes(Buffer.concat([record(rescind("o1")), record(rescind("o2"))]));
    await until(() => rig.listener.told.length === 2);
    await rig.driver.stop();
    expect(rig.listener.of("offerRescinded")).toEqual([["o1"]]);
  });
});

test("What the listener throws is not taken for a fault of the master.", async () => {
  const listener = new RecordingListener();
  listener.offerRescinded = () => {
    throw new TypeError("a defect");
  };
  const session = new MasterSession({
    master: master.address,
    subscribe: { type: mesos.v1.scheduler.Call.Type.SUBSCRIBE },
    timing: DEFAULT_TIMING,
    clock: new ManualClock(),
    stats: driverStats(new StatsRegistry()),
    logger: silentLogger,
    listener,
    onSubscribed: () => master.push(rescind("o1")),
    onActivity: () => {},
  });
  await expect(session.run()).rejects.toThrow("a defect");
});
