/**
 * Puts a scheduler together: storage, the way to Mesos, the scheduler proper, the services behind the door,
 * the HTTP port with the console. Everything is made here and handed on; no room looks for another.
 */
import { randomInt, randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { join } from "node:path";
import { openBackups, type Backups } from "../prisma-free-store/backup/backups.ts";
import { DurableStorage } from "../prisma-free-store/durable-storage.ts";
import { systemClock } from "./base/clock.ts";
import type { Logger } from "./base/logger.ts";
import { StatsRegistry } from "./base/stats/stats.ts";
import { readTiers } from "./cluster-flags.ts";
import { coordinate, type Coordination } from "./coordination.ts";
import { seededRng } from "./core/random/rng.ts";
import { setSchedulerHandle } from "./handle.ts";
import type { HttpSettings } from "./http/flags.ts";
import { startHttpListener, type HttpListener } from "./http/listener.ts";
import { loadNextApp } from "./http/next-app.ts";
import { SchedulerLifecycle, type Death } from "./lifecycle/scheduler-lifecycle.ts";
import { connectMesos, type MesosConnection } from "./mesos-connection.ts";
import type { Options } from "./options.ts";
import { createScheduler, type Scheduler } from "./scheduler/scheduler.ts";
import { createServices, type Services } from "./services/create-services.ts";

export interface ComposeOptions {
  readonly options: Options;
  readonly logger: Logger;
  /** The checkout: where `.next/` and `dist/` are. */
  readonly root: string;
  readonly version: string;
}

/** A scheduler, serving HTTP, not yet started. */
export interface Program {
  readonly listener: HttpListener;
  /** Runs the lifecycle to its end and releases everything. Resolves with why it ended; never rejects. */
  run(): Promise<Death>;
  /** Ends {@link run}, in order. */
  stop(reason: string): void;
  /** True once the log was open and read: an end before it means that this scheduler could not start. */
  readonly everReady: boolean;
}

/** What is shared by all parts. */
interface Foundation extends ComposeOptions {
  readonly stats: StatsRegistry;
  readonly schedulerHost: string;
  /** The HTTP address, once it listens. */
  address(): { readonly host: string; readonly port: number };
}

interface Core {
  readonly storage: DurableStorage;
  readonly scheduler: Scheduler;
  readonly lifecycle: SchedulerLifecycle;
  /** True once storage was prepared. */
  isPrepared: boolean;
}

function exportFlags(stats: StatsRegistry, options: Options): void {
  stats.collector(() => options.descriptions.map(({ name, value }) => [`flag_${name}`, value] as const));
  const startedMs = systemClock.nowMs();
  stats.gauge("process_uptime_secs", () => Math.round((systemClock.nowMs() - startedMs) / 1000));
  stats.gauge("process_resident_bytes", () => process.memoryUsage.rss());
}

/** Storage, scheduler and lifecycle, which know one another through their ports. */
function buildCore(base: Foundation, mesos: MesosConnection, coordination: Coordination): Core {
  const { options, logger, stats, schedulerHost } = base;
  const settings = options.values;
  const fail = (error: unknown, where: string): void => lifecycle.fail(error, where);
  const storage = new DurableStorage({
    openLog: () => coordination.openLog((error) => fail(error, "storage")),
    settings: { ...settings.log, ...settings.storage },
    clock: systemClock,
    stats,
    logger,
    fatal: (error) => fail(error, "storage"),
  });
  const scheduler = createScheduler({
    settings: { ...settings, executor: { ...settings.executor, thermosExecutorPath: executorPath(base) } },
    storage: storage.storage,
    driver: mesos.driver,
    clock: systemClock,
    rng: seededRng(randomInt(2 ** 31)),
    stats,
    logger,
    tiers: readTiers(settings.cluster),
    clusterName: settings.cluster.clusterName,
    schedulerHost,
    onFatal: fail,
  });
  const lifecycle: SchedulerLifecycle = new SchedulerLifecycle({
    settings: settings.lifecycle,
    storage: {
      async prepare() {
        await storage.prepare();
        core.isPrepared = true;
      },
      start: () => storage.start(),
      stop: () => storage.close(),
    },
    election: coordination.election,
    scheduler,
    clock: systemClock,
    stats,
    logger,
  });
  scheduler.events.subscribe("DriverRegistered", () => lifecycle.registered());
  const core: Core = { storage, scheduler, lifecycle, isPrepared: false };
  return core;
}

/** `-thermos_executor_path`, or the executor that was built with this scheduler. */
function executorPath({ options, root }: ComposeOptions): string {
  return options.values.executor.thermosExecutorPath || join(root, "dist", "aurora-executor.cjs");
}

function openBackupsOf({ options, stats, logger }: Foundation, core: Core): Promise<Backups | undefined> {
  const { storage, lifecycle } = core;
  return openBackups({
    settings: options.values.backup,
    storage,
    clock: systemClock,
    stats,
    logger,
    shutDown: (message) => void lifecycle.stepDown(message),
  });
}

interface ServedParts extends Core {
  readonly mesos: MesosConnection;
  readonly coordination: Coordination;
  readonly backups: Backups | undefined;
}

function buildServices(base: Foundation, parts: ServedParts): Services {
  const { options, logger, stats, version } = base;
  const { scheduler, lifecycle, storage, mesos, coordination, backups } = parts;
  const settings = options.values;
  return createServices({
    clusterName: settings.cluster.clusterName,
    version,
    frameworkName: settings.driver.frameworkName,
    epoch: randomUUID().slice(0, 8),
    settings,
    tiers: readTiers(settings.cluster),
    flags: options.descriptions,
    storage: storage.storage,
    scheduler,
    lifecycle,
    driver: mesos.driver,
    inspector: mesos.inspector,
    ...coordination.views,
    leader: () => coordination.leaderView.leader(),
    logStatus: () => Promise.resolve(storage.logStatus()),
    logReader: () => storage.logReader(),
    snapshot: () => storage.snapshot(),
    backups,
    clock: systemClock,
    rng: seededRng(randomInt(2 ** 31)),
    stats,
    logger,
  });
}

interface Outside {
  readonly services: Services;
  readonly listener: HttpListener;
  readonly mesos: MesosConnection;
  readonly coordination: Coordination;
}

/** A process whose log is closed is missed by the others' quorum until it is started again. */
const RELEASE_TIMEOUT_MS = 5_000;

/** Resolves in time, whether everything could be released or not: the process is to end. */
async function release({ services, listener, mesos, coordination }: Outside, logger: Logger): Promise<void> {
  services.close();
  const released = Promise.all([listener.close(), mesos.close()]).then(() => coordination.close());
  const tooLong = new Promise<void>((resolve) => {
    systemClock.after(RELEASE_TIMEOUT_MS, () => {
      logger.warn({ limitMs: RELEASE_TIMEOUT_MS }, "Could not close all connections in time");
      resolve();
    });
  });
  await Promise.race([released, tooLong]);
}

/** The host that others are given: `-hostname`, or the one address that is listened on, or this host's name. */
function advertisedHost({ hostname: given, ip }: HttpSettings): string {
  const isOneAddress = ip !== undefined && ip !== "0.0.0.0" && ip !== "::";
  return given ?? (isOneAddress ? ip : hostname());
}

/** Makes a scheduler and opens its HTTP port. @throws {Error} when it cannot, with what to do about it. */
export async function compose(given: ComposeOptions): Promise<Program> {
  const { options, logger, root } = given;
  const { http } = options.values;
  const stats = new StatsRegistry();
  exportFlags(stats, options);
  const schedulerHost = advertisedHost(http);
  const bound = { host: schedulerHost, port: http.httpPort };
  const address: Foundation["address"] = () => bound;
  const base: Foundation = { ...given, stats, schedulerHost, address };
  const mesos = await connectMesos({ ...base, clock: systemClock });
  const coordination = coordinate({ settings: options.values, self: address, clock: systemClock, stats, logger });
  const core = buildCore(base, mesos, coordination);
  const { lifecycle } = core;
  const backups = await openBackupsOf(base, core);
  const services = buildServices(base, { ...core, mesos, coordination, backups });
  setSchedulerHandle(services.handle);
  const listener = await startHttpListener({
    host: http.ip,
    port: http.httpPort,
    stats,
    logger,
    leader: coordination.leaderView,
    quit: { quit: (reason) => void lifecycle.stop(reason), abort: (reason) => abort(logger, reason) },
    quitFromAnywhere: http.quitFromAnywhere,
    endpoints: services.endpoints,
    app: await loadNextApp(root),
  });
  bound.port = listener.address.port;
  return {
    listener,
    get everReady() {
      return core.isPrepared;
    },
    stop: (reason) => void lifecycle.stop(reason),
    async run() {
      // The start may wait for what does not come, as for ZooKeeper; the end must not wait for it.
      const death = await Promise.race([lifecycle.start().then(() => lifecycle.dead), lifecycle.dead]);
      await release({ services, listener, mesos, coordination }, logger);
      return death;
    },
  };
}

function abort(logger: Logger, reason: string): void {
  logger.fatal({ reason }, "Aborting");
  process.kill(process.pid, "SIGKILL");
}
