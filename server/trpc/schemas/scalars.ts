/** Numbers, texts and keys that many inputs share. */
import { z } from "zod";
import type { InstanceKey, JobKey } from "../../core/domain/job-key.ts";
import { SCHEDULE_STATUSES, type ScheduleStatus } from "../../core/domain/schedule-status.ts";
import { struct } from "./shape.ts";

/** thrift's i32. */
export const i32 = z.int32();

/** thrift's i64 as far as JSON holds it exactly. */
export const i64 = z.int();

/** An i32 that is not negative: instance ids, counts, seconds. */
export const count = z.int32().nonnegative();

export const jobKey = struct<JobKey>()({
  role: z.string().min(1),
  environment: z.string().min(1),
  name: z.string().min(1),
}) satisfies z.ZodType<JobKey>;

export const instanceKey = struct<InstanceKey>()({ jobKey, instanceId: count }) satisfies z.ZodType<InstanceKey>;

export const scheduleStatus: z.ZodType<ScheduleStatus> = z.enum(SCHEDULE_STATUSES);
