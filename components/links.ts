/**
 * Every address of the console is built here, and nowhere else. Search parameters that equal their
 * default are left out, so that an address says only what was chosen.
 */
import type { InstanceKey, JobKey } from "../server/core/domain/job-key.ts";

type Params = Readonly<Record<string, string | number | boolean | undefined>>;

function at(segments: readonly string[], params: Params = {}): string {
  const path = `/${segments.map(encodeURIComponent).join("/")}`;
  const query = searchString(params);
  return query === "" ? path : `${path}?${query}`;
}

/** Parameters as a query string without the question mark; undefined, empty and false are left out. */
export function searchString(params: Params): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== "" && value !== false) search.set(name, String(value));
  }
  return search.toString();
}

export interface JobListParams {
  readonly q?: string;
  /** One of the filters of the job list. */
  readonly show?: "pending" | "attention";
}

export interface JobParams {
  readonly tab?: "instances" | "config" | "history" | "events";
  /** Statuses shown in the grid and the list, comma separated. */
  readonly status?: string;
}

export interface InstanceParams {
  readonly tab?: "log" | "files" | "states" | "config";
  /** Task id; the latest run when absent. */
  readonly run?: string;
  /** Path of a file in the sandbox. */
  readonly file?: string;
}

export interface LogParams {
  /** A kind of entry. */
  readonly kind?: string;
  /** Entries about this. */
  readonly q?: string;
  /** Where to begin: a position; the log's end when absent. */
  readonly at?: string;
  /** Position of the entry that is open. */
  readonly open?: string;
}

export const links = {
  overview: (): string => "/",
  roles: (params: { readonly q?: string; readonly view?: "jobs"; readonly show?: JobListParams["show"] } = {}) =>
    at(["scheduler"], params),
  role: (role: string, params: JobListParams = {}): string => at(["scheduler", role], { ...params }),
  environment: (role: string, environment: string, params: JobListParams = {}): string =>
    at(["scheduler", role, environment], { ...params }),
  job: (job: JobKey, params: JobParams = {}): string =>
    at(["scheduler", job.role, job.environment, job.name], { ...params }),
  instance: (key: InstanceKey, params: InstanceParams = {}): string =>
    at(["scheduler", key.jobKey.role, key.jobKey.environment, key.jobKey.name, String(key.instanceId)], {
      ...params,
    }),
  /** `from`: a job to copy; `job`: one to compare with. */
  create: (params: { readonly from?: string; readonly job?: string } = {}): string => at(["create"], params),
  agents: (params: { readonly q?: string; readonly show?: "inactive" | "dedicated" } = {}): string =>
    at(["admin", "agents"], params),
  agent: (host: string): string => at(["admin", "agents", host]),
  dedicated: (params: { readonly q?: string } = {}): string => at(["admin", "dedicated"], params),
  quotas: (params: { readonly q?: string } = {}): string => at(["admin", "quotas"], params),
  health: (): string => "/admin/health",
  flags: (params: { readonly q?: string; readonly set?: boolean } = {}): string => at(["admin", "flags"], params),
  log: (params: LogParams = {}): string => at(["admin", "log"], { ...params }),
  metrics: (params: { readonly q?: string; readonly stat?: string } = {}): string => at(["admin", "metrics"], params),
} as const;
