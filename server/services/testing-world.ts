/**
 * For tests: the services over a real scheduler and a real storage, with a master, agents and time that the test
 * plays. Nothing happens by itself: {@link World.settle} lets time pass.
 */
import { openBackups, type Backups } from "../../prisma-free-store/backup/backups.ts";
import { testStorage, type TestStorage } from "../../prisma-free-store/testing.ts";
import type { ReplicaView } from "../api/cluster.ts";
import type { ManualClock } from "../base/clock.ts";
import { parseFlags } from "../base/flags/parse.ts";
import { silentLogger } from "../base/logger.ts";
import { DEFAULT_TIER_CONFIG } from "../core/configuration/tiers.ts";
import { seededRng } from "../core/random/rng.ts";
import type { LifecycleChange } from "../lifecycle/scheduler-lifecycle.ts";
import { schedulerFlagGroups } from "../scheduler/flags.ts";
import type { ClusterInspector, InspectedAgent, InspectedFile } from "../scheduler/ports/cluster-inspector.ts";
import { FakeDriver, fakeOffer, type FakeOfferOptions } from "../scheduler/ports/fake-driver.ts";
import { createScheduler, type Scheduler } from "../scheduler/scheduler.ts";
import { createServices, type Services } from "./create-services.ts";

/** A master and agents that say what they are told to. */
export class FakeInspector implements ClusterInspector {
  readonly known: InspectedAgent[] = [];
  readonly files = new Map<string, string>();
  isReachable = true;

  async agents(): Promise<readonly InspectedAgent[]> {
    await this.#reach();
    return this.known;
  }

  async listFiles(_sandbox: unknown, path: string): Promise<readonly InspectedFile[] | undefined> {
    await this.#reach();
    if (path !== "") return undefined;
    return [...this.files].map(([name, text]) => ({
      path: name,
      isDirectory: false,
      sizeBytes: text.length,
      modifiedMs: 0,
      mode: "-rw-r--r--",
    }));
  }

  async readFile(
    _sandbox: unknown,
    { path, offset, length }: { path: string; offset: number; length: number },
  ): Promise<{ data: Uint8Array; size: number } | undefined> {
    await this.#reach();
    const text = this.files.get(path);
    if (text === undefined) return undefined;
    const bytes = new TextEncoder().encode(text);
    return { data: bytes.subarray(offset, offset + length), size: bytes.length };
  }

  #reach(): Promise<void> {
    return this.isReachable ? Promise.resolve() : Promise.reject(new Error("connect ECONNREFUSED"));
  }
}

export interface World extends Services {
  readonly stored: TestStorage;
  readonly scheduler: Scheduler;
  readonly driver: FakeDriver;
  readonly inspector: FakeInspector;
  /** What the scheduler could not go on over; empty in a test that went well. */
  readonly fatals: unknown[];
  /** Why the process was to be started again. */
  readonly shutDowns: string[];
  /** An agent comes up and offers everything. */
  addAgent(options?: FakeOfferOptions): void;
  /** Lets `ms` pass, a little at a time, with everything that comes of it. */
  settle(ms?: number): Promise<void>;
  /** The lifecycle reaches its next state. */
  enter(state: LifecycleChange["state"]): void;
  /** Ends everything. @throws {Error} when the scheduler could not go on over something. */
  end(): Promise<void>;
}

const REPLICA: ReplicaView = {
  pid: "local",
  isSelf: true,
  status: "VOTING",
  begin: "0",
  end: "1",
  promised: "1",
  lag: "0",
};

class FakeLifecycle {
  readonly history: LifecycleChange[] = [{ state: "ACTIVE", atMs: 0 }];
  readonly listeners: ((change: LifecycleChange) => void)[] = [];
  get state(): LifecycleChange["state"] {
    return this.history.at(-1)?.state ?? "IDLE";
  }
  onChange(listener: (change: LifecycleChange) => void): void {
    this.listeners.push(listener);
  }
  enter(state: LifecycleChange["state"]): void {
    const change = { state, atMs: this.history.length };
    this.history.push(change);
    for (const listener of this.listeners) listener(change);
  }
}

function settler(clock: ManualClock): (ms?: number) => Promise<void> {
  return async (ms = 100) => {
    for (let passed = 0; passed <= ms; passed += 10) {
      await new Promise((resolve) => setImmediate(resolve));
      clock.advance(10);
    }
    await new Promise((resolve) => setImmediate(resolve));
  };
}

/** An agent comes up: the master lists it, and its offer goes out. */
function addAgent({ inspector, driver }: Pick<World, "inspector" | "driver">, options: FakeOfferOptions): void {
  const offer = fakeOffer(options);
  const { agentId, hostname, attributes, resources: totalResources } = offer;
  inspector.known.push({ agentId, hostname, active: true, attributes, totalResources, address: `${hostname}:5051` });
  driver.offer(offer);
}

function backupsOf(
  { durable, clock, stats }: TestStorage,
  directory: string | undefined,
  shutDown: (message: string) => void,
): Promise<Backups | undefined> {
  const settings = { directory, intervalMs: 3_600_000, maxSaved: 48 };
  return openBackups({ settings, storage: durable, clock, stats, logger: silentLogger, shutDown });
}

export interface WorldOptions {
  readonly flags?: readonly string[];
  readonly backupDir?: string;
}

/** Starts a world whose framework is registered and whose scheduler is active. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const stored = await testStorage();
  const { storage, clock, stats } = stored;
  const driver = new FakeDriver();
  const inspector = new FakeInspector();
  const lifecycle = new FakeLifecycle();
  const fatals: unknown[] = [];
  const parsed = parseFlags(schedulerFlagGroups, options.flags ?? []);
  const common = {
    storage,
    driver,
    clock,
    stats,
    logger: silentLogger,
    tiers: DEFAULT_TIER_CONFIG,
    clusterName: "test",
  };
  const scheduler = createScheduler({
    ...common,
    settings: parsed.values,
    rng: seededRng(1),
    schedulerHost: "scheduler-host",
    onFatal: (error) => void fatals.push(error),
  });
  const shutDowns: string[] = [];
  const backups = await backupsOf(stored, options.backupDir, (message) => void shutDowns.push(message));
  const services = createServices({
    ...common,
    version: "0.0.0",
    frameworkName: "Aurora",
    epoch: "test1",
    settings: parsed.values,
    flags: parsed.descriptions,
    scheduler,
    lifecycle,
    inspector,
    leader: () => ({ host: "scheduler-host", port: 8081, isSelf: true }),
    logStatus: () =>
      Promise.resolve({ quorumSize: 1, path: "memory", replicas: [REPLICA], appendLatencyMs: { p50: 0, p99: 0 } }),
    rng: seededRng(2),
    snapshot: () => stored.durable.snapshot(),
    backups,
  });
  const settle = settler(clock);
  scheduler.startDriver();
  driver.register();
  await settle();
  scheduler.activate();
  await settle();
  return {
    ...services,
    stored,
    scheduler,
    driver,
    inspector,
    fatals,
    shutDowns,
    settle,
    addAgent: (offer = {}) => addAgent({ inspector, driver }, offer),
    enter: (state) => lifecycle.enter(state),
    async end() {
      services.close();
      await scheduler.stop();
      await stored.close();
      if (fatals.length > 0) throw new AggregateError(fatals, "the scheduler could not go on");
    },
  };
}
