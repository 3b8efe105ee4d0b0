/**
 * Reads Thrift's TBinaryProtocol. Input comes from the network: every read is bounded by the bytes that
 * are there, counts are checked before anything is allocated, and nesting is limited, so that bad bytes
 * end in a {@link ThriftDecodeError} and nothing else.
 */
import { STOP, WIRE, WIRE_TYPES, type WireType } from "./wire-type.ts";

/** The bytes are not a Thrift value of the expected shape. */
export class ThriftDecodeError extends Error {
  override readonly name = "ThriftDecodeError";
}

/** How deep structs and containers may nest. Aurora's own types need eight. */
const MAX_DEPTH = 32;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Goes through the bytes from front to back. Every method throws {@link ThriftDecodeError} on bad input. */
export class BinaryReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #offset = 0;
  #depth = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  i8(): number {
    return this.#view.getInt8(this.#take(1));
  }

  i16(): number {
    return this.#view.getInt16(this.#take(2));
  }

  i32(): number {
    return this.#view.getInt32(this.#take(4));
  }

  i64(): bigint {
    return this.#view.getBigInt64(this.#take(8));
  }

  double(): number {
    return this.#view.getFloat64(this.#take(8));
  }

  string(): string {
    const length = this.count();
    const start = this.#take(length);
    try {
      return decoder.decode(this.#bytes.subarray(start, start + length));
    } catch (error) {
      throw new ThriftDecodeError(`text at byte ${start} is not UTF-8`, { cause: error });
    }
  }

  /** A length or number of elements. Each element takes a byte at least, which bounds it. */
  count(): number {
    const at = this.#offset;
    const count = this.i32();
    if (count < 0 || count > this.remaining()) {
      throw new ThriftDecodeError(`count ${count} at byte ${at} does not fit in the ${this.remaining()} bytes left`);
    }
    return count;
  }

  /** The type and id of the next field of a struct; undefined at the struct's end. */
  fieldHeader(): { readonly type: WireType; readonly id: number } | undefined {
    const type = this.i8();
    return type === STOP ? undefined : { type: this.#known(type), id: this.i16() };
  }

  /** The header of a list or a set. The types of an empty one mean nothing and are not looked at. */
  elementsHeader(): { readonly element: WireType; readonly count: number } {
    const element = this.i8();
    const count = this.count();
    return { element: count === 0 ? WIRE.BYTE : this.#known(element), count };
  }

  mapHeader(): { readonly key: WireType; readonly value: WireType; readonly count: number } {
    const key = this.i8();
    const value = this.i8();
    const count = this.count();
    if (count === 0) return { key: WIRE.BYTE, value: WIRE.BYTE, count };
    return { key: this.#known(key), value: this.#known(value), count };
  }

  /** Steps over `count` bytes. */
  advance(count: number): void {
    this.#take(count);
  }

  /** Runs `read` one level deeper. */
  nested<T>(read: () => T): T {
    if (this.#depth >= MAX_DEPTH) throw new ThriftDecodeError(`nested deeper than ${MAX_DEPTH} levels`);
    this.#depth += 1;
    const value = read();
    this.#depth -= 1;
    return value;
  }

  remaining(): number {
    return this.#bytes.length - this.#offset;
  }

  #known(type: number): WireType {
    if (!WIRE_TYPES.has(type)) throw new ThriftDecodeError(`unknown type ${type} before byte ${this.#offset}`);
    return type as WireType;
  }

  #take(count: number): number {
    if (count > this.remaining()) {
      throw new ThriftDecodeError(`${count} bytes wanted at byte ${this.#offset}, ${this.remaining()} are left`);
    }
    const offset = this.#offset;
    this.#offset += count;
    return offset;
  }
}
