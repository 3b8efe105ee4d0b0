/**
 * Writes Thrift's TBinaryProtocol: big-endian, no padding, no message header. Layout as in Thrift's
 * "Thrift Binary protocol encoding" specification, which is what the JVM and Python libraries speak.
 */

const INITIAL_BYTES = 256;
const encoder = new TextEncoder();

/** A buffer that grows. Values go in one after another; `finish` gives the bytes. */
export class BinaryWriter {
  #bytes = new Uint8Array(INITIAL_BYTES);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  i8(value: number): void {
    const at = this.#reserve(1);
    this.#view.setInt8(at, value);
  }

  i16(value: number): void {
    const at = this.#reserve(2);
    this.#view.setInt16(at, value);
  }

  i32(value: number): void {
    const at = this.#reserve(4);
    this.#view.setInt32(at, value);
  }

  i64(value: bigint): void {
    const at = this.#reserve(8);
    this.#view.setBigInt64(at, value);
  }

  double(value: number): void {
    const at = this.#reserve(8);
    this.#view.setFloat64(at, value);
  }

  /** UTF-8 with its length in bytes before it. */
  string(value: string): void {
    const bytes = encoder.encode(value);
    this.i32(bytes.length);
    const at = this.#reserve(bytes.length);
    this.#bytes.set(bytes, at);
  }

  /** A copy of what was written. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  /** Room for `count` bytes; may replace the buffer, so call it before looking at buffer or view. */
  #reserve(count: number): number {
    const offset = this.#length;
    this.#length += count;
    if (this.#length > this.#bytes.length) this.#grow();
    return offset;
  }

  #grow(): void {
    const larger = new Uint8Array(Math.max(this.#length, this.#bytes.length * 2));
    larger.set(this.#bytes);
    this.#bytes = larger;
    this.#view = new DataView(larger.buffer);
  }
}
