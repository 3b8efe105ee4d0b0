/** Agents as the console and the JSON endpoints show them. */
import type { Attribute, MaintenanceMode } from "../core/domain/host.ts";
import type { JobKey } from "../core/domain/job-key.ts";
import type { ResourceBag } from "../core/domain/resource-bag.ts";
import type { ScheduledTask } from "../core/domain/task.ts";

export interface AgentView {
  readonly host: string;
  readonly agentId?: string;
  readonly attributes: readonly Attribute[];
  readonly mode: MaintenanceMode;
  /** Value of its `dedicated` attribute. */
  readonly dedicated?: string;
  /** False when the master does not list the agent as active. */
  readonly active: boolean;
  /** All that the agent has, as the master says; absent while the master cannot be asked. */
  readonly total?: ResourceBag;
  /** Asked for by our tasks on it. */
  readonly requested: ResourceBag;
  /** In offers that we hold. */
  readonly offered: ResourceBag;
  readonly taskCount: number;
}

export interface AgentDetails extends AgentView {
  readonly tasks: readonly ScheduledTask[];
}

/** One value of the `dedicated` attribute. */
export interface DedicatedView {
  /** `role/label` or `* /label` (without the blank). */
  readonly value: string;
  readonly hosts: readonly string[];
  /** Jobs whose constraints ask for it. */
  readonly jobs: readonly { readonly job: JobKey; readonly activeTaskCount: number }[];
  readonly total?: ResourceBag;
  readonly requested: ResourceBag;
}

export interface AgentsApi {
  list(): Promise<AgentView[]>;
  /** @throws {ApiError} INVALID_REQUEST when the host is unknown. */
  get(host: string): Promise<AgentDetails>;
  dedicated(): Promise<DedicatedView[]>;
}
