/** Log directories for tests: temporary ones, and copies of those recorded from Mesos. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { silentLogger } from "../../server/base/logger.ts";
import { StatsRegistry } from "../../server/base/stats/stats.ts";
import { openLocalLog } from "./local-log.ts";
import type { Log } from "./log.ts";

const FIXTURES = fileURLToPath(new URL("./fixtures/mesos-1.4/", import.meta.url));

/** Makes temporary directories and removes them all at the end. */
export class TemporaryDirectories {
  readonly #made: string[] = [];

  async make(): Promise<string> {
    const path = await mkdtemp(join(tmpdir(), "aurora-log-"));
    this.#made.push(path);
    return path;
  }

  /** A copy of a recorded directory that may be written to. */
  async copyOf(name: "leveldb-initialize-only" | "leveldb-replica1" | "leveldb-bench"): Promise<string> {
    const path = join(await this.make(), name);
    await mkdir(path);
    for (const file of await readdir(join(FIXTURES, name))) {
      await writeFile(join(path, file.replace(/\.gz$/, "")), gunzipSync(await readFile(join(FIXTURES, name, file))));
    }
    return path;
  }

  async removeAll(): Promise<void> {
    for (const path of this.#made.splice(0)) await rm(path, { recursive: true });
  }
}

/** The log in a directory, saying nothing of what it does. */
export function openTestLog(path: string): Promise<Log> {
  return openLocalLog({ path, logger: silentLogger, stats: new StatsRegistry() });
}

/** What Mesos's `mesos-log read` printed for `leveldb-replica1`. */
export async function recordedReadOutput(): Promise<string> {
  return gunzipSync(await readFile(join(FIXTURES, "replica1.read.stdout.gz"))).toString("latin1");
}
