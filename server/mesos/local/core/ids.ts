/** Where the core gets its unique ids from: random in the running program, counted in tests. */

export interface Ids {
  /** A new UUID in text form. */
  uuid(): string;
}

/** The 16 bytes of a UUID in text form. */
export function uuidBytes(uuid: string): Uint8Array {
  return new Uint8Array(Buffer.from(uuid.replaceAll("-", ""), "hex"));
}

/** A text that is the same for the same bytes: a key for uuids that arrive as bytes. */
export function bytesKey(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

/** Ids that count up; the same sequence every time. */
export class CountingIds implements Ids {
  #next = 1;

  uuid(): string {
    const tail = (this.#next++).toString(16).padStart(12, "0");
    return `00000000-0000-4000-8000-${tail}`;
  }
}
