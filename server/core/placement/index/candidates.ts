/**
 * Where to look for offers for a request: the smallest set of trees of a section that holds every offer
 * without veto. What is left to check is done by the exact filter.
 */
import type { Constraint, LimitConstraint, ValueConstraint } from "../../domain/task-config.ts";
import type { AttributeAggregate } from "../attribute-aggregate.ts";
import type { OfferSection, OfferTree } from "./offer-section.ts";

export interface Candidates {
  readonly trees: readonly OfferTree[];
  /** Offers in the trees, some perhaps counted twice. */
  readonly size: number;
  /** Offers were left out because of a limit: they may do later. */
  readonly leavesOutLimited: boolean;
}

/** Walking more trees than this at once is no gain over walking everything. */
const MAX_LIMIT_TREES = 64;

/** The fewest candidates that one of the constraints leaves. */
export function candidatesIn(
  section: OfferSection,
  constraints: readonly Constraint[],
  jobState: AttributeAggregate,
): Candidates {
  let best: Candidates = { trees: [section.all], size: section.all.size, leavesOutLimited: false };
  for (const { name, constraint } of constraints) {
    if (best.size === 0) break;
    const byValue = (): ReadonlyMap<string, OfferTree> => section.byValue(name);
    const found =
      "value" in constraint
        ? byConstraintValues(byValue, constraint.value)
        : byLimit(byValue, constraint.limit, () => jobState.valueCounts(name));
    if (found !== undefined && found.size < best.size) best = found;
  }
  return best;
}

type ByValue = () => ReadonlyMap<string, OfferTree>;

function byConstraintValues(byValue: ByValue, constraint: ValueConstraint): Candidates | undefined {
  if (constraint.negated) return undefined;
  const trees: OfferTree[] = [];
  for (const value of new Set(constraint.values)) {
    const tree = byValue().get(value);
    if (tree !== undefined) trees.push(tree);
  }
  return { trees, size: totalSize(trees), leavesOutLimited: false };
}

function byLimit(
  byValue: ByValue,
  { limit }: LimitConstraint,
  valueCounts: () => ReadonlyMap<string, number> | undefined,
): Candidates | undefined {
  if (limit <= 0) return { trees: [], size: 0, leavesOutLimited: true };
  const trees = byValue();
  const taskCounts = valueCounts();
  let saturated = 0;
  for (const [value, tasks] of taskCounts ?? []) {
    if (tasks >= limit && trees.has(value)) saturated++;
  }
  const open = trees.size - saturated;
  if (open > MAX_LIMIT_TREES) return undefined;
  // Few values are open, but there may be many: find them only when what is saturated is few as well.
  if (open > 0 && trees.size > 2 * MAX_LIMIT_TREES) return undefined;
  const openTrees: OfferTree[] = [];
  if (open > 0) {
    for (const [value, tree] of trees) {
      if ((taskCounts?.get(value) ?? 0) < limit) openTrees.push(tree);
    }
  }
  return { trees: openTrees, size: totalSize(openTrees), leavesOutLimited: saturated > 0 };
}

function totalSize(trees: readonly OfferTree[]): number {
  return trees.reduce((size, tree) => size + tree.size, 0);
}
