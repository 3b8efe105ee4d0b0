/** Comparing amounts, and saying them. */
import type { ResourceKind } from "../domain/resource-bag.ts";

/** How much more is required than there is, to a thousandth (Mesos's precision for scalars); 0 when enough. */
export function shortage(required: number, available: number): number {
  return required > available ? Math.round((required - available) * 1000) / 1000 : 0;
}

/** An amount for people: `1.5 cores of CPU`, `512 MB of RAM`, `2 ports`. */
export function describeAmount(kind: ResourceKind, amount: number): string {
  const text = String(Math.round(amount * 1000) / 1000);
  switch (kind) {
    case "cpus":
      return `${text} ${amount === 1 ? "core" : "cores"} of CPU`;
    case "ramMb":
      return `${text} MB of RAM`;
    case "diskMb":
      return `${text} MB of disk`;
    case "gpus":
      return `${text} ${amount === 1 ? "GPU" : "GPUs"}`;
    case "ports":
      return `${text} ${amount === 1 ? "port" : "ports"}`;
  }
}
