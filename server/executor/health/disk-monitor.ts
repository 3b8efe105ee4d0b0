/**
 * Watches over what a task's sandbox holds: beyond the disk that the task asked for, it fails
 * (`executor/common/resource_manager.py`, `thermos/monitoring/disk.py`). Links are not followed.
 */
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Clock, Timer } from "../../base/clock.ts";
import type { Log } from "../log.ts";

export interface DiskMonitorOptions {
  readonly directory: string;
  readonly limitBytes: number;
  readonly clock: Clock;
  readonly log: Log;
  /** Called once, with what to tell the task's owner. */
  onExceeded(message: string): void;
}

/** From the end of a look to the next: Thermos's interval. */
const INTERVAL_MS = 60_000;

/** Bytes in the files of a directory, at any depth. What goes away meanwhile counts for nothing. */
export async function diskUsage(path: string): Promise<number> {
  try {
    const stats = await lstat(path);
    if (!stats.isDirectory()) return stats.size;
    let bytes = 0;
    for (const name of await readdir(path)) bytes += await diskUsage(join(path, name));
    return bytes;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return 0;
    throw error;
  }
}

export class DiskMonitor {
  readonly #options: DiskMonitorOptions;
  #timer: Timer | undefined;
  #isStopped = false;

  constructor(options: DiskMonitorOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = this.#options.clock.after(INTERVAL_MS, () => void this.#look());
  }

  stop(): void {
    this.#isStopped = true;
    this.#timer?.cancel();
  }

  async #look(): Promise<void> {
    const { directory, limitBytes, log } = this.#options;
    let usedBytes = 0;
    try {
      usedBytes = await diskUsage(directory);
    } catch (error) {
      log(`the sandbox could not be measured: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (this.#isStopped) return;
    if (usedBytes <= limitBytes) this.start();
    else this.#options.onExceeded(`Disk limit exceeded.  Reserved ${limitBytes} bytes vs used ${usedBytes} bytes.`);
  }
}
