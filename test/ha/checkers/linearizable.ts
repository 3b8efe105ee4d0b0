/**
 * Whether the history of one register can be explained by operations that took effect one after another, each at some
 * moment between its invocation and its return. After Wing and Gong, and Lowe ("Testing for linearizability"): goes
 * through the events in order with every state that the register may be in, and lets an operation take effect as late as
 * possible, together with whatever of the open ones must precede it. States that were met are not looked at again.
 *
 * Operations without an answer may take effect at any time after their invocation, or never. Every write writes another
 * value, so one of those that nobody has read may be left out: what it overwrites was not read between either. For the
 * same reason a value is not overwritten while somebody has yet to read it: it would never come back.
 */
import { told, writesByValue, type RegisterOperation, type RegisterValue } from "./register-history.ts";

/** Beyond so many states at a time the search is given up, loudly. */
const MAX_STATES = 200_000;
/** Operations before a violation that its report names. */
const CONTEXT = 12;

/** What the register holds, and which of the operations that have not returned have taken effect. */
interface State {
  readonly value: RegisterValue;
  readonly done: readonly number[];
}

interface Event {
  readonly at: number;
  readonly index: number;
  readonly isReturn: boolean;
}

/**
 * @returns what is wrong, in words, with the operation whose return shows it; undefined when the history is linearizable
 * @throws {Error} when the search takes too much
 */
export function linearizabilityViolation(history: readonly RegisterOperation[]): string | undefined {
  const invented = inventedValue(history);
  if (invented !== undefined) return invented;
  if (isLinearizable(history)) return undefined;
  // The shortest beginning that cannot be explained ends with the return of the culprit.
  const ends = history.flatMap(({ returned }) => (returned === undefined ? [] : [returned])).sort((a, b) => a - b);
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isLinearizable(until(history, ends[middle] ?? 0))) low = middle + 1;
    else high = middle;
  }
  return `cannot be explained: ${context(history, ends[low] ?? 0)}`;
}

/** What was known of the history at an event. */
function until(history: readonly RegisterOperation[], end: number): RegisterOperation[] {
  return history
    .filter(({ invoked }) => invoked <= end)
    .map((one) => ((one.returned ?? 0) > end ? { ...one, returned: undefined } : one));
}

function isLinearizable(history: readonly RegisterOperation[]): boolean {
  const observed = new Set(
    history.flatMap(({ kind, returned, value }) => (kind === "read" && returned !== undefined ? [value] : [])),
  );
  const operations = history.filter(
    ({ kind, returned, value }) => returned !== undefined || (kind === "write" && observed.has(value)),
  );
  const open = new Set<number>();
  const returned = new Set<number>();
  const readers = readersOf(operations);
  let states: readonly State[] = [{ value: undefined, done: [] }];
  for (const { index, isReturn } of eventsOf(operations)) {
    if (!isReturn) {
      open.add(index);
      continue;
    }
    const isRead = (value: RegisterValue, done: readonly number[]): boolean =>
      readers.get(value)?.every((reader) => returned.has(reader) || done.includes(reader)) ?? true;
    states = afterReturn(states, { operations, open: [...open], index, isRead });
    if (states.length === 0) return false;
    open.delete(index);
    returned.add(index);
  }
  return true;
}

function inventedValue(operations: readonly RegisterOperation[]): string | undefined {
  const writes = writesByValue(operations);
  const invented = operations.find(
    ({ kind, value, returned }) =>
      kind === "read" && returned !== undefined && value !== undefined && !writes.has(value),
  );
  return invented === undefined ? undefined : `nobody has written what was read: ${told(invented)}`;
}

/** Who reads each value. */
function readersOf(operations: readonly RegisterOperation[]): Map<RegisterValue, number[]> {
  const readers = new Map<RegisterValue, number[]>();
  operations.forEach(({ kind, value }, index) => {
    if (kind === "read") readers.set(value, [...(readers.get(value) ?? []), index]);
  });
  return readers;
}

function eventsOf(operations: readonly RegisterOperation[]): Event[] {
  const events = operations.flatMap(({ invoked, returned }, index) => [
    { at: invoked, index, isReturn: false },
    ...(returned === undefined ? [] : [{ at: returned, index, isReturn: true }]),
  ]);
  return events.sort((a, b) => a.at - b.at);
}

interface Step {
  readonly operations: readonly RegisterOperation[];
  /** Operations that were invoked and have not returned, the returning one included. */
  readonly open: readonly number[];
  /** The one that returns. */
  readonly index: number;
  /** Whether all reads of a value are over. */
  readonly isRead: (value: RegisterValue, done: readonly number[]) => boolean;
}

/** Every state in which the operation that returns has taken effect, without mention of it. */
function afterReturn(states: readonly State[], { operations, open, index, isRead }: Step): State[] {
  const met = new Set<string>();
  const result = new Map<string, State>();
  const stack = [...states];
  for (let state = stack.pop(); state !== undefined; state = stack.pop()) {
    const key = keyOf(state);
    if (met.has(key)) continue;
    met.add(key);
    if (met.size > MAX_STATES) throw new Error(`the search takes more than ${MAX_STATES} states`);
    const { value, done } = state;
    if (done.includes(index)) {
      const settled = { value, done: done.filter((one) => one !== index) };
      result.set(keyOf(settled), settled);
      continue;
    }
    for (const next of open) {
      const operation = operations[next];
      if (operation === undefined || done.includes(next)) continue;
      const isPossible = operation.kind === "read" ? operation.value === value : isRead(value, done);
      if (!isPossible) continue;
      const nowDone = [...done, next].sort((a, b) => a - b);
      stack.push({ value: operation.kind === "write" ? operation.value : value, done: nowDone });
    }
  }
  return [...result.values()];
}

function keyOf({ value, done }: State): string {
  return `${value}:${done.join()}`;
}

/** The operation that returns at `end`, after those that were last invoked before. */
function context(history: readonly RegisterOperation[], end: number): string {
  const culprits = history.filter(({ returned }) => returned === end);
  const before = history.filter((one) => one.invoked < end && one.returned !== end);
  return [...culprits, ...before.sort((a, b) => a.invoked - b.invoked).slice(-CONTEXT)].map(told).join("; ");
}
