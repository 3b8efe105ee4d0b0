/** Instances by the config that they share; `ConfigGroup` of api.thrift. */
import type { ConfigGroup, Range } from "../../core/domain/job.ts";
import type { TaskConfig } from "../../core/domain/task-config.ts";

/** The instance ids as closed ranges, ascending. From Aurora's `Numbers.toRanges`. */
export function toRanges(instanceIds: Iterable<number>): Range[] {
  const ranges: { first: number; last: number }[] = [];
  for (const id of [...instanceIds].sort((a, b) => a - b)) {
    const current = ranges.at(-1);
    if (current !== undefined && id <= current.last + 1) current.last = id;
    else ranges.push({ first: id, last: id });
  }
  return ranges;
}

/** Groups by config; configs are compared by identity, which is equality for those that the store holds. */
export function configGroups(instances: Iterable<readonly [number, TaskConfig]>): ConfigGroup[] {
  const idsByConfig = new Map<TaskConfig, number[]>();
  for (const [id, config] of instances) {
    const ids = idsByConfig.get(config);
    if (ids === undefined) idsByConfig.set(config, [id]);
    else ids.push(id);
  }
  const groups = [...idsByConfig].map(([config, ids]) => ({ config, instances: toRanges(ids) }));
  return groups.sort((a, b) => (a.instances[0]?.first ?? 0) - (b.instances[0]?.first ?? 0));
}
