/**
 * OFFERS events of large clusters, in pieces. A master offers all agents at once when a framework
 * subscribes; decoding ten thousand offers in one go holds the process up for a good part of a second. So
 * the offers are cut out of the event undecoded, and decoded a batch at a time.
 */
import protobuf from "protobufjs/minimal.js";
import { MessageError } from "../codec.ts";
import { mesos } from "../messages.ts";

const EventType = mesos.v1.scheduler.Event.Type;

/** Field numbers of scheduler.proto. */
const EVENT_TYPE = 1;
const EVENT_OFFERS = 3;
const OFFERS_OFFER = 1;
const LENGTH_DELIMITED = 2;
const VARINT = 0;

/** Calls `onField` at each field of a message; what it does not read is skipped. */
function eachField(
  bytes: Uint8Array,
  onField: (reader: protobuf.Reader, id: number, wireType: number) => boolean,
): void {
  const reader = protobuf.Reader.create(bytes);
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (!onField(reader, tag >>> 3, tag & 7)) reader.skipType(tag & 7);
  }
}

/**
 * The offers of an OFFERS event, each in its own bytes; undefined when the record is another event.
 * @throws {MessageError} for damaged bytes.
 */
export function splitOffers(record: Uint8Array): Uint8Array[] | undefined {
  let type: number | undefined;
  const offers: Uint8Array[] = [];
  const lists: Uint8Array[] = [];
  try {
    eachField(record, (reader, id, wireType) => {
      if (id === EVENT_TYPE && wireType === VARINT) type = reader.int32();
      else if (id === EVENT_OFFERS && wireType === LENGTH_DELIMITED) lists.push(reader.bytes());
      else return false;
      return true;
    });
    if (type !== EventType.OFFERS) return undefined;
    for (const list of lists) {
      eachField(list, (reader, id, wireType) => {
        if (id !== OFFERS_OFFER || wireType !== LENGTH_DELIMITED) return false;
        offers.push(reader.bytes());
        return true;
      });
    }
  } catch (error) {
    throw new MessageError(`bad OFFERS event: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  return offers;
}
