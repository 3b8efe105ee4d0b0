/**
 * The files endpoints' view of the disk: directories are attached under virtual paths, and nothing outside of
 * an attached directory can be reached, by `..` or by a symbolic link. Behaviour: src/files/files.cpp of
 * Apache Mesos.
 */
import { constants, type Stats } from "node:fs";
import { open, readdir, realpath, stat, type FileHandle } from "node:fs/promises";
import { join, sep } from "node:path";
import type { HostUsers } from "../container/users.ts";

/** Most that is read at once: 16 pages. */
const MAX_READ_BYTES = 16 * 4096;

export type FilesErrorCode = "INVALID" | "NOT_FOUND";

/** The message is the answer's body; Mesos gives none for what is not there. */
export class FilesError extends Error {
  override readonly name = "FilesError";
  constructor(
    readonly code: FilesErrorCode,
    message = "",
  ) {
    super(message);
  }
}

/** `FileInfo` of the v1 API. */
export interface FileInfo {
  readonly path: string;
  readonly nlink: number;
  readonly size: number;
  readonly mtime: { readonly nanoseconds: number };
  readonly mode: number;
  readonly uid: string;
  readonly gid: string;
}

export interface FileRange {
  readonly offset: number;
  /** To the end of the file where it is undefined; in either case {@link MAX_READ_BYTES} at most. */
  readonly length: number | undefined;
}

const MISSING: ReadonlySet<string> = new Set(["ENOENT", "ENOTDIR", "ELOOP", "EACCES", "ENAMETOOLONG"]);

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && MISSING.has(error.code);
}

async function orMissing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (isMissing(error)) throw new FilesError("NOT_FOUND");
    throw error;
  }
}

/** An open file; the caller closes it. */
export interface OpenFile {
  readonly handle: FileHandle;
  readonly size: number;
  readonly path: string;
}

export class SandboxFiles {
  /** Real directories by virtual path. */
  readonly #attached = new Map<string, string>();
  readonly #users: HostUsers;

  constructor(users: HostUsers) {
    this.#users = users;
  }

  /** Makes a directory readable under a virtual path. */
  attach(virtualPath: string, directory: string): void {
    this.#attached.set(virtualPath, directory);
  }

  detach(virtualPath: string): void {
    this.#attached.delete(virtualPath);
  }

  /** The real path behind a virtual one. */
  async #resolve(path: string): Promise<string> {
    if (path.includes("\0")) throw new FilesError("NOT_FOUND");
    const tokens = path.replace(/\/+$/, "").split("/");
    for (let length = tokens.length; length > 0; length--) {
      const directory = this.#attached.get(tokens.slice(0, length).join("/"));
      if (directory === undefined) continue;
      const root = await orMissing(realpath(directory));
      const wanted = join(root, ...tokens.slice(length));
      const real = await orMissing(realpath(wanted));
      if (real !== root && !real.startsWith(root + sep)) {
        throw new FilesError("INVALID", `'${wanted}' is inaccessible.\n`);
      }
      return real;
    }
    throw new FilesError("NOT_FOUND");
  }

  #info(path: string, stats: Stats): FileInfo {
    return {
      path,
      nlink: stats.nlink,
      size: stats.size,
      mtime: { nanoseconds: Math.floor(stats.mtimeMs / 1000) * 1e9 },
      mode: stats.mode,
      uid: this.#users.userName(stats.uid),
      gid: this.#users.groupName(stats.gid),
    };
  }

  /** What a directory holds, sorted by name; nothing for a file. @throws {FilesError} */
  async browse(path: string): Promise<FileInfo[]> {
    const directory = await this.#resolve(path);
    if (!(await stat(directory)).isDirectory()) return [];
    const listing: FileInfo[] = [];
    for (const name of (await readdir(directory)).toSorted()) {
      try {
        listing.push(this.#info(join(path, name), await stat(join(directory, name))));
      } catch (error) {
        // A dangling link, or gone since it was listed.
        if (!isMissing(error)) throw error;
      }
    }
    return listing;
  }

  /** Opens a regular file. @throws {FilesError} */
  async open(path: string): Promise<OpenFile> {
    const real = await this.#resolve(path);
    // Without blocking, so that a named pipe without a writer does not hold the agent up.
    const handle = await orMissing(open(real, constants.O_RDONLY | constants.O_NONBLOCK));
    const stats = await handle.stat();
    if (stats.isFile()) return { handle, size: stats.size, path: real };
    await handle.close();
    const what = stats.isDirectory() ? "a directory" : "what is not a file";
    throw new FilesError("INVALID", `Cannot read ${what}.\n`);
  }

  /** A part of a file, and the size of the whole. @throws {FilesError} */
  async read(path: string, range: FileRange): Promise<{ size: number; data: Uint8Array }> {
    const { handle, size } = await this.open(path);
    try {
      const length = Math.min(range.length ?? MAX_READ_BYTES, MAX_READ_BYTES, Math.max(size - range.offset, 0));
      if (length === 0) return { size, data: new Uint8Array() };
      const buffer = Buffer.alloc(length);
      const { bytesRead } = await handle.read(buffer, 0, length, range.offset);
      return { size, data: buffer.subarray(0, bytesRead) };
    } finally {
      await handle.close();
    }
  }
}

const FILE_TYPES: ReadonlyMap<number, string> = new Map([
  [constants.S_IFREG, "-"],
  [constants.S_IFDIR, "d"],
  [constants.S_IFCHR, "c"],
  [constants.S_IFBLK, "b"],
  [constants.S_IFIFO, "p"],
  [constants.S_IFLNK, "l"],
  [constants.S_IFSOCK, "s"],
]);

/** A mode as `ls -l` shows it: `-rw-r--r--`. */
export function modeText(mode: number): string {
  const bits = Array.from("rwxrwxrwx", (letter, i) => ((mode >> (8 - i)) & 1 ? letter : "-"));
  return (FILE_TYPES.get(mode & constants.S_IFMT) ?? "-") + bits.join("");
}
