/** Where the core gets its unique ids from: random in the running program, counted in tests. */

export interface Ids {
  /** A new UUID in text form. */
  uuid(): string;
}

/** The 16 bytes of a UUID in text form. */
export function uuidBytes(uuid: string): Uint8Array {
  const hex = uuid.replaceAll("-", "");
  return Uint8Array.from({ length: 16 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** The text of bytes in hexadecimal: a key for uuids that arrive as bytes. */
export function bytesKey(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += HEX[byte];
  return text;
}

/** Ids that count up; the same sequence every time. */
export class CountingIds implements Ids {
  #next = 1;

  uuid(): string {
    const tail = (this.#next++).toString(16).padStart(12, "0");
    return `00000000-0000-4000-8000-${tail}`;
  }
}
