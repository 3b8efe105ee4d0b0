/** A driver with all around it, for tests. */
import { systemClock, type Clock } from "../../base/clock.ts";
import { parseFlags } from "../../base/flags/parse.ts";
import { silentLogger } from "../../base/logger.ts";
import { StatsRegistry } from "../../base/stats/stats.ts";
import type { Driver, MasterAddress } from "../../scheduler/ports/driver.ts";
import type { MasterDetector } from "../../scheduler/ports/master-detector.ts";
import type { Credentials } from "../driver/credentials.ts";
import { createDriver, type DriverTiming } from "../driver/driver.ts";
import { driverFlags } from "../driver/flags.ts";
import { RecordingListener } from "./recording-listener.ts";

/** A detector whose findings the test decides. */
export class TestDetector implements MasterDetector {
  #onChange: ((candidates: readonly MasterAddress[]) => void) | undefined;
  #candidates: readonly MasterAddress[];

  constructor(...candidates: readonly MasterAddress[]) {
    this.#candidates = candidates;
  }

  watch(onChange: (candidates: readonly MasterAddress[]) => void): () => void {
    this.#onChange = onChange;
    onChange(this.#candidates);
    return () => {
      this.#onChange = undefined;
    };
  }

  get watched(): boolean {
    return this.#onChange !== undefined;
  }

  detect(...candidates: readonly MasterAddress[]): void {
    this.#candidates = candidates;
    this.#onChange?.(candidates);
  }
}

export interface DriverRig {
  readonly driver: Driver;
  readonly listener: RecordingListener;
  readonly detector: TestDetector;
  stat(name: string): number;
}

export interface RigOptions {
  readonly masters: readonly MasterAddress[];
  readonly clock?: Clock;
  readonly timing?: Partial<DriverTiming>;
  readonly frameworkId?: string;
  readonly credentials?: Credentials;
  readonly flags?: readonly string[];
}

/** Starts a driver; it tries again within milliseconds unless `timing` says otherwise. */
export function startDriver(options: RigOptions): DriverRig {
  const stats = new StatsRegistry();
  const detector = new TestDetector(...options.masters);
  const listener = new RecordingListener();
  const driver = createDriver({
    settings: parseFlags({ driver: driverFlags }, ["-mesos_master_address=unused:1", ...(options.flags ?? [])]).values
      .driver,
    identity: { hostname: "aurora.test", webuiUrl: "http://aurora.test:8081" },
    allowGpuResource: false,
    credentials: options.credentials,
    detector,
    clock: options.clock ?? systemClock,
    stats,
    logger: silentLogger,
    timing: { backoff: { initialMs: 2, maxMs: 10 }, ...options.timing },
  });
  driver.start(listener, options.frameworkId);
  return {
    driver,
    listener,
    detector,
    stat: (name) => Number(stats.snapshot().find(([known]) => known === name)?.[1] ?? Number.NaN),
  };
}
