/** A task config in words: what it asks for, where it may run, what it runs. Pure. */
import { bagOf, namedPorts, RESOURCE_KINDS } from "../../server/core/domain/resource-bag.ts";
import type { Constraint, Container, ExecutorConfig, TaskConfig } from "../../server/core/domain/task-config.ts";
import { plural } from "../format.ts";
import { formatResource, RESOURCE_LABELS } from "../ui/resource-bar.model.ts";
import { tierOf } from "./job-list.model.ts";

/** For example `host: at most 1 instance on each value`. */
export function describeConstraint({ name, constraint }: Constraint): string {
  if ("limit" in constraint) {
    const { limit } = constraint.limit;
    return `at most ${plural(limit, "instance")} on the same ${name}`;
  }
  const { negated, values } = constraint.value;
  const list = values.join(" or ");
  return negated ? `${name} is not ${list}` : `${name} is ${list}`;
}

/** `0.5 cores, 128 MB RAM, 16 MB disk, ports http and admin`. */
export function describeResources(config: Pick<TaskConfig, "resources">): string {
  const bag = bagOf(config.resources);
  const amounts = RESOURCE_KINDS.filter((kind) => kind !== "ports" && bag[kind] > 0).map((kind) =>
    kind === "cpus" ? formatResource(kind, bag.cpus) : `${formatResource(kind, bag[kind])} ${RESOURCE_LABELS[kind]}`,
  );
  const ports = namedPorts(config.resources);
  if (ports.length > 0) amounts.push(`${ports.length === 1 ? "port" : "ports"} ${ports.join(", ")}`);
  return amounts.join(", ");
}

export function describeContainer(container: Container): string {
  if ("docker" in container) return `Docker ${container.docker.image}`;
  const { image } = container.mesos;
  if (image === undefined) return "Mesos, no image";
  return "docker" in image
    ? `Mesos, ${image.docker.name}:${image.docker.tag}`
    : `Mesos, ${image.appc.name} ${image.appc.imageId}`;
}

/** A process of Thermos's task JSON. */
export interface Process {
  readonly name: string;
  readonly cmdline: string;
  /** Properties that are not the default, as short words. */
  readonly traits: readonly string[];
}

function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The processes that an executor is given, where its data is a Thermos task; undefined where it is not. */
export function processesOf(executor: ExecutorConfig | undefined): Process[] | undefined {
  if (executor === undefined) return undefined;
  const task = record(record(parseJson(executor.data))?.["task"]) ?? record(parseJson(executor.data));
  const list = task?.["processes"];
  if (!Array.isArray(list)) return undefined;
  return list.flatMap((item) => {
    const process = record(item);
    if (typeof process?.["name"] !== "string" || typeof process["cmdline"] !== "string") return [];
    const traits = ["daemon", "ephemeral", "final"].filter((trait) => process[trait] === true);
    const { max_failures: maxFailures } = process;
    if (typeof maxFailures === "number" && maxFailures !== 1) {
      traits.push(maxFailures === 0 ? "restarts for ever" : `up to ${maxFailures} failures`);
    }
    return [{ name: process["name"], cmdline: process["cmdline"], traits }];
  });
}

/** Names and values for the page, in the order in which they matter. */
export function configFacts(config: TaskConfig): readonly (readonly [string, string])[] {
  const failures = config.maxTaskFailures === -1 ? "any number of" : String(config.maxTaskFailures);
  const facts: (readonly [string, string] | undefined)[] = [
    ["Kind", config.isService ? "service: restarts for ever" : `ends; ${failures} failures tolerated`],
    ["Asks for", describeResources(config)],
    ["Tier", tierOf(config) ?? "default"],
    ["Priority", String(config.priority)],
    ["Container", describeContainer(config.container)],
    ["Owner", config.owner.user],
    config.contactEmail === undefined ? undefined : ["Contact", config.contactEmail],
    config.partitionPolicy === undefined
      ? undefined
      : [
          "When cut off",
          config.partitionPolicy.reschedule
            ? `replaced after ${config.partitionPolicy.delaySecs ?? 0} s`
            : "waits for its agent",
        ],
    ["Executor", config.executorConfig?.name ?? "none"],
  ];
  return facts.filter((fact) => fact !== undefined);
}
