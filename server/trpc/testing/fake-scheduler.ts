/** For tests of the procedures alone: a scheduler behind the door that records its calls. */
import type { SchedulerHandle } from "../../handle.ts";

export interface RecordedCall {
  readonly method: string;
  readonly args: readonly unknown[];
}

export interface FakeScheduler {
  readonly handle: SchedulerHandle;
  readonly calls: RecordedCall[];
  readonly defects: { readonly error: unknown; readonly correlationId: string; readonly where: string }[];
  /** What a method called `noun.verb` does from now on; by default it resolves to an empty object. */
  on(method: string, answer: (...args: unknown[]) => unknown): void;
}

/** A handle whose every method can be told what to answer. */
export function fakeScheduler(): FakeScheduler {
  const calls: RecordedCall[] = [];
  const answers = new Map<string, (...args: unknown[]) => unknown>();
  const defects: FakeScheduler["defects"] = [];
  const api = (noun: string): unknown =>
    new Proxy(
      {},
      {
        get:
          (_target, verb) =>
          (...args: unknown[]) => {
            const method = `${noun}.${String(verb)}`;
            calls.push({ method, args });
            const answer = answers.get(method);
            return answer === undefined ? Promise.resolve({}) : answer(...args);
          },
      },
    );
  const handle = {
    jobs: api("jobs"),
    tasks: api("tasks"),
    quotas: api("quotas"),
    agents: api("agents"),
    cluster: api("cluster"),
    admin: api("admin"),
    log: api("log"),
    events: api("events"),
    vars: () => [],
    reportDefect: (error, about) => void defects.push({ error, ...about }),
  } as SchedulerHandle;
  return { handle, calls, defects, on: (method, answer) => void answers.set(method, answer) };
}
