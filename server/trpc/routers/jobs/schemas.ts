/** Inputs of the `jobs` procedures. */
import { z } from "zod";
import type { KillTasksInput } from "../../../api/jobs.ts";
import { count, instanceKey, jobKey } from "../../schemas/scalars.ts";
import { strict, struct } from "../../schemas/shape.ts";

export { jobConfiguration, type JobConfigurationInput } from "../../schemas/job-configuration.ts";

export const listJobsInput = strict({
  role: z.string().exactOptional(),
  environment: z.string().exactOptional(),
}).default({});

/** Names one job. */
export const jobInput = strict({ job: jobKey });

export const killTasksInput = struct<KillTasksInput>()({
  job: jobKey,
  instances: z.array(count).exactOptional(),
  message: z.string().max(1024).exactOptional(),
}) satisfies z.ZodType<KillTasksInput>;

export const restartInput = strict({ job: jobKey, instances: z.array(count).min(1) });

export const addInstancesInput = strict({ key: instanceKey, count: count.min(1) });
