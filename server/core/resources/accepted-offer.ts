/**
 * Divides an offer's resources: what goes to a task, to its executor, and what is left. Reserved resources
 * are used before unreserved ones. From Aurora's `resources/AcceptedOffer.java` and
 * `MesosResourceConverter.java`.
 *
 * Invariant: for every kind, what is given out and what is left add up to what was there.
 */
import { invariant } from "../domain/invariant.ts";
import type { MesosResource } from "../domain/mesos-resource.ts";
import type { ResourceBag, ResourceKind } from "../domain/resource-bag.ts";
import { toRanges, withoutPorts } from "./port-mapper.ts";
import type { RevocableSettings } from "./resource-type.ts";
import { isMesosRevocable, isUsableBy, kindOfMesosResource } from "./resource-type.ts";

/** What one task takes. */
export interface TaskDemand {
  readonly task: ResourceBag;
  readonly executor: ResourceBag;
  /** Port numbers for the task's named ports. */
  readonly ports: readonly number[];
  readonly revocable: boolean;
  readonly settings: RevocableSettings;
}

export interface AcceptedOffer {
  readonly taskResources: readonly MesosResource[];
  readonly executorResources: readonly MesosResource[];
  /** What further tasks on the same offer may take. */
  readonly remaining: readonly MesosResource[];
}

const SCALAR_KINDS = ["cpus", "ramMb", "diskMb", "gpus"] as const satisfies readonly ResourceKind[];

/** Amounts below this are rounding noise. */
const NEARLY_NOTHING = 1e-6;

/**
 * @param resources an offer's resources, or what a task before left of them.
 * @throws {InvariantViolation} when they do not suffice: whoever asks has filtered the offer before.
 */
export function acceptOffer(resources: readonly MesosResource[], demand: TaskDemand): AcceptedOffer {
  const pieces = new Pieces(resources, demand);
  const taskResources: MesosResource[] = [];
  const executorResources: MesosResource[] = [];
  for (const kind of SCALAR_KINDS) {
    taskResources.push(...pieces.takeScalar(kind, demand.task[kind]));
    executorResources.push(...pieces.takeScalar(kind, demand.executor[kind]));
  }
  taskResources.push(...pieces.takePorts(demand.ports));
  return { taskResources, executorResources, remaining: pieces.left() };
}

class Pieces {
  readonly #demand: TaskDemand;
  readonly #left: MesosResource[];

  constructor(resources: readonly MesosResource[], demand: TaskDemand) {
    this.#demand = demand;
    this.#left = [...resources];
  }

  takeScalar(kind: ResourceKind, amount: number): MesosResource[] {
    const taken: MesosResource[] = [];
    let missing = amount;
    for (const i of this.#usable(kind)) {
      if (missing < NEARLY_NOTHING) break;
      const piece = this.#left[i] as MesosResource;
      const available = piece.scalar ?? 0;
      if (available < NEARLY_NOTHING) continue;
      const used = Math.min(missing, available);
      missing -= used;
      taken.push(this.#marked(kind, { ...piece, scalar: rounded(used) }));
      this.#left[i] = { ...piece, scalar: rounded(available - used) };
    }
    invariant(missing < NEARLY_NOTHING, `the offer has ${missing} too little of ${kind}`);
    return taken;
  }

  takePorts(ports: readonly number[]): MesosResource[] {
    const taken: MesosResource[] = [];
    const missing = new Set(ports);
    for (const i of this.#usable("ports")) {
      if (missing.size === 0) break;
      const piece = this.#left[i] as MesosResource;
      const ranges = piece.ranges ?? [];
      const used = new Set([...missing].filter((port) => ranges.some((r) => port >= r.begin && port <= r.end)));
      if (used.size === 0) continue;
      taken.push(this.#marked("ports", { ...piece, ranges: toRanges(used) }));
      this.#left[i] = { ...piece, ranges: withoutPorts(ranges, used) };
      for (const port of used) missing.delete(port);
    }
    invariant(missing.size === 0, `the offer lacks the ports ${[...missing].join(", ")}`);
    return taken;
  }

  left(): MesosResource[] {
    return this.#left.filter((piece) =>
      piece.ranges === undefined ? (piece.scalar ?? 0) > 0 : piece.ranges.length > 0,
    );
  }

  /** Positions of the pieces of a kind that the task may use, reserved ones first. */
  #usable(kind: ResourceKind): number[] {
    const reserved: number[] = [];
    const unreserved: number[] = [];
    this.#left.forEach((piece, i) => {
      if (kindOfMesosResource(piece) !== kind || !isUsableBy(piece, kind, this.#demand)) return;
      (piece.role === "*" ? unreserved : reserved).push(i);
    });
    return [...reserved, ...unreserved];
  }

  #marked(kind: ResourceKind, resource: MesosResource): MesosResource {
    const revocable = this.#demand.revocable && isMesosRevocable(kind, this.#demand.settings);
    return revocable ? { ...resource, revocable: true } : resource;
  }
}

/** Mesos keeps scalars to a thousandth. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
