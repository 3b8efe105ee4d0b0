/** What the scheduler is doing while it is not plainly at work, in words. Pure. */
import type { ClusterStatus, LifecycleState } from "../../server/api/cluster.ts";
import { isFollower } from "../health/leadership.model.ts";
import type { Tone } from "../status/status-table.ts";

export interface LifecycleLook {
  readonly label: string;
  readonly tone: Tone;
  /** What it means for the person who looks. */
  readonly sentence: string;
}

export const LIFECYCLE: Readonly<Record<LifecycleState, LifecycleLook>> = {
  IDLE: { label: "Idle", tone: "gone", sentence: "The scheduler has not started its work yet." },
  PREPARING_STORAGE: {
    label: "Preparing storage",
    tone: "start",
    sentence: "The scheduler recovers its state from the log. Nothing can be changed yet.",
  },
  STORAGE_PREPARED: {
    label: "Following",
    tone: "start",
    sentence: "This process keeps up with the log, and takes over when the leader is gone.",
  },
  LEADER_AWAITING_REGISTRATION: {
    label: "Awaiting registration",
    tone: "wait",
    sentence: "This process leads and waits for the Mesos master to register it. No task is started meanwhile.",
  },
  ACTIVE: { label: "Active", tone: "run", sentence: "The scheduler leads and schedules." },
  DEAD: { label: "Shutting down", tone: "bad", sentence: "The scheduler is shutting down; another one takes over." },
};

export interface Banner {
  readonly tone: Tone;
  readonly text: string;
  /** The scheduler to ask instead. */
  readonly leader?: { readonly host: string; readonly port: number };
}

/** What to say above every page; undefined when all is as it should be. */
export function bannerOf(status: ClusterStatus): Banner | undefined {
  const { tone, sentence } = LIFECYCLE[status.lifecycle];
  const { leader } = status;
  if (leader !== undefined && isFollower(status)) {
    return { tone, text: `This scheduler follows; ${leader.host}:${leader.port} leads and knows the cluster.`, leader };
  }
  if (status.lifecycle !== "ACTIVE") return { tone, text: sentence };
  if (status.zooKeeper !== undefined && status.zooKeeper.state !== "connected") {
    return {
      tone: "bad",
      text: "ZooKeeper does not answer. Unless it does, this scheduler gives up its leadership; running tasks go on.",
    };
  }
  if (!status.framework.registered) {
    return {
      tone: "bad",
      text: "The Mesos master is not connected. Running tasks go on; nothing new is started or killed.",
    };
  }
  return undefined;
}
