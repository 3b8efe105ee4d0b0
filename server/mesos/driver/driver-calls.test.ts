import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ManualClock } from "../../base/clock.ts";
import { mesos } from "../messages.ts";
import { startDriver, type DriverRig, type RigOptions } from "../testing/driver-rig.ts";
import { answer } from "../testing/scripted-server.ts";
import { FRAMEWORK_ID, TestMaster, type ReceivedCall } from "../testing/test-master.ts";
import { settle, until } from "../testing/until.ts";
import { DEFAULT_TIMING } from "./driver.ts";

const EventType = mesos.v1.scheduler.Event.Type;

let master: TestMaster;
const rigs: DriverRig[] = [];

beforeEach(async () => {
  master = await TestMaster.start();
});

afterEach(async () => {
  await Promise.all(rigs.splice(0).map(({ driver }) => driver.stop()));
  await master.close();
});

function start(options: Partial<RigOptions> = {}): DriverRig {
  const rig = startDriver({ masters: [master.address], ...options });
  rigs.push(rig);
  return rig;
}

const subscribed = ({ driver }: DriverRig) => driver.status().state === "SUBSCRIBED";
const times = ({ listener }: DriverRig, method: "registered" | "disconnected") => listener.of(method).length;
const rescind = (id: string) => ({ type: EventType.RESCIND, rescind: { offer_id: { value: id } } });

test("Calls carry framework and stream id, over one connection, in order.", async () => {
  const rig = start();
  await until(() => subscribed(rig));
  for (let i = 0; i < 300; i++) rig.driver.killTask(`t${i}`, "a");
  await until(() => master.calls.length === 300);
  const received = master.received.slice(1);
  expect(received.map(({ call }) => call.kill?.task_id.value)).toEqual(Array.from({ length: 300 }, (_, i) => `t${i}`));
  expect(new Set(received.map(({ request }) => request.connection))).toEqual(new Set([1]));
  for (const { call, request } of received) {
    expect(call.framework_id).toEqual({ value: FRAMEWORK_ID });
    expect(request.headers.get("mesos-stream-id")).toBe("stream-0");
  }
  expect(rig.stat("mesos_scheduler_calls_sent")).toBe(300);
});

test("Calls do not wait for the answers of those before them.", async () => {
  master.onCall = () => {};
  const rig = start();
  await until(() => subscribed(rig));
  for (let i = 0; i < 10; i++) rig.driver.killTask(`t${i}`, "a");
  await until(() => master.calls.length === 10);
  expect(subscribed(rig)).toBe(true);
});

test("Calls of every kind reach the master.", async () => {
  const rig = start();
  await until(() => subscribed(rig));
  rig.driver.acceptOffers(["o1"], [], 5);
  rig.driver.declineOffers(["o2"], 5);
  rig.driver.killTask("t", undefined);
  rig.driver.acknowledge({ taskId: "t", state: "TASK_RUNNING", agentId: "a", uuid: new Uint8Array(16) });
  rig.driver.acknowledge({ taskId: "t", state: "TASK_RUNNING", agentId: "a" });
  rig.driver.reconcile([{ taskId: "t" }]);
  rig.driver.suppressOffers();
  rig.driver.reviveOffers();
  await until(() => master.calls.length === 7);
  expect(master.calls).toEqual(["ACCEPT", "DECLINE", "KILL", "ACKNOWLEDGE", "RECONCILE", "SUPPRESS", "REVIVE"]);
});

test.each([
  ["the connection breaks", ({ request }: ReceivedCall) => void request.socket.destroy()],
  [
    "the master closes it after one answer",
    ({ request }: ReceivedCall) => void request.socket.end(answer("202 Accepted", "", ["Connection: close"])),
  ],
])("Calls are never sent twice when %s; the driver subscribes anew instead.", async (_, finish) => {
  master.onCall = (call) => {
    if (master.calls.length === 10) finish(call);
  };
  const rig = start();
  await until(() => subscribed(rig));
  for (let i = 0; i < 100; i++) rig.driver.killTask(`t${i}`, "a");
  await until(() => times(rig, "registered") === 2);
  await settle();
  const killed = master.received.filter(({ type }) => type === "KILL").map(({ call }) => call.kill?.task_id.value);
  expect(new Set(killed).size).toBe(killed.length);
  expect(rig.stat("mesos_scheduler_calls_lost")).toBeGreaterThan(90);
  master.onCall = ({ request }) => void request.socket.write(answer("202 Accepted"));
  rig.driver.reviveOffers();
  await until(() => master.calls.at(-1) === "REVIVE");
  expect(master.received.at(-1)?.request.headers.get("mesos-stream-id")).toBe("stream-1");
});

test("Calls get a new connection when the master closed the idle one.", async () => {
  const rig = start();
  await until(() => subscribed(rig));
  rig.driver.reviveOffers();
  await until(() => master.calls.length === 1);
  const idle = master.received[1]!.request.socket;
  idle.end();
  await once(idle, "close");
  rig.driver.suppressOffers();
  await until(() => master.calls.length === 2);
  expect(times(rig, "registered")).toBe(1);
  expect(rig.stat("mesos_scheduler_calls_lost")).toBe(0);
});

test("Calls that are refused are counted, and the subscription goes on.", async () => {
  master.onCall = ({ request }) => void request.socket.write(answer("400 Bad Request", "Framework cannot be found"));
  const rig = start();
  await until(() => subscribed(rig));
  rig.driver.reviveOffers();
  await until(() => rig.stat("mesos_scheduler_calls_refused") === 1);
  master.push(rescind("o1"));
  await until(() => rig.listener.of("offerRescinded").length === 1);
  expect(times(rig, "disconnected")).toBe(0);
});

test.each(["307 Temporary Redirect", "503 Service Unavailable", "404 Not Found", "500 Internal Server Error"])(
  "Calls answered with %s show that the master leads no more: the driver subscribes anew.",
  async (status) => {
    master.onCall = ({ request }) => void request.socket.write(answer(status, "no"));
    const rig = start();
    await until(() => subscribed(rig));
    rig.driver.reviveOffers();
    await until(() => times(rig, "registered") === 2);
    expect(times(rig, "disconnected")).toBe(1);
  },
);

test("Calls that are not answered in time break the subscription.", async () => {
  master.onCall = () => {};
  const clock = new ManualClock();
  const rig = start({ clock });
  await until(() => subscribed(rig));
  rig.driver.reviveOffers();
  await until(() => master.calls.length === 1);
  clock.advance(DEFAULT_TIMING.answerTimeoutMs);
  await until(() => times(rig, "disconnected") === 1);
  expect(rig.stat("mesos_scheduler_calls_lost")).toBe(1);
});

test("Calls answered with garbage break the subscription.", async () => {
  master.onCall = ({ request }) => void request.socket.write("garbage\r\n\r\n");
  const rig = start();
  await until(() => subscribed(rig));
  rig.driver.reviveOffers();
  await until(() => times(rig, "registered") === 2);
  expect(rig.stat("mesos_scheduler_calls_lost")).toBe(1);
});
