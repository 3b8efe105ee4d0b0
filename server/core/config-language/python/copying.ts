/** `copy.copy` and `copy.deepcopy`. Values that never change are their own copies. */
import { PyDict, PyList, PySet, PyTuple } from "./containers.ts";
import { type Runtime, type Value } from "./runtime.ts";

export function shallowCopy(rt: Runtime, value: Value): Value {
  if (value instanceof PyList) {
    rt.meter.allocate(value.items.length);
    return new PyList([...value.items]);
  }
  if (value instanceof PyDict) return PyDict.of(rt, entriesOf(value));
  return value instanceof PySet ? PySet.of(rt, value.elements.values(), value.typeName === "frozenset") : value;
}

export function deepCopy(rt: Runtime, value: Value): Value {
  rt.meter.spend();
  rt.meter.enter();
  let copy = value;
  if (value instanceof PyList) copy = new PyList(value.items.map((item) => deepCopy(rt, item)));
  else if (value instanceof PyTuple) copy = new PyTuple(value.items.map((item) => deepCopy(rt, item)));
  else if (value instanceof PyDict)
    copy = PyDict.of(
      rt,
      entriesOf(value).map(([key, item]) => [key, deepCopy(rt, item)] as const),
    );
  else copy = shallowCopy(rt, value);
  rt.meter.leave();
  return copy;
}

function entriesOf(dict: PyDict): (readonly [Value, Value])[] {
  return [...dict.entries.values()].map(({ key, value }) => [key, value] as const);
}
