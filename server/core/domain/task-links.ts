/**
 * The links that a job gives its tasks (`taskLinks`), with the wildcards filled in that Aurora's own pages and its
 * `ConfigurationManager` know: `%host%`, `%port:NAME%`, `%task_id%`, `%shard_id%` and `%instance_id%`.
 */
import type { AssignedTask } from "./task.ts";

export interface TaskLink {
  readonly name: string;
  readonly url: string;
}

const WILDCARD = /%(?:port:([^%]+)|(host|task_id|shard_id|instance_id))%/g;
/** Links are for browsers: nothing that would run in a page. */
const WEB_ADDRESS = /^https?:\/\//i;

/** By name; links that cannot be followed (yet), for want of a host or port, are left out. */
export function taskLinks({ task, taskId, instanceId, slaveHost, assignedPorts }: AssignedTask): TaskLink[] {
  const words: Readonly<Record<string, string | undefined>> = {
    host: slaveHost,
    task_id: taskId,
    shard_id: String(instanceId),
    instance_id: String(instanceId),
  };
  const wordOf = (port: string | undefined, word: string | undefined): string | undefined => {
    if (port === undefined) return words[word ?? ""];
    return Object.hasOwn(assignedPorts, port) ? String(assignedPorts[port]) : undefined;
  };
  const links = Object.entries(task.taskLinks ?? {}).flatMap(([name, pattern]) => {
    let isComplete = true;
    const url = pattern.replace(WILDCARD, (wildcard: string, port?: string, word?: string) => {
      const found = wordOf(port, word);
      isComplete &&= found !== undefined;
      return found ?? wildcard;
    });
    return isComplete && WEB_ADDRESS.test(url) ? [{ name, url }] : [];
  });
  return links.sort((a, b) => (a.name < b.name ? -1 : 1));
}
