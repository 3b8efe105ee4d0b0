import fc from "fast-check";
import { expect, test } from "vitest";
import { startDriver } from "../testing/driver-rig.ts";
import { fixture } from "../testing/fixtures.ts";
import type { Told } from "../testing/recording-listener.ts";
import { TestMaster } from "../testing/test-master.ts";
import { until } from "../testing/until.ts";

const EVENTS_TOLD = 5;

/** What a driver tells of a recorded answer whose bytes arrive in the pieces that `cuts` makes. */
async function replay(master: TestMaster, cuts: readonly number[]): Promise<readonly Told[]> {
  const bytes = fixture("scheduler-protobuf/subscribe.response");
  const ends = [...new Set(cuts.map((at) => at % bytes.length)), bytes.length].sort((a, b) => a - b);
  master.onSubscribe = ({ request: { socket } }) => {
    socket.setNoDelay(true);
    const writeFrom = (i: number): void => {
      const end = ends[i];
      if (end === undefined) return;
      socket.write(bytes.subarray(ends[i - 1] ?? 0, end));
      setImmediate(() => writeFrom(i + 1));
    };
    writeFrom(0);
  };
  const rig = startDriver({ masters: [master.address], timing: { backoff: { initialMs: 1e6, maxMs: 1e6 } } });
  await until(() => rig.listener.told.length >= EVENTS_TOLD);
  await rig.driver.stop();
  return rig.listener.told;
}

test("However the bytes of a recorded stream arrive, the same events are told.", async () => {
  const master = await TestMaster.start();
  const whole = await replay(master, []);
  expect(whole.map(([method]) => method)).toEqual([
    "registered",
    "resourceOffers",
    "statusUpdate",
    "statusUpdate",
    "resourceOffers",
  ]);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(), { minLength: 1, maxLength: 60 }), async (cuts) => {
      expect(await replay(master, cuts)).toEqual(whole);
    }),
    { numRuns: 40 },
  );
  await master.close();
});
