/** `Resource` and `ResourceAggregate` of api.thrift. */
import { z } from "zod";
import type { ResourceAggregate } from "../../core/domain/job.ts";
import type { Resource } from "../../core/domain/task-config.ts";
import { i64 } from "./scalars.ts";
import { struct, union } from "./shape.ts";

export const resource = union({
  numCpus: z.number(),
  ramMb: i64,
  diskMb: i64,
  namedPort: z.string(),
  numGpus: i64,
}) satisfies z.ZodType<Resource>;

export const resourceAggregate = struct<ResourceAggregate>()({
  resources: z.array(resource),
}) satisfies z.ZodType<ResourceAggregate>;
