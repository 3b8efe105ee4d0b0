/**
 * Evidence that the tasks themselves give. Each run of an instance takes a lock that dies with its
 * processes: while two are alive at the same time, the later one fails to get it and says so in a file. The
 * log of starts tells which task was the last to hold an instance.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Status with which flock ends when somebody else holds the lock. */
const LOCKED = 1;

export class Evidence {
  readonly #directory: string;

  constructor(directory: string) {
    mkdirSync(directory, { recursive: true });
    this.#directory = directory;
  }

  /** The command line of a task that gives evidence and then runs until it is killed. */
  cmdline(job: string): string {
    const instance = `${this.#directory}/${job}.{{mesos.instance}}`;
    return [
      `exec 9>>'${instance}.lock'`,
      `flock -n 9 || echo '${job}/{{mesos.instance}} {{thermos.task_id}}' >> '${this.#directory}/doubles'`,
      `echo '{{thermos.task_id}}' >> '${instance}.starts'`,
      "while :; do sleep 3600; done",
    ].join("; ");
  }

  /** A line for every run that started while another of its instance was alive. */
  doubles(): string[] {
    return this.#lines("doubles").map((line) => `two ran at once: ${line}`);
  }

  /** A line for every task id that was started more than once. */
  startedTwice(): string[] {
    const ids = this.#startLogs().flatMap((name) => this.#lines(name));
    const again = ids.filter((id, index) => ids.indexOf(id) !== index);
    return again.map((id) => `started more than once: ${id}`);
  }

  /** Ids of the tasks of an instance, in the order in which they started. */
  starts(job: string, instance: number): string[] {
    return this.#lines(`${job}.${instance}.starts`);
  }

  /** True while any process of the instance is alive. */
  isAlive(job: string, instance: number): boolean {
    const lock = join(this.#directory, `${job}.${instance}.lock`);
    if (!existsSync(lock)) return false;
    try {
      execFileSync("flock", ["-n", lock, "true"], { stdio: "ignore" });
      return false;
    } catch (error) {
      if ((error as { status?: number }).status === LOCKED) return true;
      throw error;
    }
  }

  /** How many runs there were. */
  count(): number {
    return this.#startLogs().reduce((sum, name) => sum + this.#lines(name).length, 0);
  }

  #startLogs(): string[] {
    return readdirSync(this.#directory).filter((name) => name.endsWith(".starts"));
  }

  #lines(name: string): string[] {
    const path = join(this.#directory, name);
    return existsSync(path) ? readFileSync(path, "utf8").split("\n").filter(Boolean) : [];
  }
}
