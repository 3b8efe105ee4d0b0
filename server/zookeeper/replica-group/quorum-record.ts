/**
 * What schedulers publish about quorum sizes, in a node beside the replica group's (`<group>_quorum`; the group's own nodes
 * stay as Mesos writes them): the node's data is the quorum size that the log was last run with, its children
 * are the schedulers that run now.
 */
import type { PublishedQuorum } from "./quorum-rule.ts";

/** Names of the children, before their number. */
export const SCHEDULER_LABEL = "scheduler";

export function quorumPath(groupPath: string): string {
  return `${groupPath}_quorum`;
}

export function encodePublished({ pid, quorumSize }: PublishedQuorum): string {
  return JSON.stringify({ pid, quorumSize });
}

export function encodeRecord(quorumSize: number): string {
  return JSON.stringify({ quorumSize });
}

function parseObject(text: string): Partial<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

function isQuorumSize(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) > 0;
}

/** Undefined for what no scheduler of ours wrote. */
export function decodePublished(text: string): PublishedQuorum | undefined {
  const { pid, quorumSize } = parseObject(text);
  return typeof pid === "string" && isQuorumSize(quorumSize) ? { pid, quorumSize } : undefined;
}

export function decodeRecord(text: string): number | undefined {
  const { quorumSize } = parseObject(text);
  return isQuorumSize(quorumSize) ? quorumSize : undefined;
}
