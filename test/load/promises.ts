/**
 * What the scheduler has promised, and whether what it shows keeps it. For every job there is the last thing
 * that it acknowledged; a request that was under way when it died may or may not have taken effect. Each job
 * belongs to one client, so there is at most one such request.
 */

/** `created` and `killed` were acknowledged; in the other two a request's fate is not known. */
export type JobState = "creating" | "created" | "killing" | "killed";

export interface PromisedJob {
  readonly name: string;
  readonly instances: number;
  state: JobState;
}

/** An active task as the scheduler shows it. */
export interface ShownTask {
  readonly job: string;
  readonly instanceId: number;
  readonly taskId: string;
  readonly status: string;
}

/**
 * The ledger as it can be held against what was shown at some time between `before` and `after`: where a request was
 * made or answered in between, nothing but one task an instance is promised.
 */
export function heldThroughout(before: readonly PromisedJob[], after: readonly PromisedJob[]): PromisedJob[] {
  const states = new Map(before.map(({ name, state }) => [name, state]));
  return after.map((job) => ({ ...job, state: states.get(job.name) === job.state ? job.state : "creating" }));
}

/** On its way out: the kill was stored, the executor has yet to say that it is done. */
const LEAVING = new Set(["KILLING"]);

/** Every promise that the shown tasks break, in words; none when all is well. */
export function brokenPromises(jobs: readonly PromisedJob[], shown: readonly ShownTask[]): string[] {
  return jobs.flatMap((job) =>
    brokenPromisesOf(
      job,
      shown.filter((task) => task.job === job.name),
    ),
  );
}

function brokenPromisesOf({ name, instances, state }: PromisedJob, shown: readonly ShownTask[]): string[] {
  const broken: string[] = [];
  for (let instance = 0; instance < instances; instance++) {
    const active = shown.filter((task) => task.instanceId === instance);
    if (active.length > 1) broken.push(`${name}/${instance} has ${active.length} active tasks: ${listed(active)}`);
    if (state === "created" && active.length === 0) broken.push(`${name}/${instance} was created and is gone`);
  }
  const staying = shown.filter((task) => !LEAVING.has(task.status));
  if (state === "killed" && staying.length > 0) broken.push(`${name} was killed and lives: ${listed(staying)}`);
  const strangers = shown.filter((task) => task.instanceId >= instances);
  if (strangers.length > 0) broken.push(`${name} has instances that nobody asked for: ${listed(strangers)}`);
  return broken;
}

function listed(tasks: readonly ShownTask[]): string {
  return tasks.map(({ taskId, status }) => `${taskId} (${status})`).join(", ");
}
