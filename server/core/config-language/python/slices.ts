/** Slices of sequences and strings. */
import { isInt, PyObject, type Runtime, type Value } from "./runtime.ts";

/** `lower:upper:step` between brackets. */
export class SliceValue extends PyObject {
  override readonly typeName = "slice";
  readonly lower: Value;
  readonly upper: Value;
  readonly step: Value;

  constructor(lower: Value, upper: Value, step: Value) {
    super();
    this.lower = lower;
    this.upper = upper;
    this.step = step;
  }
}

function bound(rt: Runtime, value: Value, fallback: number): number {
  if (value === null) return fallback;
  if (!isInt(value)) return rt.raise("TypeError", "slice indices must be integers or None");
  return Number(value);
}

export function sliceRange(
  rt: Runtime,
  slice: SliceValue,
  length: number,
): { readonly start: number; readonly stop: number; readonly step: number } {
  const step = bound(rt, slice.step, 1);
  if (step === 0) return rt.raise("ValueError", "slice step cannot be zero");
  const [lowest, highest] = step > 0 ? [0, length] : [-1, length - 1];
  const clamp = (value: Value, fallback: number): number => {
    const at = bound(rt, value, fallback);
    if (value === null) return at;
    return Math.min(highest, Math.max(lowest, at < 0 ? at + length : at));
  };
  return {
    start: clamp(slice.lower, step > 0 ? 0 : length - 1),
    stop: clamp(slice.upper, step > 0 ? length : -1),
    step,
  };
}

export function sliceOf<T>(rt: Runtime, items: ArrayLike<T>, slice: SliceValue): T[] {
  const { start, stop, step } = sliceRange(rt, slice, items.length);
  const count = Math.max(0, Math.ceil((stop - start) / step));
  rt.meter.allocate(count);
  const result: T[] = [];
  for (let at = start, n = 0; n < count; at += step, n++) result.push(items[at] as T);
  return result;
}

export function sliceString(rt: Runtime, text: string, slice: SliceValue): string {
  const { start, stop, step } = sliceRange(rt, slice, text.length);
  if (step !== 1) return sliceOf(rt, text, slice).join("");
  rt.meter.allocate(Math.max(0, stop - start));
  return text.slice(start, Math.max(start, stop));
}
