/** What an action will do, in words, and how far it has come. Pure. */
import type { InstanceView, JobView } from "../../server/api/jobs.ts";
import { type JobKey, jobKeyString } from "../../server/core/domain/job-key.ts";
import { isTerminal } from "../../server/core/domain/schedule-status.ts";
import { formatRanges, plural } from "../format.ts";
import { indexOfInstance } from "../live/patch.ts";

export type Verb = "kill" | "restart" | "add";

/** From this many instances on, killing or restarting a whole job has its key typed. */
const TYPED_FROM = 10;

export interface Question {
  readonly title: string;
  readonly sentence: string;
  readonly action: string;
  readonly typeToConfirm: string | undefined;
}

interface Scope {
  readonly job: JobKey;
  readonly instanceIds: readonly number[];
  /** True when these are all the active instances of the job. */
  readonly whole: boolean;
}

function what({ job, instanceIds }: Scope): string {
  const [only] = instanceIds;
  return instanceIds.length === 1
    ? `instance ${only} of ${jobKeyString(job)}`
    : `${plural(instanceIds.length, "instance")} of ${jobKeyString(job)}`;
}

export function killQuestion(scope: Scope): Question {
  const count = scope.instanceIds.length;
  const which = scope.whole ? "" : ` Instances ${formatRanges(scope.instanceIds)}.`;
  return {
    title: `Kill ${what(scope)}`,
    sentence: scope.whole
      ? "Every active instance is stopped and none is started again: the job ends."
      : `${count === 1 ? "It is" : "They are"} stopped and not started again; the others go on.${count === 1 ? "" : which}`,
    action: `Kill ${plural(count, "instance")}`,
    typeToConfirm: scope.whole && count >= TYPED_FROM ? jobKeyString(scope.job) : undefined,
  };
}

export function restartQuestion(scope: Scope): Question {
  const count = scope.instanceIds.length;
  const each = count === 1 ? "It is" : "All of them are";
  return {
    title: `Restart ${what(scope)}`,
    sentence: `${each} stopped at once, then scheduled anew with the same configuration; ${count === 1 ? "it" : "each"} may move to another agent.`,
    action: `Restart ${plural(count, "instance")}`,
    typeToConfirm: scope.whole && count >= TYPED_FROM ? jobKeyString(scope.job) : undefined,
  };
}

/** An action that was accepted and is being carried out. */
export interface Doing {
  readonly verb: Verb;
  /** Instance id -> the task it had; undefined where it had none. */
  readonly targets: ReadonlyMap<number, string | undefined>;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly sentence: string;
}

function instanceOf({ instances }: JobView, id: number): InstanceView | undefined {
  return instances[indexOfInstance(instances, id)];
}

/** Remembers what an action is about to change. */
export function begin(verb: Verb, job: JobView, instanceIds: readonly number[]): Doing {
  const targets = new Map<number, string | undefined>();
  for (const id of instanceIds) targets.set(id, instanceOf(job, id)?.taskId);
  return { verb, targets };
}

function isDone(verb: Verb, before: string | undefined, now: InstanceView | undefined): boolean {
  if (verb === "kill") return now === undefined || now.taskId !== before || isTerminal(now.status);
  if (now === undefined) return false;
  return now.status === "RUNNING" && (verb === "add" || now.taskId !== before);
}

const WORDS: Readonly<Record<Verb, { readonly doing: string; readonly done: string; readonly state: string }>> = {
  kill: { doing: "Killing", done: "Killed", state: "gone" },
  restart: { doing: "Restarting", done: "Restarted", state: "running again" },
  add: { doing: "Adding", done: "Added", state: "running" },
};

/** How far an action has come, by what the job looks like now. */
export function progressOf({ verb, targets }: Doing, job: JobView): Progress {
  const total = targets.size;
  let done = 0;
  for (const [id, before] of targets) {
    if (isDone(verb, before, instanceOf(job, id))) done++;
  }
  const words = WORDS[verb];
  const sentence =
    done === total
      ? `${words.done} ${plural(total, "instance")}.`
      : `${words.doing} ${plural(total, "instance")}: ${done} of ${total} ${words.state}.`;
  return { done, total, sentence };
}
