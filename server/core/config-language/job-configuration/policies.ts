/** Partition and SLA policies as api.thrift's. */
import type { PartitionPolicy, SlaPolicy } from "../../domain/task-config.ts";
import type { StructObject } from "../pystachio/struct.ts";
import type { FieldReader } from "./field-reader.ts";

export function readPartitionPolicy(reader: FieldReader, job: StructObject): PartitionPolicy | undefined {
  const policy = reader.struct(job, "partition_policy");
  return (
    policy && { reschedule: reader.boolean(policy, "reschedule"), delaySecs: reader.integer(policy, "delay_secs") }
  );
}

export function readSlaPolicy(reader: FieldReader, job: StructObject): SlaPolicy | undefined {
  const policy = reader.choice(job, "sla_policy");
  if (policy === undefined) return undefined;
  switch (policy.type.name) {
    case "PercentageSlaPolicy":
      return {
        percentageSlaPolicy: {
          percentage: reader.number(policy, "percentage"),
          durationSecs: reader.integer(policy, "duration_secs"),
        },
      };
    case "CountSlaPolicy":
      return {
        countSlaPolicy: {
          count: reader.integer(policy, "count"),
          durationSecs: reader.integer(policy, "duration_secs"),
        },
      };
    case "CoordinatorSlaPolicy":
      return {
        coordinatorSlaPolicy: {
          coordinatorUrl: reader.string(policy, "coordinator_url"),
          statusKey: reader.string(policy, "status_key"),
        },
      };
    default:
      return undefined;
  }
}
