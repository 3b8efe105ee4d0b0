/**
 * `JobConfiguration` of api.thrift, as a client submits it. A minimal one is a key and a task config
 * with resources and an executor: the task's job is the job's key, and where nobody is named as owner it is the role.
 */
import { z } from "zod";
import type { CronCollisionPolicy, JobConfiguration } from "../../core/domain/job.ts";
import type { TaskConfig } from "../../core/domain/task-config.ts";
import { i32, jobKey } from "./scalars.ts";
import { struct } from "./shape.ts";
import { identity, taskConfigFields } from "./task-config.ts";

const CRON_COLLISION_POLICIES: readonly CronCollisionPolicy[] = ["KILL_EXISTING", "CANCEL_NEW", "RUN_OVERLAP"];

/** `T` where the fields `K` may be left out. */
type Without<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

type SubmittedTaskConfig = Without<TaskConfig, "job" | "owner">;
type Submitted = Without<Omit<JobConfiguration, "taskConfig">, "owner"> & { readonly taskConfig: SubmittedTaskConfig };

const submittedTaskConfig = struct<SubmittedTaskConfig>()({
  ...taskConfigFields,
  job: jobKey.exactOptional(),
  owner: identity.exactOptional(),
});

const submitted = struct<Submitted>()({
  key: jobKey,
  owner: identity.exactOptional(),
  cronSchedule: z.string().exactOptional(),
  cronCollisionPolicy: z.enum(CRON_COLLISION_POLICIES).default("KILL_EXISTING"),
  taskConfig: submittedTaskConfig,
  instanceCount: i32.default(1),
});

/** Fills in what follows from other fields. */
function complete(job: Submitted): JobConfiguration {
  const owner = job.owner ?? { user: job.key.role };
  const { job: key = job.key, owner: taskOwner = owner, ...task } = job.taskConfig;
  return { ...job, owner, taskConfig: { ...task, job: key, owner: taskOwner } };
}

export const jobConfiguration = submitted.transform(complete);

/** What a client may send: the defaults left out. */
export type JobConfigurationInput = z.input<typeof jobConfiguration>;
