/**
 * The order among a task's processes, from its `order` constraints: a graph without cycles. Rules from
 * `TaskPlanner.extract_dependencies` and `Planner.satisfiable` of `thermos/common/planner.py`.
 */
import { InvalidTask } from "./invalid-task.ts";

interface OrderedProcess {
  readonly name: string;
  readonly daemon: boolean;
  readonly ephemeral: boolean;
  readonly final: boolean;
}

/**
 * Process -> the processes that must have finished before it. Each of `orders` lists processes in the order that
 * they run in.
 * @throws InvalidTask when a rule is broken.
 */
export function processDependencies(
  processes: readonly OrderedProcess[],
  orders: readonly (readonly string[])[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const byName = new Map(processes.map((one) => [one.name, one]));
  const dependencies = new Map(processes.map((one) => [one.name, new Set<string>()]));
  for (const order of orders) {
    const ordered = order.map((name) => byName.get(name) ?? unknownProcess(name));
    for (const [i, later] of ordered.entries()) {
      const earlier = ordered[i - 1];
      if (earlier === undefined) continue;
      checkPair(earlier, later);
      dependencies.get(later.name)?.add(earlier.name);
    }
  }
  refuseCycles(dependencies);
  return dependencies;
}

function unknownProcess(name: string): never {
  throw new InvalidTask(`an order names process ${name}, which the task does not have`);
}

function checkPair(earlier: OrderedProcess, later: OrderedProcess): void {
  if (earlier.final !== later.final) {
    throw new InvalidTask(
      `processes ${earlier.name} and ${later.name} are in one order, but only one of them is final`,
    );
  }
  if (earlier.daemon) {
    throw new InvalidTask(`process ${later.name} cannot wait for ${earlier.name}: a daemon never finishes`);
  }
  if (earlier.ephemeral && !later.ephemeral) {
    throw new InvalidTask(
      `process ${later.name} cannot wait for the ephemeral ${earlier.name} without being ephemeral`,
    );
  }
}

/** Takes away what has nothing to wait for, again and again; what is left waits for itself. */
function refuseCycles(dependencies: ReadonlyMap<string, ReadonlySet<string>>): void {
  const left = new Set(dependencies.keys());
  for (let size = Number.POSITIVE_INFINITY; left.size < size;) {
    size = left.size;
    for (const name of left) {
      if (![...(dependencies.get(name) ?? [])].some((earlier) => left.has(earlier))) left.delete(name);
    }
  }
  if (left.size > 0) throw new InvalidTask(`the order of ${[...left].join(", ")} is a cycle`);
}
