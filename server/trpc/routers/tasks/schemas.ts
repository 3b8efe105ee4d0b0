/** Inputs of the `tasks` procedures. */
import { z } from "zod";
import type { ReadFileInput } from "../../../api/tasks.ts";
import { i64 } from "../../schemas/scalars.ts";
import { strict, struct } from "../../schemas/shape.ts";
import { taskQuery } from "../../schemas/task-query.ts";

/** The most bytes that one `readFile` hands out. */
export const MAX_READ_BYTES = 1024 * 1024;

const DEFAULT_READ_BYTES = 64 * 1024;

export const taskQueryInput = taskQuery.default({});

export const taskInput = strict({ taskId: z.string().min(1) });

export const filesInput = strict({ taskId: z.string().min(1), path: z.string().max(4096).default("") });

export const readFileInput = struct<ReadFileInput>()({
  taskId: z.string().min(1),
  path: z.string().min(1).max(4096),
  offset: i64.default(0),
  length: z.int().min(1).max(MAX_READ_BYTES).default(DEFAULT_READ_BYTES),
  follow: z.boolean().exactOptional(),
}) satisfies z.ZodType<ReadFileInput>;
