/** Cutting bytes of UTF-8 text without cutting a character. */

/** The longest character, in bytes. */
const MAX_CHARACTER_BYTES = 4;

function isContinuation(byte: number): boolean {
  return (byte & 0b1100_0000) === 0b1000_0000;
}

/** How many bytes a character takes that begins with `lead`; 1 for bytes that begin none. */
function characterBytes(lead: number): number {
  if (lead >= 0b1111_0000 && lead <= 0b1111_0100) return 4;
  if (lead >= 0b1110_0000 && lead < 0b1111_0000) return 3;
  if (lead >= 0b1100_0010 && lead < 0b1110_0000) return 2;
  return 1;
}

/** Bytes at the beginning that belong to a character begun before. */
export function headRemainder(bytes: Uint8Array): number {
  let count = 0;
  while (count < MAX_CHARACTER_BYTES - 1 && count < bytes.length && isContinuation(bytes[count] ?? 0)) count += 1;
  return count;
}

/** Bytes at the end that begin a character which is not whole yet. */
export function tailRemainder(bytes: Uint8Array): number {
  for (let back = 1; back < MAX_CHARACTER_BYTES && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (isContinuation(byte)) continue;
    return characterBytes(byte) > back ? back : 0;
  }
  return 0;
}
