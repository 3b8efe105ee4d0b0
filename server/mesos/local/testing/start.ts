/** For tests: a cluster in this process, in a directory of its own. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../../base/clock.ts";
import { silentLogger } from "../../../base/logger.ts";
import { parseAttributes, parseResources, type AgentSpec } from "../core/agent-spec.ts";
import { createMesosLocal, type MesosLocal } from "../mesos-local.ts";
import type { MesosLocalOptions } from "../options.ts";

/** The agent of the recordings. */
export const RECORDED_AGENT: AgentSpec = {
  hostname: "localhost",
  resources: parseResources("cpus:4;mem:4096;disk:10240;ports:[31000-31100]"),
  attributes: parseAttributes("host:h1;rack:r1;dedicated:db_team/redis"),
};

export interface TestCluster extends MesosLocal {
  readonly port: number;
  readonly workDir: string;
}

/** Starts a cluster; `stop` also removes its directory. */
export async function startCluster(options: Partial<MesosLocalOptions> = {}): Promise<TestCluster> {
  const workDir = options.workDir ?? mkdtempSync(join(tmpdir(), "mesos-local-"));
  const local = await createMesosLocal({
    logger: silentLogger,
    clock: systemClock,
    ip: "127.0.0.1",
    hostname: "localhost",
    port: 0,
    agentPort: 0,
    workDir,
    agents: [RECORDED_AGENT],
    switchUser: false,
    unreachableAfterMs: 60_000,
    stopGraceMs: 2_000,
    ...options,
  });
  return {
    ...local,
    port: local.address.port,
    workDir,
    stop: async () => {
      await local.stop();
      if (options.workDir === undefined) rmSync(workDir, { recursive: true, force: true });
    },
  };
}
