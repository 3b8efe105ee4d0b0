/** Inputs of the `jobs` procedures. */
import { z } from "zod";
import type { KillTasksInput, ParseConfigInput } from "../../../api/jobs.ts";
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

/** Characters of a configuration file; the largest that people write have a few thousand lines. */
const MAX_CONFIG_LENGTH = 256 * 1024;
const MAX_BINDINGS = 100;
const MAX_BINDING_LENGTH = 4096;

const bindings = z
  .record(z.string().max(256), z.string().max(MAX_BINDING_LENGTH))
  .refine((value) => Object.keys(value).length <= MAX_BINDINGS, `at most ${MAX_BINDINGS} bindings`);

export const parseConfigInput = struct<ParseConfigInput>()({
  text: z.string().max(MAX_CONFIG_LENGTH),
  path: z.string().max(1024).exactOptional(),
  bindings: bindings.exactOptional(),
}) satisfies z.ZodType<ParseConfigInput>;
