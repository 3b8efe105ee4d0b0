import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { mesos } from "../messages.ts";
import { startDriver, type DriverRig, type RigOptions } from "../testing/driver-rig.ts";
import { answer } from "../testing/scripted-server.ts";
import { FRAMEWORK_ID, record, TestMaster } from "../testing/test-master.ts";
import { settle, until } from "../testing/until.ts";

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
const rescind = (id: string) => ({ type: EventType.RESCIND, rescind: { offer_id: { value: id } } });

describe("A master that refuses the framework", () => {
  test.each([
    ["400 Bad Request", "Failed to validate"],
    // Masters of Mesos 1.4 answer so without a word.
    ["401 Unauthorized", "", "it asks for credentials, which -framework_authentication_file names"],
    ["403 Forbidden", "not authorized"],
  ])("with %s ends the driver.", async (status, body, shown = body) => {
    master.onSubscribe = ({ request }) => void request.socket.write(answer(status, body));
    const rig = start();
    await until(() => rig.listener.told.length === 1);
    expect(rig.listener.of("error")[0]?.[0]).toBe(
      `the master answered SUBSCRIBE with ${status.slice(0, 3)} (${shown})`,
    );
    expect(rig.driver.status().state).toBe("STOPPED");
    expect(rig.detector.watched).toBe(false);
    await settle();
    expect(master.subscriptions).toHaveLength(1);
  });

  test.each(["Framework failed over", "Framework has been removed"])("by the event '%s' ends it too.", async (text) => {
    const rig = start();
    await until(() => subscribed(rig));
    master.pushBytes(
      Buffer.concat([record({ type: EventType.ERROR, error: { message: text } }), record(rescind("after"))]),
    );
    await until(() => rig.listener.told.length === 2);
    await settle();
    expect(rig.listener.told.map(([method]) => method)).toEqual(["registered", "error"]);
    expect(rig.listener.of("error")).toEqual([[text]]);
    expect(rig.driver.status().state).toBe("STOPPED");
    expect(master.subscriptions).toHaveLength(1);
  });

  test("before it subscribed, as for a framework that was removed, ends it as well.", async () => {
    master.onSubscribe = ({ request }) => {
      master.open(request.socket);
      master.push({ type: EventType.ERROR, error: { message: "Framework has been removed" } });
    };
    const rig = start({ frameworkId: "removed" });
    await until(() => rig.listener.told.length === 1);
    expect(rig.listener.told).toEqual([["error", "Framework has been removed"]]);
  });

  test("for good because it was removed is told of a new one, when that is wanted.", async () => {
    const asked: (string | undefined)[] = [];
    master.onSubscribe = ({ request, call }) => {
      const frameworkId = call.framework_id?.value;
      asked.push(frameworkId);
      if (frameworkId === undefined) return master.subscribe(request.socket);
      master.open(request.socket);
      return master.push({ type: EventType.ERROR, error: { message: "Framework has been removed" } });
    };
    const rig = start({ frameworkId: "removed", flags: ["-replace_removed_framework"] });
    await until(() => subscribed(rig));
    expect(asked).toEqual(["removed", undefined]);
    expect(rig.listener.of("registered")[0]?.[0]).toBe(FRAMEWORK_ID);
    expect(rig.listener.of("error")).toEqual([]);
  });
});
