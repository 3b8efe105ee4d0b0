/** The way to Mesos that `-mesos_master_address` asks for: a master elsewhere, or one embedded here. */
import type { Clock } from "./base/clock.ts";
import { UsageError } from "./base/flags/parse.ts";
import type { Logger } from "./base/logger.ts";
import type { StatsRegistry } from "./base/stats/stats.ts";
import { readCredentials } from "./mesos/driver/credentials.ts";
import { createDriver } from "./mesos/driver/driver.ts";
import { parseMasterAddress, staticMasterDetector } from "./mesos/driver/master-address.ts";
import { createClusterInspector } from "./mesos/inspector/cluster-inspector.ts";
import { createMesosLocal } from "./mesos/local/mesos-local.ts";
import { optionsFromFlags } from "./mesos/local/options.ts";
import type { Options } from "./options.ts";
import type { ClusterInspector } from "./scheduler/ports/cluster-inspector.ts";
import type { Driver } from "./scheduler/ports/driver.ts";
import type { MasterDetector } from "./scheduler/ports/master-detector.ts";
import { zookeeperMasterDetector } from "./zookeeper/masters/master-detector.ts";
import { ZooKeeperAddressError } from "./zookeeper/servers.ts";

export interface MesosConnection {
  readonly driver: Driver;
  readonly inspector: ClusterInspector;
  /** Stops what was embedded and closes connections. The driver is stopped by its scheduler. */
  close(): Promise<void>;
}

export interface MesosConnectionOptions {
  readonly options: Options;
  readonly clock: Clock;
  readonly stats: StatsRegistry;
  readonly logger: Logger;
  readonly schedulerHost: string;
  readonly address: () => { readonly host: string; readonly port: number };
}

interface Masters {
  readonly detector: MasterDetector;
  stop(): Promise<void>;
}

async function findMasters({ options, clock, logger }: MesosConnectionOptions): Promise<Masters> {
  const settings = options.values;
  const location = parseMasterAddress(settings.driver.mesosMasterAddress ?? "");
  if (location.kind === "static") {
    return { detector: staticMasterDetector(location.masters), stop: () => Promise.resolve() };
  }
  if (location.kind === "zookeeper") return detectInZooKeeper(location.url, { clock, logger });
  const shell = { clock, logger: logger.child({ part: "mesos-local" }) };
  const local = await createMesosLocal(optionsFromFlags(settings.local, shell));
  return { detector: staticMasterDetector([local.address]), stop: () => local.stop() };
}

function detectInZooKeeper(url: string, shell: Pick<MesosConnectionOptions, "clock" | "logger">): Masters {
  try {
    const detector = zookeeperMasterDetector({ url, ...shell });
    return { detector, stop: () => detector.close() };
  } catch (error) {
    if (error instanceof ZooKeeperAddressError) throw new UsageError(`-mesos_master_address: ${error.message}`);
    throw error;
  }
}

/** Makes driver and inspector; starts the embedded cluster when it is asked for. */
export async function connectMesos(given: MesosConnectionOptions): Promise<MesosConnection> {
  const { clock, stats, logger, schedulerHost, address } = given;
  const settings = given.options.values;
  const { frameworkAuthenticationFile, agentAuthenticationFile } = settings.driver;
  const credentials =
    frameworkAuthenticationFile === undefined
      ? undefined
      : readCredentials(frameworkAuthenticationFile, "framework_authentication_file");
  const agentCredentials =
    agentAuthenticationFile === undefined
      ? undefined
      : readCredentials(agentAuthenticationFile, "agent_authentication_file");
  const masters = await findMasters(given);
  const { detector } = masters;
  const driver = createDriver({
    settings: settings.driver,
    identity: {
      hostname: schedulerHost,
      get webuiUrl() {
        return `http://${address().host}:${address().port}`;
      },
    },
    allowGpuResource: settings.jobs.allowGpuResource,
    credentials,
    detector,
    clock,
    stats,
    logger: logger.child({ part: "driver" }),
  });
  const inspector = createClusterInspector({
    detector,
    clock,
    logger: logger.child({ part: "inspector" }),
    credentials,
    agentCredentials,
  });
  return {
    driver,
    inspector,
    async close() {
      await inspector.close();
      await masters.stop();
    },
  };
}
