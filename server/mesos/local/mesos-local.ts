/**
 * The embedded cluster: a small Mesos master with agents on loopback that speaks Mesos's HTTP APIs and runs
 * tasks as processes of this host. In the scheduler's process with `-mesos_master_address=local`, alone as
 * `bin/mesos-local`.
 */
import { resolve } from "node:path";
import type { LocalControl } from "./control.ts";
import { MESOS_VERSION } from "./http/operator-models.ts";
import { LocalCluster } from "./local-cluster.ts";
import type { MesosLocalOptions } from "./options.ts";

export interface MesosLocal {
  /** Where the master answers. */
  readonly address: { readonly host: string; readonly port: number };
  /** What the master says of itself. */
  readonly master: { readonly id: string; readonly version: string };
  /** Faults on request. */
  readonly control: LocalControl;
  /** Ends everything that it started. */
  stop(): Promise<void>;
}

/** Starts a cluster. @throws {WorkDirectoryError} while another process uses the directory; what listening throws. */
export async function createMesosLocal(options: MesosLocalOptions): Promise<MesosLocal> {
  const local = new LocalCluster({ ...options, workDir: resolve(options.workDir) });
  try {
    await local.start();
  } catch (error) {
    await local.stop();
    throw error;
  }
  return {
    address: { host: options.ip, port: local.port },
    master: { id: local.cluster.master.state.info.id, version: MESOS_VERSION },
    control: local.control,
    stop: () => local.stop(),
  };
}
