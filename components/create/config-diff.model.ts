/** The difference between what runs and what a configuration asks for: which instances, and field by field. Pure. */
import type { JobDiff } from "../../server/api/jobs.ts";
import type { ConfigGroup, Range } from "../../server/core/domain/job.ts";
import type { TaskConfig } from "../../server/core/domain/task-config.ts";
import { plural } from "../format.ts";
import { describeConstraint } from "../jobs/config.model.ts";

/** A field that differs; undefined on the side that lacks it. */
export interface FieldChange {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export interface ConfigChanges {
  /** Of the task config, which the scheduler reads. */
  readonly task: readonly FieldChange[];
  /** Of what the executor is given. */
  readonly executor: readonly FieldChange[];
}

type Fields = Map<string, string>;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What tells the items of a list apart, where something does: their name, key or value. */
function labelOf(item: unknown): string | undefined {
  if (!isObject(item)) return undefined;
  const label = item["name"] ?? item["key"] ?? item["value"];
  return typeof label === "string" ? label : undefined;
}

function collectList(items: readonly unknown[], path: string, into: Fields): void {
  if (items.length === 0) return;
  if (items.every((item) => typeof item !== "object" || item === null)) {
    into.set(path, items.map(String).join(", "));
    return;
  }
  const labels = items.map(labelOf);
  const apart = !labels.includes(undefined) && new Set(labels).size === labels.length;
  for (const [i, item] of items.entries()) collect(item, `${path}[${apart ? labels[i] : i}]`, into);
}

function collect(value: unknown, path: string, into: Fields): void {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) collectList(value, path, into);
  else if (isObject(value)) {
    for (const [name, field] of Object.entries(value)) collect(field, path === "" ? name : `${path}.${name}`, into);
  } else into.set(path, typeof value === "string" ? value : JSON.stringify(value));
}

/** The task config without the executor's data; sets of api.thrift by what they are about, so that their order is nothing. */
function taskFields({ resources, constraints, executorConfig, ...rest }: TaskConfig): Fields {
  const fields: Fields = new Map();
  for (const resource of resources) {
    if ("namedPort" in resource) fields.set(`resources.namedPort[${resource.namedPort}]`, "asked for");
    else collect(resource, "resources", fields);
  }
  for (const constraint of constraints) fields.set(`constraints[${constraint.name}]`, describeConstraint(constraint));
  if (executorConfig !== undefined) fields.set("executorConfig.name", executorConfig.name);
  collect(rest, "", fields);
  return fields;
}

function executorFields(data: string): Fields {
  const fields: Fields = new Map();
  try {
    collect(JSON.parse(data), "", fields);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    collect(data, "data", fields);
  }
  return fields;
}

function changes(before: Fields, after: Fields): FieldChange[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => ({ path, before: before.get(path), after: after.get(path) }));
}

export function configChanges(before: TaskConfig, after: TaskConfig): ConfigChanges {
  const [old, next] = [before.executorConfig?.data ?? "", after.executorConfig?.data ?? ""];
  const executor = old === next ? [] : changes(executorFields(old), executorFields(next));
  return {
    task: changes(taskFields(before), taskFields(after)),
    executor:
      old === next || executor.length > 0
        ? executor
        : [{ path: "data", before: "the same values", after: "the same values, written differently" }],
  };
}

export function instanceCount(groups: readonly { readonly instances: readonly Range[] }[]): number {
  return groups.flatMap(({ instances }) => instances).reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

/** `0–2, 5` */
export function rangesText(groups: readonly { readonly instances: readonly Range[] }[]): string {
  return groups
    .flatMap(({ instances }) => instances)
    .toSorted((a, b) => a.first - b.first)
    .map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`))
    .join(", ");
}

export interface InstanceChange {
  readonly kind: "added" | "removed" | "changed" | "unchanged";
  readonly count: number;
  readonly ranges: string;
}

/** What would become of the instances; what happens to none is left out. */
export function instanceChanges({ add, remove, update, unchanged }: JobDiff): InstanceChange[] {
  const of = (kind: InstanceChange["kind"], groups: readonly ConfigGroup[]): InstanceChange => ({
    kind,
    count: instanceCount(groups),
    ranges: rangesText(groups),
  });
  return [of("changed", update), of("added", add), of("removed", remove), of("unchanged", unchanged)].filter(
    ({ count }) => count > 0,
  );
}

/** How many instances run now, as the diff tells. */
export function runningNow({ remove, update, unchanged }: JobDiff): number {
  return instanceCount([...remove, ...update, ...unchanged]);
}

/** The diff in a sentence. */
export function diffSentence(diff: JobDiff): { readonly text: string; readonly tone: "run" | "wait" } {
  const all = instanceChanges(diff).filter(({ kind }) => kind !== "unchanged");
  if (all.length === 0) return { text: "It runs exactly as configured here.", tone: "run" };
  const verbs = { changed: "change", added: "add", removed: "remove", unchanged: "leave" } as const;
  const parts = all.map(({ kind, count }) => `${verbs[kind]} ${plural(count, "instance")}`);
  return { text: `This configuration would ${parts.join(", ")}.`, tone: "wait" };
}
