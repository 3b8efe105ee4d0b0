/**
 * Constraints against a host's attributes. From Aurora's `filter/ConstraintMatcher.java` and
 * `AttributeFilter.java`.
 *
 * - A value constraint holds when the host has one of the values; negated, when it has none of them. So a
 *   host without the attribute satisfies a negated constraint only.
 * - A limit constraint holds when, for each value that the host has, fewer tasks of the job than the limit
 *   are on hosts with that value. A host without the attribute does not satisfy it.
 */
import type { Attribute } from "../domain/host.ts";
import type { Constraint } from "../domain/task-config.ts";
import type { AttributeAggregate } from "./attribute-aggregate.ts";
import type { Veto } from "./veto.ts";
import { constraintMismatch, unsatisfiedLimit } from "./veto.ts";

/** What stands against the constraint on a host with `attributes`; undefined when it holds. */
export function constraintVeto(
  constraint: Constraint,
  attributes: readonly Attribute[],
  jobState: AttributeAggregate,
): Veto | undefined {
  const { name } = constraint;
  if ("value" in constraint.constraint) {
    const { negated, values } = constraint.constraint.value;
    const hasOne = attributes.some(
      (attribute) => attribute.name === name && attribute.values.some((value) => values.includes(value)),
    );
    return hasOne !== negated ? undefined : constraintMismatch(name);
  }
  const { limit } = constraint.constraint.limit;
  let isPresent = false;
  for (const attribute of attributes) {
    if (attribute.name !== name) continue;
    isPresent = true;
    for (const value of attribute.values) {
      if (jobState.count(name, value) >= limit) return unsatisfiedLimit(name);
    }
  }
  return isPresent ? undefined : constraintMismatch(name);
}
