/**
 * Cuts what a ZooKeeper server sends into frames: four bytes of length, then that many bytes. A splitter
 * belongs to one connection, so what a cut connection left behind never meets the bytes of the next one.
 */

/** More than a server ever sends (`jute.maxbuffer` is 1 MB); a longer length means that this is no ZooKeeper. */
const MAX_FRAME_BYTES = 4 * 1024 * 1024;
const LENGTH_BYTES = 4;

/** The bytes are not ZooKeeper's. */
export class FrameError extends Error {
  override readonly name = "FrameError";
}

export class FrameSplitter {
  #chunks: Buffer[] = [];
  #held = 0;
  /** Bytes of the frame at hand with its length; undefined while that is not known. */
  #wanted: number | undefined;

  /** Takes bytes and returns the frames that they complete, each with its length in front. @throws {FrameError} */
  push(bytes: Buffer): Buffer[] {
    this.#chunks.push(bytes);
    this.#held += bytes.length;
    const frames: Buffer[] = [];
    while (this.#held >= this.#need()) frames.push(this.#take());
    return frames;
  }

  #need(): number {
    if (this.#wanted === undefined && this.#held >= LENGTH_BYTES) {
      const length = this.#joined().readInt32BE(0);
      if (length < 0 || length > MAX_FRAME_BYTES) throw new FrameError(`a frame of ${length} bytes`);
      this.#wanted = LENGTH_BYTES + length;
    }
    return this.#wanted ?? Number.POSITIVE_INFINITY;
  }

  #take(): Buffer {
    const wanted = this.#need();
    const all = this.#joined();
    const rest = all.subarray(wanted);
    this.#chunks = rest.length === 0 ? [] : [rest];
    this.#held = rest.length;
    this.#wanted = undefined;
    return all.subarray(0, wanted);
  }

  #joined(): Buffer {
    const [only] = this.#chunks;
    if (this.#chunks.length === 1 && only !== undefined) return only;
    const all = Buffer.concat(this.#chunks);
    this.#chunks = [all];
    return all;
  }
}
