/** What the tool is given by the program that it is part of. */
import type { Logger } from "../../../server/base/logger.ts";
import type { ReplicaGroup } from "../ports/replica-group.ts";

/** Where a tool prints; resolves when the text has been taken. */
export interface ToolOutput {
  out(text: string): Promise<void>;
  err(text: string): Promise<void>;
}

export interface GroupLocation {
  /** `host:port,host:port`. */
  readonly servers: string;
  /** The path of the group. */
  readonly znode: string;
}

export interface OpenedGroup {
  readonly group: ReplicaGroup;
  /** To be called when the replica has left. */
  close(): Promise<void>;
}

export interface ToolEnvironment extends ToolOutput {
  /** The group that ZooKeeper keeps. @throws {ToolError} when the location makes no sense */
  openGroup(location: GroupLocation): OpenedGroup;
  /** Environment variables: where libprocess listens. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly logger: Logger;
  /** Resolves when the tool has been asked to end. */
  untilStopped(): Promise<void>;
}
