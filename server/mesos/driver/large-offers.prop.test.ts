import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeMessage, encodeMessage, MessageError } from "../codec.ts";
import { mesos, Offer, SchedulerEvent } from "../messages.ts";
import { splitOffers } from "./large-offers.ts";

const EventType = mesos.v1.scheduler.Event.Type;
const id = fc.string().map((value) => ({ value }));
const offer = fc.record({ id, framework_id: id, agent_id: id, hostname: fc.string() });

test("The offers cut out of an event are those that decoding the event gives.", () => {
  fc.assert(
    fc.property(fc.array(offer), (offers) => {
      const record = encodeMessage(SchedulerEvent, { type: EventType.OFFERS, offers: { offers } });
      expect(splitOffers(record)?.map((bytes) => decodeMessage(Offer, bytes))).toEqual(
        decodeMessage(SchedulerEvent, record).offers?.offers,
      );
    }),
  );
});

test("Other events are left alone.", () => {
  expect(splitOffers(encodeMessage(SchedulerEvent, { type: EventType.HEARTBEAT }))).toBeUndefined();
  expect(splitOffers(Buffer.alloc(0))).toBeUndefined();
});

test("Damaged bytes are cut, left alone or a MessageError.", () => {
  const event = { type: EventType.OFFERS, offers: { offers: fc.sample(offer, 5) } };
  const record = encodeMessage(SchedulerEvent, event);
  const changes = fc.array(fc.record({ at: fc.nat(), to: fc.integer({ min: 0, max: 255 }) }), { maxLength: 4 });
  const outcome = (bytes: Uint8Array): unknown => {
    try {
      splitOffers(bytes);
      return undefined;
    } catch (error) {
      return error instanceof MessageError ? undefined : error;
    }
  };
  fc.assert(
    fc.property(changes, fc.nat(), (edits, length) => {
      const damaged = Buffer.from(record);
      for (const { at, to } of edits) damaged[at % damaged.length] = to;
      expect(outcome(damaged)).toBeUndefined();
      expect(outcome(damaged.subarray(0, length % damaged.length))).toBeUndefined();
    }),
    { numRuns: 500 },
  );
});
