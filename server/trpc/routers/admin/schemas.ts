/** Inputs of the `admin` procedures. */
import { z } from "zod";
import type { ForceTaskStateInput } from "../../../api/admin.ts";
import { count, scheduleStatus } from "../../schemas/scalars.ts";
import { strict, struct } from "../../schemas/shape.ts";
import { taskQuery } from "../../schemas/task-query.ts";

export { taskQuery };

export const taskQueryInput = taskQuery.default({});

export const stageRecoveryInput = strict({ backupId: z.string().min(1).max(255) });

export const forceTaskStateInput = struct<ForceTaskStateInput>()({
  taskId: z.string().min(1),
  status: scheduleStatus,
}) satisfies z.ZodType<ForceTaskStateInput>;

export const reconcileExplicitInput = strict({ batchSize: count.min(1).exactOptional() }).default({});
