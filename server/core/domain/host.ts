/** Hosts: attributes and maintenance; nouns of api.thrift. */
import type { SlaPolicy } from "./task-config.ts";

export interface Attribute {
  readonly name: string;
  readonly values: readonly string[];
}

export type MaintenanceMode = "NONE" | "SCHEDULED" | "DRAINING" | "DRAINED";

export interface HostAttributes {
  readonly host: string;
  readonly attributes: readonly Attribute[];
  readonly mode: MaintenanceMode;
  /** Mesos agent id last seen on the host. */
  readonly slaveId?: string;
}

export interface HostStatus {
  readonly host: string;
  readonly mode: MaintenanceMode;
}

/** A drain that keeps the SLAs of the host's tasks until it times out. */
export interface HostMaintenanceRequest {
  readonly host: string;
  readonly defaultSlaPolicy: SlaPolicy;
  readonly timeoutSecs: number;
  readonly createdTimestampMs: number;
}
