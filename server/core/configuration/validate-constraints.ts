/**
 * What constraints a task may have. Beyond Aurora, a constraint that no host can satisfy is refused at
 * submission, where the user sees it: two on one attribute, a limit below one, no values.
 */
import { invalidRequest } from "../domain/api-error.ts";
import type { Constraint, TaskConfig } from "../domain/task-config.ts";
import { DEDICATED_ATTRIBUTE } from "../domain/task-config.ts";

/** @throws {ApiError} INVALID_REQUEST. */
export function validateConstraints(task: TaskConfig): void {
  const names = new Set<string>();
  for (const constraint of task.constraints) {
    const { name } = constraint;
    if (name === "") throw invalidRequest("A constraint must name the agent attribute that it is about.");
    if (names.has(name)) {
      throw invalidRequest(`There are several constraints on ${name}: put them into one, with several values.`);
    }
    names.add(name);
    validateConstraint(constraint);
    if (name === DEDICATED_ATTRIBUTE) validateDedicated(constraint, task);
  }
}

function validateConstraint({ name, constraint }: Constraint): void {
  if ("limit" in constraint) {
    const { limit } = constraint.limit;
    if (!Number.isInteger(limit) || limit < 1) {
      throw invalidRequest(`The limit of the constraint on ${name} must be at least 1; it is ${limit}.`);
    }
    return;
  }
  const { values } = constraint.value;
  if (values.length === 0) throw invalidRequest(`The constraint on ${name} must have at least one value.`);
  if (values.includes("")) throw invalidRequest(`The constraint on ${name} has an empty value: remove it.`);
}

/** Hosts dedicated to a role are for that role alone; those of `*` are for all who ask. */
function validateDedicated({ constraint }: Constraint, task: TaskConfig): void {
  const example = `write ${task.job.role}/LABEL, or */LABEL for hosts that all roles share`;
  if (!("value" in constraint)) {
    throw invalidRequest(`A dedicated constraint must be of value type: ${example}.`);
  }
  if (constraint.value.negated) {
    throw invalidRequest(
      "A dedicated constraint must not be negated: tasks without one are kept off dedicated hosts anyway; leave it out.",
    );
  }
  const [value, ...more] = constraint.value.values;
  if (value === undefined || more.length > 0) {
    throw invalidRequest(`A dedicated constraint must have exactly one value: ${example}.`);
  }
  const dedicatedRole = value.split("/")[0] ?? "";
  if (dedicatedRole !== "*" && dedicatedRole !== task.job.role) {
    throw invalidRequest(
      `Only ${dedicatedRole} may use hosts dedicated for that role, and this job's role is ${task.job.role}: ` +
        `submit the job as ${dedicatedRole}, or leave out the constraint dedicated=${value}.`,
    );
  }
}
