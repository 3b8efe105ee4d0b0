/** What a verb works with: its words to people, the clusters, and their schedulers. */
import type { SchedulerApi } from "./api/scheduler-api.ts";
import { ApiFailure } from "./api/api-failure.ts";
import { loadClusters, type Cluster, type Clusters } from "./clusters/cluster.ts";
import { discoveryFor } from "./clusters/discovery.ts";
import { CommandError } from "./command-error.ts";
import type { Environment } from "./environment.ts";
import { EXIT_API_ERROR, EXIT_AUTH_ERROR } from "./exit-codes.ts";
import { hasWildcard, patternMatches, type ClusterJobKey, type JobPattern } from "./job-key.ts";
import type { JobKey } from "../core/domain/job-key.ts";

const JOB_UPDATING_HINT = "The job is locked by an active update: wait for it to finish, or run 'aurora update abort'.";

export interface ContextOptions {
  readonly environment: Environment;
  readonly isVerbose: boolean;
  readonly bypassLeaderRedirect: boolean;
}

export class CommandContext {
  readonly environment: Environment;
  readonly #options: ContextOptions;
  readonly #apis = new Map<string, SchedulerApi>();
  #clusters: Clusters | undefined;

  constructor(options: ContextOptions) {
    this.environment = options.environment;
    this.#options = options;
  }

  /** Results go here: standard output. */
  out(text: string): void {
    this.environment.out(text);
  }

  /** What happens meanwhile, and what went wrong: standard error. */
  err(text: string): void {
    this.environment.err(text);
  }

  get clusters(): Clusters {
    this.#clusters ??= loadClusters(this.environment);
    return this.#clusters;
  }

  /** Names the cluster's scheduler; it is looked for at the first call. @throws {CommandError} for an unknown cluster. */
  async api(cluster: string): Promise<SchedulerApi> {
    const known = this.#apis.get(cluster);
    if (known !== undefined) return known;
    const discovery = discoveryFor(this.clusters.get(cluster));
    const { SchedulerApi: Api } = await import("./api/scheduler-api.ts");
    const { environment, isVerbose, bypassLeaderRedirect } = this.#options;
    const api = new Api({
      cluster,
      discovery,
      environment,
      bypassLeaderRedirect,
      ...(isVerbose ? { trace: (line: string) => this.err(line) } : {}),
    });
    this.#apis.set(cluster, api);
    return api;
  }

  /** A page of the console, at the address that people are to use. */
  async page({ name, proxy_url: proxy }: Cluster, path: readonly string[]): Promise<string> {
    const base = proxy === undefined || proxy === "" ? await (await this.api(name)).url() : proxy.replace(/\/+$/, "");
    return [base, "scheduler", ...path].join("/");
  }

  jobPage({ cluster, key }: ClusterJobKey): Promise<string> {
    return this.page(this.clusters.get(cluster), [key.role, key.environment, key.name]);
  }

  /** The jobs that a pattern matches. One without wildcards is itself, whether or not there is such a job. */
  async matchingJobs(pattern: JobPattern): Promise<ClusterJobKey[]> {
    const { cluster, role, environment, name } = pattern;
    if (![cluster, role, environment, name].some(hasWildcard)) return [{ cluster, key: { role, environment, name } }];
    const names = cluster === "*" ? this.clusters.all.map((one) => one.name) : [cluster];
    const found: ClusterJobKey[] = [];
    for (const one of names) found.push(...(await this.#jobsOf(one, pattern)));
    return found;
  }

  async #jobsOf(cluster: string, pattern: JobPattern): Promise<ClusterJobKey[]> {
    const api = await this.api(cluster);
    const filter = {
      ...(hasWildcard(pattern.role) ? {} : { role: pattern.role }),
      ...(hasWildcard(pattern.environment) ? {} : { environment: pattern.environment }),
    };
    const jobs = await api.query((client) => client.jobs.list.query(filter));
    const keys: JobKey[] = jobs.map(({ job }) => job.key);
    return keys.filter((key) => patternMatches(pattern, key)).map((key) => ({ cluster, key }));
  }

  /** Runs a call whose refusal ends the command with `exitCode`, told under `heading`. */
  async attempt<T>(exitCode: number, heading: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ApiFailure) throw refusal(error, exitCode, heading);
      throw error;
    }
  }
}

/** The words and the exit code for what the scheduler refused. */
export function refusal(failure: ApiFailure, exitCode = EXIT_API_ERROR, heading = "Command failure:"): CommandError {
  const lines = [heading, `\t${failure.message}`];
  if (failure.code === "JOB_UPDATING_ERROR") lines.push(`\t${JOB_UPDATING_HINT}`);
  return new CommandError(failure.code === "AUTH_FAILED" ? EXIT_AUTH_ERROR : exitCode, lines.join("\n"), {
    cause: failure,
  });
}
