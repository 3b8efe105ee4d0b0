/**
 * The form of a backup file: a line that says what it is, then the entries that the log would be given for the same
 * snapshot, each after its length (32 bits, little-endian). So every piece has a checksum, the whole has one when it
 * has more than one piece, and it is compressed as the log's snapshots are.
 *
 * A file is whole or refused: one that ends early, goes on after its end, or differs in a bit is never used.
 */
import { open, readFile, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { MalformedEntryError, UnknownFieldError } from "../codec/wire.ts";
import { entriesOf, FrameAssembler, type FoundPayload } from "../entries/frames.ts";
import { decodeEntry, type Payload } from "../entries/log-entry.ts";
import { Slices } from "../yielding.ts";
import { BackupError, reasonOf } from "./backup-error.ts";

const FIRST_LINE = Buffer.from("aurora-scheduler backup, format 1\n");

const LENGTH_BYTES = 4;

const MAX_ENTRY_BYTES = 512 * 1024;

/**
 * Writes a file that must not exist. Resolves when the disk holds it; leaves nothing behind when it fails.
 * @throws {Error} what the file system says
 */
export async function writeBackupFile(path: string, payload: Payload): Promise<void> {
  const file = await open(path, "wx", 0o640);
  try {
    await file.writeFile(FIRST_LINE);
    for (const entry of entriesOf(payload, MAX_ENTRY_BYTES)) {
      const length = Buffer.alloc(LENGTH_BYTES);
      length.writeUInt32LE(entry.length);
      await file.writeFile(length);
      await file.writeFile(entry);
    }
    await file.sync();
    await file.close();
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(path, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Makes the names in the directory of `path` durable. */
export async function syncDirectoryOf(path: string): Promise<void> {
  const directory = await open(dirname(path), "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** The snapshot in a file. @throws {BackupError} */
export async function readBackupFile(path: string): Promise<Payload> {
  const content = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") throw new BackupError("MISSING", `Backup ${path} does not exist.`);
    throw new BackupError("FAILED", `Backup ${path} cannot be read: ${error.message}.`, { cause: error });
  });
  if (!content.subarray(0, FIRST_LINE.length).equals(FIRST_LINE)) {
    throw new BackupError("DAMAGED", `${path} is not a backup of this program.`);
  }
  return explained(path, () => payloadIn(content.subarray(FIRST_LINE.length)));
}

/** Runs `work` on the content of a backup, and tells of what it cannot read as {@link BackupError}. */
export async function explained<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UnknownFieldError) {
      const advice = "Use the version that wrote it, or a newer one.";
      throw new BackupError("NEWER_VERSION", `Backup ${path} cannot be read: ${reasonOf(error)}. ${advice}`, {
        cause: error,
      });
    }
    if (error instanceof MalformedEntryError) {
      throw new BackupError("DAMAGED", `Backup ${path} is damaged: ${reasonOf(error)}. Choose another one.`, {
        cause: error,
      });
    }
    throw error;
  }
}

async function payloadIn(content: Buffer): Promise<Payload> {
  const assembler = new FrameAssembler();
  const slices = new Slices();
  let found: FoundPayload | undefined;
  for (const [i, entry] of entriesIn(content).entries()) {
    if (found !== undefined) throw new MalformedEntryError("it goes on after its end");
    found = assembler.accept(i, decodeEntry(entry));
    await slices.pause();
  }
  if (found === undefined || assembler.badFrames > 0) throw new MalformedEntryError("it ends early");
  if (found.payload.kind !== "SNAPSHOT") throw new MalformedEntryError("it does not hold a snapshot");
  return found.payload;
}

function entriesIn(content: Buffer): Buffer[] {
  const entries: Buffer[] = [];
  let at = 0;
  while (at < content.length) {
    if (content.length - at < LENGTH_BYTES) throw new MalformedEntryError("it ends early");
    const end = at + LENGTH_BYTES + content.readUInt32LE(at);
    if (end > content.length) throw new MalformedEntryError("it ends early");
    entries.push(content.subarray(at + LENGTH_BYTES, end));
    at = end;
  }
  return entries;
}
