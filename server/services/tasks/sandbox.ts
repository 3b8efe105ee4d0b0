/**
 * The sandboxes of tasks: directories on agents, looked into through the {@link ClusterInspector}. What can be
 * wrong (no agent yet, agent away, sandbox or file gone) is said in words that name it.
 */
import type { ReadFileInput, SandboxChunk, SandboxFile } from "../../api/tasks.ts";
import type { Clock } from "../../base/clock.ts";
import { ApiError, invalidRequest, isApiError } from "../../core/domain/api-error.ts";
import type { ScheduledTask } from "../../core/domain/task.ts";
import type { ClusterInspector, SandboxRef } from "../../scheduler/ports/cluster-inspector.ts";
import { executorIdOf } from "../../scheduler/scheduling/mesos-task-factory.ts";
import { headRemainder, tailRemainder } from "./utf8.ts";

/** The most bytes of one answer. */
const MAX_READ_BYTES = 1024 * 1024;

/** The fewest bytes of one read: a character is always got through. */
const MIN_READ_BYTES = 4;

/** How long a follower waits for data before it is told that there is none. */
const FOLLOW_MS = 20_000;

/** How often a follower's file is looked at. */
const FOLLOW_INTERVAL_MS = 500;

export interface SandboxOptions {
  readonly inspector: ClusterInspector;
  readonly clock: Clock;
}

/** A task whose sandbox is to be looked into. */
export interface SandboxOwner {
  readonly task: ScheduledTask;
  readonly frameworkId: string | undefined;
}

interface OpenSandbox {
  readonly ref: SandboxRef;
  readonly taskId: string;
  readonly host: string;
}

/** The bytes of a read and how large the file was. */
interface Piece {
  readonly offset: number;
  readonly bytes: Uint8Array;
  readonly size: number;
}

/** The path as the agent wants it: relative, without empty and dot segments. */
export function sandboxPath(path: string): string {
  const segments = path.split("/").filter((segment) => segment !== "" && segment !== ".");
  if (path.startsWith("/") || segments.includes("..") || path.includes("\0")) {
    throw invalidRequest(`path '${path}' must stay within the sandbox: relative, without ..`);
  }
  return segments.join("/");
}

/** The whole characters of a piece. What begins in the middle of a character begins after it when `trimHead`. */
function chunkOf({ offset, bytes, size }: Piece, trimHead: boolean): SandboxChunk {
  const start = trimHead ? headRemainder(bytes) : 0;
  const body = bytes.subarray(start, bytes.length - tailRemainder(bytes.subarray(start)));
  return {
    offset: offset + start,
    data: new TextDecoder("utf-8", { ignoreBOM: true }).decode(body),
    nextOffset: offset + start + body.length,
    atEnd: offset + bytes.length >= size,
  };
}

export class Sandboxes {
  readonly #options: SandboxOptions;

  constructor(options: SandboxOptions) {
    this.#options = options;
  }

  /** The entries of a directory, directories first, by name. */
  async files(owner: SandboxOwner, path: string): Promise<SandboxFile[]> {
    const sandbox = this.#open(owner);
    const directory = sandboxPath(path);
    const files = await this.#ask(sandbox, (inspector) => inspector.listFiles(sandbox.ref, directory));
    if (files === undefined) throw await this.#missing(sandbox, directory);
    return files
      .map((file) => ({ ...file, name: file.path.slice(file.path.lastIndexOf("/") + 1) }))
      .sort((a, b) => Number(b.isDirectory) - Number(a.isDirectory) || (a.name < b.name ? -1 : 1));
  }

  /** A piece of a file; with `follow`, waits a while for one. */
  async readFile(owner: SandboxOwner, input: ReadFileInput): Promise<SandboxChunk> {
    const sandbox = this.#open(owner);
    const path = sandboxPath(input.path);
    const length = Math.min(Math.max(input.length, MIN_READ_BYTES), MAX_READ_BYTES);
    const offset = input.offset >= 0 ? input.offset : await this.#fromEnd(sandbox, path, -input.offset);
    const deadlineMs = this.#options.clock.monotonicMs() + FOLLOW_MS;
    for (;;) {
      const piece = await this.#read(sandbox, { path, offset, length });
      const chunk = chunkOf(piece, input.offset < 0);
      // A file that has become shorter was begun anew; its reader has to know at once.
      const done = chunk.data !== "" || piece.size < offset || input.follow !== true;
      if (done) return piece.size < offset ? { ...chunk, offset: piece.size, nextOffset: piece.size } : chunk;
      if (this.#options.clock.monotonicMs() + FOLLOW_INTERVAL_MS > deadlineMs) return chunk;
      await new Promise<void>((resolve) => this.#options.clock.after(FOLLOW_INTERVAL_MS, resolve));
    }
  }

  /**
   * A file from its start, as text; undefined when the sandbox does not have it. What is beyond `limitBytes` is left out.
   */
  async wholeFile(owner: SandboxOwner, path: string, limitBytes: number): Promise<string | undefined> {
    const sandbox = this.#open(owner);
    const pieces: Uint8Array[] = [];
    for (let offset = 0; offset < limitBytes;) {
      const range = { path, offset, length: Math.min(MAX_READ_BYTES, limitBytes - offset) };
      const read = await this.#ask(sandbox, (inspector) => inspector.readFile(sandbox.ref, range));
      if (read === undefined) {
        const root = await this.#ask(sandbox, (inspector) => inspector.listFiles(sandbox.ref, ""));
        if (root === undefined) throw await this.#missing(sandbox, path);
        return undefined;
      }
      pieces.push(read.data);
      offset += read.data.length;
      if (read.data.length === 0 || offset >= read.size) break;
    }
    return Buffer.concat(pieces).toString("utf8");
  }

  async #fromEnd(sandbox: OpenSandbox, path: string, bytes: number): Promise<number> {
    const { size } = await this.#read(sandbox, { path, offset: 0, length: 0 });
    return Math.max(size - bytes, 0);
  }

  async #read(sandbox: OpenSandbox, range: { path: string; offset: number; length: number }): Promise<Piece> {
    const read = await this.#ask(sandbox, (inspector) => inspector.readFile(sandbox.ref, range));
    if (read === undefined) throw await this.#missing(sandbox, range.path);
    return { offset: range.offset, bytes: read.data, size: read.size };
  }

  #open({ task, frameworkId }: SandboxOwner): OpenSandbox {
    const { taskId, slaveId, slaveHost } = task.assignedTask;
    if (slaveId === undefined || frameworkId === undefined) {
      throw invalidRequest(`Task ${taskId} is ${task.status} and was never assigned to an agent: it has no sandbox.`);
    }
    const ref = { agentId: slaveId, frameworkId, executorId: executorIdOf(taskId) };
    return { ref, taskId, host: slaveHost ?? slaveId };
  }

  async #ask<T>({ host }: OpenSandbox, question: (inspector: ClusterInspector) => Promise<T>): Promise<T> {
    try {
      return await question(this.#options.inspector);
    } catch (error) {
      if (isApiError(error)) throw error;
      const why = error instanceof Error ? error.message : String(error);
      throw new ApiError("ERROR_TRANSIENT", `The agent on ${host} does not answer: ${why}`, { cause: error });
    }
  }

  /** Why a path that was asked for is not there: the file alone, or the sandbox with it. */
  async #missing(sandbox: OpenSandbox, path: string): Promise<ApiError> {
    const { ref, taskId, host } = sandbox;
    const root = path === "" ? undefined : await this.#ask(sandbox, (inspector) => inspector.listFiles(ref, ""));
    return root === undefined
      ? invalidRequest(`The sandbox of task ${taskId} is gone from ${host}: agents remove them a while after the end.`)
      : invalidRequest(`There is no ${path} in the sandbox of task ${taskId}.`);
  }
}
