/** The processes that a task of a scenario has, told from its states: `fetch` ran first, `main` as long as the task. */
import { isTerminal } from "../../server/core/domain/schedule-status.ts";
import type { ProcessRun, TaskProcess, TaskProcesses } from "../../server/core/domain/task-processes.ts";
import type { ScheduledTask } from "../../server/core/domain/task.ts";

const DEFAULTS = { failures: 0, maxFailures: 1, daemon: false, ephemeral: false, final: false, after: [] };
const FETCH_MS = 1_300;

function mainRun({ status, taskEvents }: ScheduledTask, startedMs: number): ProcessRun {
  const run = { run: 0, startedMs, pid: 4712, logDirectory: ".logs/main/0" };
  const stoppedMs = isTerminal(status) ? (taskEvents.at(-1)?.timestamp ?? startedMs) : undefined;
  if (stoppedMs === undefined) return { ...run, state: "RUNNING" };
  if (status === "FINISHED") return { ...run, state: "SUCCESS", stoppedMs, exitCode: 0 };
  if (status === "FAILED") return { ...run, state: "FAILED", stoppedMs, exitCode: 1 };
  return status === "KILLED" ? { ...run, state: "KILLED", stoppedMs, signal: "SIGTERM" } : { ...run, state: "LOST" };
}

export function processesOf(task: ScheduledTask): TaskProcesses {
  const startedMs = task.taskEvents.find(({ status }) => status === "RUNNING")?.timestamp;
  if (startedMs === undefined) return { isRecorded: false, processes: [] };
  const early = startedMs - 3 * FETCH_MS;
  const fetch: TaskProcess = {
    ...DEFAULTS,
    name: "fetch",
    state: "SUCCESS",
    failures: 1,
    maxFailures: 3,
    runs: [
      { run: 0, state: "FAILED", startedMs: early, stoppedMs: early + FETCH_MS, exitCode: 7, pid: 4698 },
      { run: 1, state: "SUCCESS", startedMs: early + FETCH_MS, stoppedMs: startedMs, exitCode: 0, pid: 4703 },
    ],
  };
  const run = mainRun(task, startedMs);
  const main: TaskProcess = {
    ...DEFAULTS,
    name: "main",
    state: run.state,
    runs: [run],
    daemon: true,
    after: ["fetch"],
  };
  const save: TaskProcess = { ...DEFAULTS, name: "save", state: "WAITING", runs: [], final: true };
  return {
    isRecorded: true,
    stage: isTerminal(task.status) ? "ENDED" : "ACTIVE",
    health: { status: "HEALTHY", sinceMs: startedMs },
    processes: [fetch, main, save],
  };
}
