/**
 * The messages between a master and its agents: Mesos's internal protocol (src/messages/messages.proto),
 * cut down to what is used here. They never leave the process, so they have no wire form.
 */
import type {
  AgentInfo,
  ExecutorInfo,
  FrameworkInfo,
  KillPolicy,
  Task,
  TaskInfo,
  TaskState,
  TaskStatus,
} from "./messages.ts";

/** Where an agent answers HTTP; every agent is the libprocess actor `slave(1)` of its own address. */
export interface AgentAddress {
  readonly ip: string;
  readonly port: number;
}

export function agentPid(address: AgentAddress): string {
  return `slave(1)@${address.ip}:${address.port}`;
}

/** Tasks that the master believes to run on an agent that does not mention them. */
export interface TaskReconciliation {
  readonly framework: FrameworkInfo;
  readonly taskIds: readonly string[];
}

export type ToAgent =
  | { readonly kind: "registered"; readonly agentId: string }
  | { readonly kind: "reregistered"; readonly reconciliations: readonly TaskReconciliation[] }
  | { readonly kind: "run-task"; readonly framework: FrameworkInfo; readonly task: TaskInfo }
  | {
      readonly kind: "kill-task";
      readonly frameworkId: string;
      readonly taskId: string;
      readonly killPolicy?: KillPolicy;
    }
  | { readonly kind: "shutdown-framework"; readonly frameworkId: string }
  | { readonly kind: "shutdown-executor"; readonly frameworkId: string; readonly executorId: string }
  | {
      readonly kind: "framework-message";
      readonly frameworkId: string;
      readonly executorId: string;
      readonly data: Uint8Array;
    }
  | {
      readonly kind: "acknowledge";
      readonly frameworkId: string;
      readonly taskId: string;
      readonly uuid: Uint8Array;
    }
  | { readonly kind: "update-framework"; readonly framework: FrameworkInfo }
  | { readonly kind: "shutdown"; readonly message: string };

/** A status update on its way from an agent; `latestState` may be ahead of `status`. */
export interface StatusUpdate {
  readonly frameworkId: string;
  readonly status: TaskStatus;
  readonly latestState?: TaskState;
}

/** What an agent says of itself when it comes back. */
export interface AgentReport {
  readonly agentId: string;
  readonly info: AgentInfo;
  readonly address: AgentAddress;
  readonly frameworks: readonly FrameworkInfo[];
  readonly tasks: readonly Task[];
  /** Without the command executors, which agents make themselves. */
  readonly executors: readonly ExecutorInfo[];
}

export type ToMaster =
  | { readonly kind: "register"; readonly info: AgentInfo; readonly address: AgentAddress }
  | { readonly kind: "reregister"; readonly report: AgentReport }
  | { readonly kind: "status-update"; readonly update: StatusUpdate }
  | {
      readonly kind: "exited-executor";
      readonly frameworkId: string;
      readonly executorId: string;
      /** As of waitpid(2). */
      readonly status: number;
    }
  | {
      readonly kind: "executor-message";
      readonly frameworkId: string;
      readonly executorId: string;
      readonly data: Uint8Array;
    };
