/** How the framework introduces itself to Mesos, as Aurora's buildFrameworkInfo does. */
import { mesos } from "../messages.ts";
import type { Credentials } from "./credentials.ts";
import type { DriverSettings } from "./flags.ts";

export type FrameworkInfo = mesos.v1.FrameworkInfo.$Properties;

/** The scheduler as Mesos's pages link to it. */
export interface FrameworkIdentity {
  readonly hostname: string;
  readonly webuiUrl: string;
}

export interface FrameworkOptions {
  readonly settings: DriverSettings;
  readonly identity: FrameworkIdentity;
  /** `-allow_gpu_resource`. */
  readonly allowGpuResource: boolean;
  readonly credentials?: Credentials | undefined;
}

const MS_PER_SECOND = 1_000;

/** FrameworkInfo without the id. */
export function frameworkInfo({ settings, identity, allowGpuResource, credentials }: FrameworkOptions): FrameworkInfo {
  const { Type } = mesos.v1.FrameworkInfo.Capability;
  const capabilities = [
    ...(settings.receiveRevocableResources ? [Type.REVOCABLE_RESOURCES] : []),
    ...(allowGpuResource ? [Type.GPU_RESOURCES] : []),
    ...(settings.partitionAware ? [Type.PARTITION_AWARE] : []),
  ];
  return {
    user: settings.executorUser,
    name: settings.frameworkName,
    // Agents keep running our tasks while their own process restarts.
    checkpoint: true,
    failover_timeout: settings.frameworkFailoverTimeoutMs / MS_PER_SECOND,
    hostname: identity.hostname,
    webui_url: identity.webuiUrl,
    capabilities: capabilities.map((type) => ({ type })),
    ...(settings.mesosRole === undefined ? {} : { role: settings.mesosRole }),
    ...(settings.frameworkAnnouncePrincipal && credentials !== undefined ? { principal: credentials.principal } : {}),
  };
}
