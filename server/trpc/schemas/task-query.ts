/** `TaskQuery` of api.thrift. */
import { z } from "zod";
import type { TaskQuery } from "../../core/domain/task.ts";
import { count, jobKey, scheduleStatus } from "./scalars.ts";
import { struct } from "./shape.ts";

export const taskQuery = struct<TaskQuery>()({
  role: z.string().exactOptional(),
  environment: z.string().exactOptional(),
  jobName: z.string().exactOptional(),
  taskIds: z.array(z.string()).exactOptional(),
  statuses: z.array(scheduleStatus).exactOptional(),
  instanceIds: z.array(count).exactOptional(),
  slaveHosts: z.array(z.string()).exactOptional(),
  jobKeys: z.array(jobKey).exactOptional(),
  offset: count.exactOptional(),
  limit: count.exactOptional(),
}) satisfies z.ZodType<TaskQuery>;
