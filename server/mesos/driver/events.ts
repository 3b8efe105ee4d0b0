/** Events of the v1 scheduler API in the scheduler's terms. */
import type { Attribute } from "../../core/domain/host.ts";
import type {
  DriverListener,
  MasterAddress,
  MesosTaskState,
  ResourceOffer,
  TaskStatusUpdate,
} from "../../scheduler/ports/driver.ts";
import { hasField, toMillis, toNumber } from "../codec.ts";
import { mesos, type MasterInfo, type SchedulerEvent, type TaskStatus } from "../messages.ts";
import { fromWireResource } from "./resources.ts";

const EventType = mesos.v1.scheduler.Event.Type;
const { TaskState } = mesos.v1;
const { Source, Reason } = mesos.v1.TaskStatus;

const MS_PER_SECOND = 1_000;

type WireAttribute = mesos.v1.Attribute.$Properties;
type WireOffer = mesos.v1.Offer.$Properties;

/** A double as Java prints it: constraints on scalar attributes are written against `8.0`, not `8`. */
function javaDouble(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude !== 0 && (magnitude < 1e-3 || magnitude >= 1e7)) {
    const [mantissa = "", exponent = ""] = value.toExponential().split("e");
    return `${mantissa.includes(".") ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

function attributeValues(wire: WireAttribute): string[] {
  if (wire.text) return [wire.text.value];
  if (wire.scalar) return [javaDouble(wire.scalar.value)];
  if (wire.set) return [...(wire.set.item ?? [])];
  return (wire.ranges?.range ?? []).map((range) => `${toNumber(range.begin)}-${toNumber(range.end)}`);
}

/** Attributes by name: one name may stand on the wire several times, once per value. */
export function fromWireAttributes(wire: readonly WireAttribute[]): Attribute[] {
  const byName = new Map<string, Set<string>>();
  for (const attribute of wire) {
    const values = byName.get(attribute.name) ?? new Set();
    for (const value of attributeValues(attribute)) values.add(value);
    byName.set(attribute.name, values);
  }
  return [...byName].map(([name, values]) => ({ name, values: [...values] }));
}

export function fromWireOffer(wire: WireOffer): ResourceOffer {
  const { unavailability } = wire;
  return {
    id: wire.id.value,
    agentId: wire.agent_id.value,
    hostname: wire.hostname,
    attributes: fromWireAttributes(wire.attributes ?? []),
    resources: (wire.resources ?? []).map(fromWireResource),
    executorIds: (wire.executor_ids ?? []).map((id) => id.value),
    ...(unavailability
      ? {
          unavailability: {
            startMs: toMillis(unavailability.start),
            ...(unavailability.duration ? { durationMs: toMillis(unavailability.duration) } : {}),
          },
        }
      : {}),
  };
}

export function fromWireStatus(wire: TaskStatus): TaskStatusUpdate {
  return {
    taskId: wire.task_id.value,
    // The decoder lets only known states through.
    state: TaskState[wire.state] as MesosTaskState,
    ...(hasField(wire, "message") ? { message: wire.message ?? "" } : {}),
    ...(hasField(wire, "source") ? { source: Source[wire.source ?? 0] } : {}),
    ...(hasField(wire, "reason") ? { reason: Reason[wire.reason ?? 0] } : {}),
    ...(wire.agent_id ? { agentId: wire.agent_id.value } : {}),
    ...(hasField(wire, "uuid") ? { uuid: Uint8Array.from(wire.uuid ?? []) } : {}),
    ...(hasField(wire, "timestamp") ? { timestamp: (wire.timestamp ?? 0) * MS_PER_SECOND } : {}),
  };
}

/** The address of a master that names itself, or where it was reached when it does not. */
export function masterAddress(info: MasterInfo | null | undefined, reachedAt: MasterAddress): MasterAddress {
  if (info === undefined || info === null) return reachedAt;
  const host = info.hostname || info.address?.hostname || info.address?.ip;
  return host ? { host, port: info.port } : reachedAt;
}

/** Tells the listener of an event of a running subscription; false when there was nothing to tell. */
export function deliver(event: SchedulerEvent, listener: DriverListener): boolean {
  const { offers, rescind, update, failure, message } = event;
  if (event.type === EventType.OFFERS && offers) {
    listener.resourceOffers((offers.offers ?? []).map(fromWireOffer));
  } else if (event.type === EventType.RESCIND && rescind) {
    listener.offerRescinded(rescind.offer_id.value);
  } else if (event.type === EventType.UPDATE && update) {
    listener.statusUpdate(fromWireStatus(update.status));
  } else if (event.type === EventType.FAILURE && failure?.agent_id) {
    const agentId = failure.agent_id.value;
    if (failure.executor_id) listener.executorLost(failure.executor_id.value, agentId, failure.status ?? 0);
    else listener.agentLost(agentId);
  } else if (event.type === EventType.MESSAGE && message) {
    const data = Uint8Array.from(message.data);
    listener.frameworkMessage(message.executor_id.value, message.agent_id.value, data);
  } else {
    return false;
  }
  return true;
}
