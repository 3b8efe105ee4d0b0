/** Task ids: unique, and telling whose task it is. From Aurora's `TaskIdGenerator.java`. */
import type { TaskConfig } from "../../core/domain/task-config.ts";

/** Makes the universally unique part. */
export type UuidSource = () => string;

/** `role-environment-name-instance-uuid`, with `-` for whatever is no word character. */
export function generateTaskId(config: TaskConfig, instanceId: number, uuid: UuidSource): string {
  const { role, environment, name } = config.job;
  return `${role}-${environment}-${name}-${instanceId}-${uuid()}`.replaceAll(/[^\w-]/g, "-");
}
