/** Amounts of resources for people, in the words of Aurora's `config/resource.py`. */
import type { Resource } from "../../core/domain/task-config.ts";

/** `1.0`, `0.5`: cores are written with a fraction, as Aurora's client has them. */
const cores = (value: number): string => (Number.isInteger(value) ? value.toFixed(1) : String(value));

function positioned(resource: Resource): readonly [position: number, text: string] {
  if ("numCpus" in resource) return [1, `CPU: ${cores(resource.numCpus)} core(s)`];
  if ("ramMb" in resource) return [2, `RAM: ${resource.ramMb} MB`];
  if ("diskMb" in resource) return [3, `Disk: ${resource.diskMb} MB`];
  if ("namedPort" in resource) return [4, `Port: ${resource.namedPort}`];
  return [5, `GPU: ${resource.numGpus} GPU(s)`];
}

/** `CPU: 1.0 core(s)`, `RAM: 128 MB`, ...: in Aurora's order. */
export function describeResources(resources: readonly Resource[]): string[] {
  return resources
    .map(positioned)
    .sort(([a], [b]) => a - b)
    .map(([, text]) => text);
}
