/**
 * What is announced of a task, and where: a member of a serverset as `twitter.common.zookeeper.serverset` writes it
 * and clients of Aurora's services read it; endpoints from `make_endpoints` of `executor/common/announcer.py`.
 */
import { InvalidTask } from "./invalid-task.ts";

/** Names of members, before their number. */
export const MEMBER_PREFIX = "member_";

interface JobKey {
  readonly role: string;
  readonly environment: string;
  readonly name: string;
}

export interface ServersetPathSettings {
  /** `-announcer-serverset-path`. */
  readonly root: string;
  /** `-announcer-allow-custom-serverset-path`. */
  readonly allowsCustomPath: boolean;
}

/** @throws InvalidTask when the job sets a path and may not. */
export function serversetPath(job: JobKey, zkPath: string | undefined, settings: ServersetPathSettings): string {
  const { root, allowsCustomPath } = settings;
  if (zkPath === undefined) return `${root}/${job.role}/${job.environment}/${job.name}`;
  if (allowsCustomPath) return zkPath;
  throw new InvalidTask(
    "the announcer sets zk_path, which needs an executor that is started with -announcer-allow-custom-serverset-path",
  );
}

export interface Member {
  readonly hostname: string;
  readonly ports: Readonly<Record<string, number>>;
  readonly primaryPort: string;
  /** The instance's number. */
  readonly shard: number;
}

/** A primary port that was not assigned is announced as 0. */
export function encodeMember({ hostname, ports, primaryPort, shard }: Member): string {
  const endpoint = (port: number): object => ({ host: hostname, port });
  return JSON.stringify({
    serviceEndpoint: endpoint(ports[primaryPort] ?? 0),
    additionalEndpoints: Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, endpoint(port)])),
    status: "ALIVE",
    shard,
  });
}
