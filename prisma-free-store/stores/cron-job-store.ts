/** Cron jobs by key. Behaviour from Aurora's `MemCronJobStore.java`; their task configs are interned. */
import { jobKeyString, type JobKey } from "../../server/core/domain/job-key.ts";
import type { JobConfiguration } from "../../server/core/domain/job.ts";
import type { MutableCronJobStore } from "../storage.ts";
import type { ConfigPool } from "./config-pool.ts";
import type { Journal } from "./journal.ts";

export class MemCronJobStore implements MutableCronJobStore {
  readonly #journal: Journal;
  readonly #configs: ConfigPool;
  readonly #jobs = new Map<string, JobConfiguration>();

  constructor(journal: Journal, configs: ConfigPool) {
    this.#journal = journal;
    this.#configs = configs;
  }

  fetchJobs(): JobConfiguration[] {
    return [...this.#jobs.values()];
  }

  fetchJob(key: JobKey): JobConfiguration | undefined {
    return this.#jobs.get(jobKeyString(key));
  }

  saveAcceptedJob(given: JobConfiguration): void {
    this.#journal.expectOpen();
    const taskConfig = this.#configs.retain(given.taskConfig);
    const job = taskConfig === given.taskConfig ? given : { ...given, taskConfig };
    this.#replace(jobKeyString(job.key), job);
    this.#journal.log({ saveCronJob: { job } });
  }

  removeJob(key: JobKey): void {
    this.#journal.expectOpen();
    const name = jobKeyString(key);
    if (!this.#jobs.has(name)) return;
    this.#replace(name, undefined);
    this.#journal.log({ removeJob: { key } });
  }

  clear(): void {
    this.#journal.expectOpen();
    for (const job of this.#jobs.values()) this.#configs.release(job.taskConfig);
    this.#jobs.clear();
  }

  /** Puts `job`, whose config is retained already, in the place of what is there. */
  #replace(name: string, job: JobConfiguration | undefined): void {
    const before = this.#jobs.get(name);
    if (job === undefined) this.#jobs.delete(name);
    else this.#jobs.set(name, job);
    if (before !== undefined) this.#configs.release(before.taskConfig);
    this.#journal.undoWith(() => {
      if (before !== undefined) this.#configs.retain(before.taskConfig);
      this.#replace(name, before);
    });
  }
}
