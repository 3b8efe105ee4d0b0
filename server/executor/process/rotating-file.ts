/**
 * A log file that is put aside when it has grown to its limit: `stdout` becomes `stdout.1`, that one `stdout.2`, and
 * the oldest goes (`RotatingFileHandler` of `thermos/core/process.py`). A piece of output is never split, so a file
 * may end up larger than the limit by one piece, and nothing is lost between two files.
 */
import { closeSync, constants, fstatSync, openSync, renameSync, writeSync } from "node:fs";
import type { RotatePolicy } from "../core/logger-config.ts";
import type { TaskUser } from "../core/task-user.ts";
import { asUser } from "./as-user.ts";

const APPEND = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT;

export class RotatingFile {
  readonly #path: string;
  /** Undefined for a file that grows without limit. */
  readonly #policy: RotatePolicy | undefined;
  readonly #owner: TaskUser;
  #fd: number;
  #bytes: number;

  /** Opens the file for adding to it. @throws an error of the file system */
  constructor(path: string, policy: RotatePolicy | undefined, owner: TaskUser) {
    this.#path = path;
    this.#policy = policy;
    this.#owner = owner;
    this.#fd = this.#open();
    this.#bytes = fstatSync(this.#fd).size;
  }

  /** @throws an error of the file system */
  write(piece: Uint8Array): void {
    for (let done = 0; done < piece.length;) done += writeSync(this.#fd, piece, done);
    this.#bytes += piece.length;
    if (this.#policy !== undefined && this.#bytes >= this.#policy.maxBytes) this.#rollOver(this.#policy);
  }

  close(): void {
    closeSync(this.#fd);
  }

  #open(): number {
    return asUser(this.#owner, () => openSync(this.#path, APPEND, 0o644));
  }

  #rollOver({ backups }: RotatePolicy): void {
    asUser(this.#owner, () => {
      for (let i = backups - 1; i >= 1; i--) move(`${this.#path}.${i}`, `${this.#path}.${i + 1}`);
      move(this.#path, `${this.#path}.1`);
    });
    const next = this.#open();
    closeSync(this.#fd);
    this.#fd = next;
    this.#bytes = 0;
  }
}

/** The task may have taken files away; that is no reason to stop writing. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}
