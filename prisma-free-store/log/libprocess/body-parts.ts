/**
 * The body of a message as it arrives. Parts are kept as they are, but for many small ones, which are copied together:
 * a body in chunks of one byte each must not take a hundred times its size.
 */

const SMALL_BYTES = 1024;
const BLOCK_BYTES = 16 * 1024;

export class BodyParts {
  #parts: Buffer[] = [];
  /** Where small parts go, and how much of it is used. */
  #block: Buffer | undefined;
  #used = 0;

  add(part: Buffer): void {
    if (part.length >= SMALL_BYTES || (this.#parts.length === 0 && this.#block === undefined)) {
      this.#endBlock();
      this.#parts.push(part);
      return;
    }
    if (this.#used + part.length > BLOCK_BYTES) this.#endBlock();
    this.#block ??= Buffer.allocUnsafeSlow(BLOCK_BYTES);
    this.#used += part.copy(this.#block, this.#used);
  }

  /** The whole body; a view on what was added when that is one part. */
  take(): Buffer {
    this.#endBlock();
    const parts = this.#parts;
    this.#parts = [];
    const [first] = parts;
    return first !== undefined && parts.length === 1 ? first : Buffer.concat(parts);
  }

  clear(): void {
    this.#parts = [];
    this.#block = undefined;
    this.#used = 0;
  }

  #endBlock(): void {
    if (this.#block !== undefined) this.#parts.push(this.#block.subarray(0, this.#used));
    this.#block = undefined;
    this.#used = 0;
  }
}
