/**
 * What the console wants to know of Mesos beyond the scheduler API: the master's list of agents and the
 * sandboxes on them, through the operator and files endpoints. Implemented in `server/mesos`.
 */
import type { Attribute } from "../../core/domain/host.ts";
import type { MesosResource } from "./driver.ts";

export interface InspectedAgent {
  readonly agentId: string;
  readonly hostname: string;
  readonly active: boolean;
  readonly attributes: readonly Attribute[];
  readonly totalResources: readonly MesosResource[];
  /** `host:port` of the agent's HTTP endpoints. */
  readonly address: string;
}

/** Names one task's sandbox. Our executors run one task each, and executor id is derived from the task id. */
export interface SandboxRef {
  readonly agentId: string;
  readonly frameworkId: string;
  readonly executorId: string;
}

export interface InspectedFile {
  readonly path: string;
  readonly isDirectory: boolean;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  readonly mode: string;
}

export interface ClusterInspector {
  /** The master's agents; may be up to a few seconds old. @throws when no master answers. */
  agents(): Promise<readonly InspectedAgent[]>;
  /** `path` is relative to the sandbox. Undefined when the sandbox or the path is gone. */
  listFiles(sandbox: SandboxRef, path: string): Promise<readonly InspectedFile[] | undefined>;
  /** Bytes from `offset`, at most `length`, and the file's size; undefined when the file is gone. */
  readFile(
    sandbox: SandboxRef,
    range: { path: string; offset: number; length: number },
  ): Promise<{ data: Uint8Array; size: number } | undefined>;
}
