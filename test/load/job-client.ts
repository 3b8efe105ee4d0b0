/**
 * A client under load: creates jobs and kills them, and enters into the ledger what was acknowledged. A request
 * that got no answer is made again until there is one; "exists already" and "nothing to kill" are then
 * answers, too, since the first attempt may have taken effect.
 */
import { TRPCClientError } from "@trpc/client";
import type { Rng } from "../../server/core/random/rng.ts";
import type { JobConfigurationInput } from "../../server/trpc/routers/jobs/schemas.ts";
import type { clientFor } from "../harness.ts";
import type { PromisedJob } from "./promises.ts";
import { timeoutSignal } from "./timeout-signal.ts";

export const ROLE = "www-data";
export const ENVIRONMENT = "test";

const REQUEST_TIMEOUT_MS = 10_000;
const RETRY_PAUSE_MS = 100;
const MAX_INSTANCES = 3;
/** How often a client with fewer kills nevertheless. */
const KILL_SHARE = 0.25;
/** A client kills rather than creates when it has so many, unless it is told another number. */
const MAX_LIVE_JOBS = 4;
const MAX_PAUSE_MS = 600;

export interface ClientParts {
  readonly name: string;
  readonly trpc: ReturnType<typeof clientFor>;
  readonly rng: Rng;
  /** Every job of every client. */
  readonly ledger: PromisedJob[];
  readonly cmdline: (job: string) => string;
  /** Resolves at once unless the load is being held back. */
  readonly gate?: () => Promise<void>;
  readonly isOver: () => boolean;
  readonly maxLiveJobs?: number;
  readonly maxInstances?: number;
  readonly maxPauseMs?: number;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The refusal of a server that was there; undefined when there was no answer, or none that decides anything. */
function refusal(error: unknown): string | undefined {
  if (!(error instanceof TRPCClientError)) throw error;
  const data = error.data as { readonly auroraCode?: string } | null | undefined;
  return data?.auroraCode === "INVALID_REQUEST" ? error.message : undefined;
}

function configurationOf(job: PromisedJob, cmdline: string): JobConfigurationInput {
  const key = { role: ROLE, environment: ENVIRONMENT, name: job.name };
  const process = { name: "evidence", cmdline };
  const data = JSON.stringify({ ...key, task: { name: job.name, processes: [process], finalization_wait: 1 } });
  return {
    key,
    instanceCount: job.instances,
    taskConfig: {
      isService: true,
      resources: [{ numCpus: 0.01 }, { ramMb: 8 }, { diskMb: 8 }],
      container: { mesos: {} },
      executorConfig: { name: "AuroraExecutor", data },
    },
  };
}

export class LoadClient {
  readonly #parts: ClientParts;
  readonly #own: PromisedJob[] = [];
  #count = 0;

  constructor(parts: ClientParts) {
    this.#parts = parts;
  }

  /** Works until it is over. */
  async run(): Promise<void> {
    const { rng, gate, isOver, maxLiveJobs = MAX_LIVE_JOBS, maxPauseMs = MAX_PAUSE_MS } = this.#parts;
    while (!isOver()) {
      await gate?.();
      const live = this.#own.filter(({ state }) => state === "created");
      const victim = live[rng.nextInt(Math.max(live.length, 1))];
      const kills = victim !== undefined && (live.length >= maxLiveJobs || rng.next() < KILL_SHARE);
      await (kills ? this.#kill(victim) : this.#create());
      await pause(rng.nextInt(maxPauseMs));
    }
  }

  async #create(): Promise<void> {
    const { trpc, rng, ledger, cmdline, name, maxInstances = MAX_INSTANCES } = this.#parts;
    this.#count += 1;
    const job: PromisedJob = {
      name: `${name}-${this.#count}`,
      instances: 1 + rng.nextInt(maxInstances),
      state: "creating",
    };
    ledger.push(job);
    this.#own.push(job);
    const configuration = configurationOf(job, cmdline(job.name));
    await this.#until(/already/i, (signal) => trpc.jobs.create.mutate(configuration, { signal }));
    job.state = "created";
  }

  async #kill(job: PromisedJob): Promise<void> {
    const { trpc } = this.#parts;
    job.state = "killing";
    const key = { role: ROLE, environment: ENVIRONMENT, name: job.name };
    await this.#until(/no (active )?tasks/i, (signal) => trpc.jobs.kill.mutate({ job: key }, { signal }));
    job.state = "killed";
  }

  /** Asks until it is acknowledged, or refused in a way that says that it was done before. */
  async #until(doneBefore: RegExp, ask: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
    for (;;) {
      try {
        await ask(timeoutSignal(REQUEST_TIMEOUT_MS));
        return;
      } catch (error) {
        const message = refusal(error);
        if (message !== undefined && doneBefore.test(message)) return;
        if (message !== undefined) throw new Error(`a request was refused: ${message}`, { cause: error });
      }
      await pause(RETRY_PAUSE_MS);
      await this.#parts.gate?.();
    }
  }
}
