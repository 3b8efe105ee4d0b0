/**
 * A protobuf message as its fields by number, for reading the few that an executor needs without the
 * generated code of all of Mesos's messages: one executor runs per task, so its size and start count.
 */
import protobuf from "protobufjs/minimal.js";

/** Bytes from the agent that are no protobuf message. */
export class ProtoError extends Error {
  override readonly name = "ProtoError";
}

const VARINT = 0;
const BYTES = 2;

const decoder = new TextDecoder();

/** The fields of one message. Of a field that comes several times, the last counts, as in protobuf. */
export class ProtoFields {
  readonly #varints = new Map<number, number>();
  readonly #bytes = new Map<number, Uint8Array[]>();

  /** `bytes` fields are views on `message`. @throws ProtoError */
  constructor(message: Uint8Array) {
    const reader = protobuf.Reader.create(message);
    try {
      while (reader.pos < reader.len) this.#readField(reader);
    } catch (error) {
      throw new ProtoError(`not a protobuf message: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }

  /** An integer; exact up to 2^53. */
  number(field: number): number | undefined {
    return this.#varints.get(field);
  }

  bytes(field: number): Uint8Array | undefined {
    return this.#bytes.get(field)?.at(-1);
  }

  /** All values of a repeated field. */
  all(field: number): readonly Uint8Array[] {
    return this.#bytes.get(field) ?? [];
  }

  text(field: number): string | undefined {
    const bytes = this.bytes(field);
    return bytes === undefined ? undefined : decoder.decode(bytes);
  }

  /** A message in this one; without fields when it is absent. @throws ProtoError */
  message(field: number): ProtoFields {
    return new ProtoFields(this.bytes(field) ?? new Uint8Array());
  }

  #readField(reader: protobuf.Reader): void {
    const tag = reader.uint32();
    const field = tag >>> 3;
    const wireType = tag & 7;
    if (wireType === VARINT) {
      this.#varints.set(field, Number(reader.int64()));
    } else if (wireType === BYTES) {
      const known = this.#bytes.get(field);
      const value = reader.bytes();
      if (known === undefined) this.#bytes.set(field, [value]);
      else known.push(value);
    } else {
      reader.skipType(wireType);
    }
  }
}
