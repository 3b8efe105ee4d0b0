/**
 * Checks LevelDB's write-ahead files before LevelDB opens the directory. LevelDB drops a damaged record of
 * such a file, and all that follow it in the block, without a word: acknowledged entries would be gone. Here
 * that is an error.
 *
 * A record that the file ends in the middle of was being written when the process or the machine stopped;
 * it was never acknowledged, and LevelDB rightly ignores it. The same holds for a tail of zeros. Format:
 * LevelDB's `doc/log_format.md`.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32c } from "../../core/crc32c.ts";

const BLOCK_BYTES = 32 * 1024;
const HEADER_BYTES = 7;
const MASK_DELTA = 0xa282ead8;

/** The offset of the first damaged record of a write-ahead file's content; undefined when all is well. */
export function damagedOffset(file: Uint8Array): number | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let at = 0;
  while (at < file.length) {
    const leftInBlock = BLOCK_BYTES - (at % BLOCK_BYTES);
    if (leftInBlock < HEADER_BYTES) {
      at += leftInBlock;
      continue;
    }
    if (at + HEADER_BYTES > file.length) return undefined;
    const length = view.getUint16(at + 4, true);
    const type = file[at + 6];
    const end = at + HEADER_BYTES + length;
    if (type === 0 && length === 0) return file.subarray(at).every((byte) => byte === 0) ? undefined : at;
    if (end > file.length && end <= at + leftInBlock) return undefined;
    if (end > at + leftInBlock || unmask(view.getUint32(at, true)) !== crc32c(file.subarray(at + 6, end))) return at;
    at = end;
  }
  return undefined;
}

/** Checksums are stored rotated and offset, so that checksums of checksums are harmless. */
function unmask(masked: number): number {
  const rotated = (masked - MASK_DELTA) >>> 0;
  return ((rotated >>> 17) | (rotated << 15)) >>> 0;
}

/** @returns what is damaged in the write-ahead files of a LevelDB directory; undefined when all is well. */
export async function findWalDamage(directory: string): Promise<string | undefined> {
  for (const name of await readdir(directory)) {
    if (!/^\d+\.log$/.test(name)) continue;
    const offset = damagedOffset(await readFile(join(directory, name)));
    if (offset !== undefined) return `${name} is damaged at byte ${offset}`;
  }
  return undefined;
}
