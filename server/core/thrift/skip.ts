/** Steps over values: how fields that a schema does not know, or knows with another type, are ignored. */
import type { BinaryReader } from "./binary-reader.ts";
import { WIRE, type WireType } from "./wire-type.ts";

const FIXED_BYTES: Partial<Record<WireType, number>> = {
  [WIRE.BOOL]: 1,
  [WIRE.BYTE]: 1,
  [WIRE.I16]: 2,
  [WIRE.I32]: 4,
  [WIRE.I64]: 8,
  [WIRE.DOUBLE]: 8,
};

/** Steps over one value of `type`. @throws ThriftDecodeError when the bytes are not one. */
export function skip(reader: BinaryReader, type: WireType): void {
  const fixedBytes = FIXED_BYTES[type];
  if (fixedBytes !== undefined) reader.advance(fixedBytes);
  else if (type === WIRE.STRING) reader.advance(reader.count());
  else if (type === WIRE.STRUCT) reader.nested(() => skipStruct(reader));
  else if (type === WIRE.MAP) reader.nested(() => skipMap(reader));
  else reader.nested(() => skipElements(reader));
}

function skipStruct(reader: BinaryReader): void {
  for (let field = reader.fieldHeader(); field !== undefined; field = reader.fieldHeader()) skip(reader, field.type);
}

function skipMap(reader: BinaryReader): void {
  const { key, value, count } = reader.mapHeader();
  for (let i = 0; i < count; i++) {
    skip(reader, key);
    skip(reader, value);
  }
}

function skipElements(reader: BinaryReader): void {
  const { element, count } = reader.elementsHeader();
  for (let i = 0; i < count; i++) skip(reader, element);
}
