/** Type numbers of Thrift's binary protocol. */

/** Stands where a field's type would, at the end of a struct. */
export const STOP = 0;

export const WIRE = {
  BOOL: 2,
  BYTE: 3,
  DOUBLE: 4,
  I16: 6,
  I32: 8,
  I64: 10,
  STRING: 11,
  STRUCT: 12,
  MAP: 13,
  SET: 14,
  LIST: 15,
} as const;

export type WireType = (typeof WIRE)[keyof typeof WIRE];

/** Every number in {@link WIRE}. */
export const WIRE_TYPES: ReadonlySet<number> = new Set(Object.values(WIRE));
