/**
 * Brings a command's URIs into the sandbox: local paths, file:// and http(s)://. Executable ones get the
 * executable bit, archives are unpacked unless told otherwise. Behaviour: src/launcher/fetcher.cpp and
 * docs/fetcher.md of Apache Mesos, without its cache.
 */
import { execFile } from "node:child_process";
import { constants, createWriteStream } from "node:fs";
import { chmod, copyFile, mkdir } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, normalize, sep } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { CommandUri } from "../core/messages.ts";

/** A URI cannot be fetched; the message names it. */
export class FetchError extends Error {
  override readonly name = "FetchError";
}

const run = promisify(execFile);

const EXECUTABLE_MODE = 0o755;

/** Longest that one URI may take. */
const FETCH_TIMEOUT_MS = 600_000;

const ARCHIVES: readonly { readonly pattern: RegExp; readonly unpack: (file: string, into: string) => string[] }[] = [
  {
    pattern: /\.(tar|tgz|tar\.gz|tbz2|tar\.bz2|txz|tar\.xz)$/,
    unpack: (file, into) => ["tar", "-C", into, "-xf", file],
  },
  { pattern: /\.gz$/, unpack: (file) => ["gzip", "-dfk", file] },
  { pattern: /\.zip$/, unpack: (file, into) => ["unzip", "-o", "-q", "-d", into, file] },
];

/** The file's name in the sandbox. */
function targetOf(uri: CommandUri, sandbox: string): string {
  const path = /^[a-z][a-z0-9+.-]*:\/\//i.test(uri.value) ? decodeURIComponent(new URL(uri.value).pathname) : uri.value;
  const name = uri.output_file ?? basename(path);
  const target = normalize(name);
  const leaves = isAbsolute(target) || target === ".." || target.startsWith(`..${sep}`) || target === ".";
  if (name === "" || leaves) throw new FetchError(`'${name}' is not a file name within the sandbox`);
  return join(sandbox, target);
}

async function download(url: string, target: string, signal: AbortSignal): Promise<void> {
  const response = await fetch(url, { signal });
  if (!response.ok || response.body === null) throw new FetchError(`'${url}' answered ${response.status}`);
  await pipeline(Readable.fromWeb(response.body as ReadableStream), createWriteStream(target));
}

async function bring(uri: CommandUri, target: string, signal: AbortSignal): Promise<void> {
  const { value } = uri;
  if (/^https?:\/\//i.test(value)) return download(value, target, signal);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(value) && !value.startsWith("file://")) {
    throw new FetchError(`'${value}': only local paths, file:// and http(s):// can be fetched`);
  }
  const path = value.startsWith("file://") ? fileURLToPath(value) : value;
  if (!isAbsolute(path)) throw new FetchError(`'${value}' is a relative path, and there is no frameworks_home`);
  // Shares the blocks with the original where the file system can.
  await copyFile(path, target, constants.COPYFILE_FICLONE);
}

async function unpack(target: string, sandbox: string): Promise<void> {
  const [program, ...args] = ARCHIVES.find((archive) => archive.pattern.test(target))?.unpack(target, sandbox) ?? [];
  if (program !== undefined) await run(program, args);
}

async function fetchOne(uri: CommandUri, sandbox: string, signal: AbortSignal): Promise<void> {
  const target = targetOf(uri, sandbox);
  await mkdir(dirname(target), { recursive: true });
  await bring(uri, target, AbortSignal.any([signal, AbortSignal.timeout(FETCH_TIMEOUT_MS)]));
  if (uri.executable === true) await chmod(target, EXECUTABLE_MODE);
  else if (uri.extract !== false) await unpack(target, sandbox);
}

/**
 * Fetches all of them, in order.
 * @throws {FetchError} for the first that fails.
 */
export async function fetchUris(uris: readonly CommandUri[], sandbox: string, signal: AbortSignal): Promise<void> {
  for (const uri of uris) {
    try {
      signal.throwIfAborted();
      await fetchOne(uri, sandbox, signal);
    } catch (error) {
      if (error instanceof FetchError) throw error;
      const why = error instanceof Error ? error.message : String(error);
      throw new FetchError(`Failed to fetch '${uri.value}': ${why}`, { cause: error });
    }
  }
}
