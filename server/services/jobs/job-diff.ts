/** What a submitted job would change of the one that there is. From Aurora's `updater/JobDiff.java`. */
import type { JobDiff } from "../../api/jobs.ts";
import type { JobConfiguration } from "../../core/domain/job.ts";
import type { TaskConfig } from "../../core/domain/task-config.ts";
import { configGroups } from "./config-groups.ts";
import { configIdentity } from "./same-config.ts";

/** @param current the active instances with their configs. */
export function jobDiff(
  current: ReadonlyMap<number, TaskConfig>,
  { taskConfig, instanceCount }: JobConfiguration,
): JobDiff {
  const wanted = configIdentity(taskConfig);
  const equal = new Map<TaskConfig, boolean>();
  const isEqual = (config: TaskConfig): boolean => {
    const known = equal.get(config) ?? configIdentity(config) === wanted;
    equal.set(config, known);
    return known;
  };
  const added: [number, TaskConfig][] = [];
  for (let id = 0; id < instanceCount; id++) if (!current.has(id)) added.push([id, taskConfig]);
  const kept = [...current].filter(([id]) => id < instanceCount);
  return {
    add: configGroups(added),
    remove: configGroups([...current].filter(([id]) => id >= instanceCount)),
    update: configGroups(kept.filter(([, config]) => !isEqual(config))),
    unchanged: configGroups(kept.filter(([, config]) => isEqual(config))),
  };
}
