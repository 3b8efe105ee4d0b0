/** Sorting with `key`, `reverse` and Python 2's `cmp`; stable. */
import { order, truthy } from "./compare.ts";
import { isNumber, positional, type Runtime, type Value } from "./runtime.ts";

export interface SortOptions {
  readonly compare: Value | undefined;
  readonly key: Value | undefined;
  readonly reverse: Value | undefined;
}

export function sorted(rt: Runtime, items: readonly Value[], options: SortOptions): Value[] {
  rt.meter.allocate(items.length);
  const { compare = null, key = null } = options;
  const decorated = items.map((item) => ({ item, key: key === null ? item : rt.call(key, positional(item)) }));
  const direction = truthy(rt, options.reverse ?? false) ? -1 : 1;
  decorated.sort((left, right) => {
    if (compare === null) return direction * order(rt, left.key, right.key);
    const result = rt.call(compare, positional(left.key, right.key));
    return isNumber(result) ? direction * Number(result) : rt.raise("TypeError", "cmp must return an integer");
  });
  return decorated.map((entry) => entry.item);
}
