/** What a group of equal tasks asks of a host. From Aurora's `SchedulingFilter.ResourceRequest`. */
import type { ResourceBag } from "../domain/resource-bag.ts";
import { addBags, bagOf } from "../domain/resource-bag.ts";
import type { TaskConfig } from "../domain/task-config.ts";
import type { AttributeAggregate } from "./attribute-aggregate.ts";

export interface ResourceRequest {
  readonly task: TaskConfig;
  /** What the task and its executor need together. */
  readonly resources: ResourceBag;
  /** Where the tasks of the job are; kept up to date by the round that places more. */
  readonly jobState: AttributeAggregate;
  /** The task's tier runs on revocable resources. */
  readonly revocable: boolean;
}

/** The request of a task whose executor takes `executorOverhead` besides. */
export function resourceRequest(
  task: TaskConfig,
  context: {
    readonly executorOverhead: ResourceBag;
    readonly jobState: AttributeAggregate;
    readonly revocable: boolean;
  },
): ResourceRequest {
  return {
    task,
    resources: addBags(bagOf(task.resources), context.executorOverhead),
    jobState: context.jobState,
    revocable: context.revocable,
  };
}
