/** What the replicas of the log amount to: who votes, whether that is enough, and what to do where it is not. Pure. */
import type { LogStatus, ReplicaView } from "../../server/api/cluster.ts";
import { formatDuration, plural } from "../format.ts";
import type { Shape, Tone } from "../status/status-table.ts";

/** A replica answers every two seconds; one that has missed several answers does not take part any more. */
export const SILENT_MS = 8_000;

export interface ReplicaLook {
  readonly label: string;
  readonly tone: Tone;
  readonly shape: Shape;
  /** One sentence. */
  readonly meaning: string;
}

function look(label: string, [tone, shape]: readonly [Tone, Shape], meaning: string): ReplicaLook {
  return { label, tone, shape, meaning };
}

const LOOKS: Readonly<Record<ReplicaView["status"], ReplicaLook>> = {
  VOTING: look("Voting", ["run", "disc"], "It takes part in every decision."),
  RECOVERING: look("Recovering", ["start", "half"], "It copies the log from the others and does not vote yet."),
  STARTING: look("Starting", ["start", "quarter"], "It waits for the others to agree that all of them are new."),
  EMPTY: look("Empty", ["wait", "ring"], "It has no data and does not vote."),
  UNKNOWN: look("Unknown", ["bad", "dashed"], "It is a member of the group and has never answered this process."),
};

const SILENT = look("Silent", ["bad", "diamond"], "It voted when it was last heard of, and does not answer any more.");

export function isSilent({ silentMs }: ReplicaView): boolean {
  return (silentMs ?? 0) > SILENT_MS;
}

export function votes(replica: ReplicaView): boolean {
  return replica.status === "VOTING" && !isSilent(replica);
}

export function replicaLook(replica: ReplicaView): ReplicaLook {
  return replica.status === "VOTING" && isSilent(replica) ? SILENT : LOOKS[replica.status];
}

/** How a replica's latest writes went: the 99th percentile, milliseconds. */
export function latestP99(replica: ReplicaView): number | undefined {
  return replica.appendLatency?.at(-1)?.p99Ms;
}

export interface QuorumVerdict {
  readonly tone: Tone;
  /** `2 of 3 vote`. */
  readonly short: string;
  readonly sentence: string;
  readonly voting: number;
  /** Replicas that there are meant to be. */
  readonly size: number;
}

function isUninitialized(replicas: readonly ReplicaView[]): boolean {
  return replicas.length > 0 && replicas.every(({ status }) => status === "EMPTY");
}

/** Whether writes go on, and how much may still fail. */
export function quorumVerdict({ replicas, quorumSize }: LogStatus): QuorumVerdict {
  const size = Math.max(replicas.length, 2 * quorumSize - 1);
  const voting = replicas.filter(votes).length;
  const spare = voting - quorumSize;
  const common = { voting, size, short: `${voting} of ${size} ${voting === 1 ? "votes" : "vote"}` };
  if (isUninitialized(replicas)) {
    return { ...common, tone: "wait", sentence: "Nothing can be written: the log has never been initialized." };
  }
  if (spare < 0) {
    const sentence =
      size === 1
        ? "The one replica does not vote: nothing can be written."
        : `Quorum lost: ${common.short}, and every write needs ${quorumSize}. Writes wait until another one votes; what was acknowledged is safe.`;
    return { ...common, tone: "bad", sentence };
  }
  if (size === 1) {
    return { ...common, tone: "run", sentence: "The one replica votes. There is no other copy of what it holds." };
  }
  if (spare === 0) {
    return {
      ...common,
      tone: "wait",
      sentence: `${voting} of ${size} replicas vote, just as many as every write needs: one more failure, and writes wait.`,
    };
  }
  const isFull = voting === size;
  return {
    ...common,
    tone: isFull ? "run" : "wait",
    sentence: isFull
      ? `All ${size} replicas vote. Every write needs ${quorumSize} of them: ${spare === 1 ? "one may" : `${spare} may`} fail, and writes go on.`
      : `${voting} of ${size} replicas vote. Every write needs ${quorumSize}: ${spare} more may fail.`,
  };
}

/** Something about the ensemble that a person should know, or see to. */
export interface Advice {
  readonly id: string;
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
  /** A command to run. */
  readonly command?: string;
}

/** `10.4.0.12:8083` of `log-replica(1)@10.4.0.12:8083`. */
export function addressOf(pid: string): string {
  return pid.slice(pid.indexOf("@") + 1);
}

function nameOf(replica: ReplicaView): string {
  return replica.isSelf ? "This process's replica" : `The replica at ${addressOf(replica.pid)}`;
}

function adviceFor(replica: ReplicaView, hasQuorum: boolean): Advice | undefined {
  const { tone } = replicaLook(replica);
  const name = nameOf(replica);
  const common = { id: replica.pid, tone };
  switch (replica.status) {
    case "VOTING":
      return undefined;
    case "EMPTY":
      return {
        ...common,
        title: `${name} is empty`,
        text: hasQuorum
          ? "It is new, or its directory was wiped. It copies the log from the others and votes when that is done, without anybody's help. Do not run mesos-log initialize on it: it would vote on what it does not remember."
          : "It can only recover from a quorum of replicas that vote, and there is none. Bring back the replicas that voted last.",
      };
    case "RECOVERING":
      return {
        ...common,
        title: `${name} recovers`,
        text: "It copies the log from the others and votes when it is done.",
      };
    case "STARTING":
      return {
        ...common,
        title: `${name} starts`,
        text: "All replicas were empty; they vote once all of them have agreed on that.",
      };
    case "UNKNOWN":
      return {
        ...common,
        title: `${name} has never answered`,
        text: `It is registered in ZooKeeper. See whether ${addressOf(replica.pid)} can be reached from here: its scheduler publishes the address that LIBPROCESS_IP or LIBPROCESS_ADVERTISE_IP gives it.`,
      };
  }
}

function adviceForSilent(silent: readonly ReplicaView[]): Advice {
  const [first, ...rest] = silent;
  const since = ({ silentMs = 0 }: ReplicaView): string => formatDuration(silentMs);
  const common = { id: "silent", tone: "bad" } as const;
  const outlook =
    "A replica that is back catches up by itself; one that is gone for good is replaced by a scheduler with an empty log directory, which copies the log from the others.";
  if (first !== undefined && rest.length === 0) {
    const title = `${nameOf(first)} has not answered for ${since(first)}`;
    const text = `See whether its scheduler runs, and whether ${addressOf(first.pid)} can be reached from here. ${outlook}`;
    return { ...common, title, text };
  }
  const all = silent.map((replica) => `${addressOf(replica.pid)} for ${since(replica)}`).join(", ");
  const title = `${plural(silent.length, "replica")} do not answer: ${all}`;
  return {
    ...common,
    title,
    text: `See whether their schedulers run, and whether they can be reached from here. ${outlook}`,
  };
}

/** What to know and do, the worst first. */
export function adviceOf(log: LogStatus): Advice[] {
  const { replicas, quorumSize } = log;
  const { voting, size } = quorumVerdict(log);
  if (isUninitialized(replicas)) return [uninitialized(log)];
  const silent = replicas.filter((replica) => replica.status === "VOTING" && isSilent(replica));
  const found = replicas.flatMap((replica) => adviceFor(replica, voting >= quorumSize) ?? []);
  if (silent.length > 0) found.push(adviceForSilent(silent));
  if (replicas.length < size) found.push(missing(size - replicas.length));
  const order: readonly Tone[] = ["bad", "wait", "start"];
  return found.sort((a, b) => order.indexOf(a.tone) - order.indexOf(b.tone));
}

function missing(count: number): Advice {
  return {
    id: "missing",
    tone: "wait",
    title: `${plural(count, "replica")} ${count === 1 ? "is" : "are"} not there`,
    text: "Their schedulers do not run, or have not registered in ZooKeeper yet.",
  };
}

function uninitialized({ replicas, path }: LogStatus): Advice {
  return {
    id: "uninitialized",
    tone: "wait",
    title: replicas.length === 1 ? "The log has never been initialized" : "No replica of this log has been initialized",
    text: `If the cluster is new, do so once on ${replicas.length === 1 ? "this host" : `each of the ${replicas.length} hosts`}. If it is not, restore the directories instead: a replica that is initialized is taken to remember all that it ever promised.`,
    command: `mesos-log initialize --path=${path}`,
  };
}
