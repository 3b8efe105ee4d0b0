import { expect, test } from "vitest";
import { fakeOffer } from "../ports/fake-driver.ts";
import { CALLER, fakeJob, leadingHarness, type Harness } from "../testing/harness.ts";

const held = (harness: Harness): string[] => [...harness.scheduler.offers.values()].map(({ offer }) => offer.id).sort();

const HOLD_MS = 5 * 60_000;
const JITTER_MS = 60_000;

test("an offer is held, with its host's attributes stored", async () => {
  const harness = await leadingHarness();
  harness.driver.offer(fakeOffer({ attributes: { rack: ["a"] } }));
  await harness.settle();
  expect(held(harness)).toEqual(["offer-of-host-1"]);
  const attributes = {
    host: "host-1",
    attributes: [
      { name: "host", values: ["host-1"] },
      { name: "rack", values: ["a"] },
    ],
    mode: "NONE",
    slaveId: "agent-of-host-1",
  };
  expect(harness.storage.read((stores) => stores.attributes.getHostAttributes("host-1"))).toEqual(attributes);
  expect(harness.events.filter(({ type }) => type === "HostAttributesChanged")).toEqual([
    { type: "HostAttributesChanged", attributes },
  ]);
  expect(harness.stat("outstanding_offers")).toBe(1);
  expect(harness.stat("scheduler_resource_offers")).toBe(1);
});

test("attributes that are known already are neither logged nor told again, and the mode is kept", async () => {
  const harness = await leadingHarness();
  harness.driver.offer(fakeOffer({ id: "1" }));
  await harness.settle();
  harness.driver.rescind("1");
  await harness.storage.write((stores) => {
    const known = stores.attributes.getHostAttributes("host-1");
    if (known !== undefined) stores.attributes.saveHostAttributes({ ...known, mode: "DRAINING" });
  });
  const appends = harness.log.appends;
  harness.driver.offer(fakeOffer({ id: "2" }));
  await harness.settle();
  expect(harness.log.appends).toBe(appends);
  expect(harness.scheduler.offers.get("2")?.attributes.mode).toBe("DRAINING");
});

test("an offer is declined after its hold time and its jitter, with the filter", async () => {
  const harness = await leadingHarness();
  harness.driver.offer(fakeOffer());
  await harness.settle();
  await harness.advance(HOLD_MS - 100);
  expect(harness.driver.made("decline")).toEqual([]);
  await harness.advance(JITTER_MS + 200);
  expect(harness.driver.made("decline")).toEqual([
    { call: "decline", offerIds: ["offer-of-host-1"], refuseSeconds: 5 },
  ]);
  expect(held(harness)).toEqual([]);
});

test("with -hold_offers_forever no offer is ever declined", async () => {
  const harness = await leadingHarness({ argv: ["-hold_offers_forever"] });
  harness.driver.offer(fakeOffer());
  await harness.settle();
  await harness.advance(365 * 86_400_000);
  expect(held(harness)).toEqual(["offer-of-host-1"]);
});

test("two offers of one agent are both returned, so that Mesos makes one of them", async () => {
  const harness = await leadingHarness({ argv: ["-offer_filter_duration=250ms"] });
  harness.driver.offer(fakeOffer({ id: "1" }));
  await harness.settle();
  harness.driver.offer(fakeOffer({ id: "2" }));
  await harness.settle();
  expect(harness.driver.made("decline")).toEqual([{ call: "decline", offerIds: ["2", "1"], refuseSeconds: 0.25 }]);
  expect(held(harness)).toEqual([]);
  await harness.advance(HOLD_MS + JITTER_MS + 1);
  expect(harness.driver.made("decline")).toHaveLength(1);
});

test("a rescinded offer is gone, and is not declined later", async () => {
  const harness = await leadingHarness();
  harness.driver.offer(fakeOffer());
  await harness.settle();
  harness.driver.rescind("offer-of-host-1");
  expect(held(harness)).toEqual([]);
  await harness.advance(HOLD_MS + JITTER_MS + 1);
  expect(harness.driver.made("decline")).toEqual([]);
  expect(harness.stat("offers_rescinded")).toBe(1);
  expect(harness.stat("offer_cancel_failures")).toBe(0);
});

test("an offer that is rescinded before it is stored is never held", async () => {
  const harness = await leadingHarness();
  const release = harness.log.hold();
  harness.driver.offer(fakeOffer({ id: "at once" }), fakeOffer({ id: "kept", host: "host-2" }));
  harness.driver.rescind("at once");
  harness.driver.offer(fakeOffer({ id: "while storing", host: "host-3" }));
  await harness.settle();
  harness.driver.rescind("while storing");
  release();
  await harness.settle();
  expect(held(harness)).toEqual(["kept"]);
  expect(harness.stat("offer_cancel_failures")).toBe(0);
});

test("a rescind of an offer that nobody has is counted", async () => {
  const harness = await leadingHarness();
  harness.driver.rescind("never heard of");
  expect(harness.stat("offer_cancel_failures")).toBe(1);
});

test("a disconnection voids all offers, also those on their way in", async () => {
  const harness = await leadingHarness();
  harness.driver.offer(fakeOffer());
  await harness.settle();
  harness.driver.offer(fakeOffer({ host: "host-2" }));
  harness.driver.disconnect();
  await harness.settle();
  expect(held(harness)).toEqual([]);
  harness.driver.register();
  harness.driver.offer(fakeOffer({ host: "host-3" }));
  await harness.settle();
  expect(held(harness)).toEqual(["offer-of-host-3"]);
  await harness.advance(HOLD_MS + JITTER_MS + 1);
  expect(harness.driver.made("decline").flatMap(({ offerIds }) => offerIds)).toEqual(["offer-of-host-3"]);
});

test("the offers of a lost agent are void", async () => {
  const harness = await leadingHarness();
  harness.driver.offer(fakeOffer(), fakeOffer({ host: "host-2" }));
  await harness.settle();
  harness.driver.loseAgent("agent-of-host-1");
  expect(held(harness)).toEqual(["offer-of-host-2"]);
});

test("a great many offers come in, whatever the number that one turn takes", async () => {
  const harness = await leadingHarness();
  harness.driver.offer(...Array.from({ length: 1_200 }, (_, i) => fakeOffer({ host: `host-${i}` })));
  harness.driver.rescind("offer-of-host-1100");
  await harness.settle();
  // A write of this size is compressed, which takes longer than a few turns.
  await harness.storage.readCommitted(() => undefined);
  await harness.settle();
  expect(held(harness)).toHaveLength(1_199);
});

test("an accepted offer is gone from the pool, and what Mesos returns of it comes as a new one", async () => {
  const harness = await leadingHarness();
  harness.driver.offer(fakeOffer());
  await harness.settle();
  await harness.scheduler.jobs.create(fakeJob(), CALLER);
  await harness.settle();
  expect(held(harness)).toEqual([]);
  await harness.advance(HOLD_MS + JITTER_MS + 1);
  expect(harness.driver.made("decline")).toEqual([]);
});

test("a host that is about to be unavailable gets no tasks", async () => {
  const harness = await leadingHarness();
  const startMs = harness.clock.nowMs() + 60_000;
  harness.driver.offer(fakeOffer({ unavailability: { startMs } }));
  await harness.settle();
  await harness.scheduler.jobs.create(fakeJob(), CALLER);
  await harness.settle();
  expect(harness.active().status).toBe("PENDING");
});
