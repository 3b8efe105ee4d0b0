import { existsSync, mkdtempSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CHECKPOINT_FILE, parseCheckpoint, type CheckpointRecord } from "../core/thermos/checkpoint.ts";
import { taskProcesses } from "../core/thermos/process-view.ts";
import { CHECKPOINTING, processes, setStages, uniqueSleep } from "./testing/stage.ts";
import { assignedTask, processesWith, type StartedExecutor } from "./testing/started-executor.ts";

const onStage = setStages();

function recordsOf(executor: StartedExecutor): CheckpointRecord[] {
  return parseCheckpoint(readFileSync(join(executor.directory, CHECKPOINT_FILE), "utf8"));
}

/** A directory where the record is a link to something else. */
function strangersRecord(): string {
  const directory = mkdtempSync(join(tmpdir(), "aurora-executor-"));
  symlinkSync("/etc/hostname", join(directory, CHECKPOINT_FILE));
  return directory;
}

describe.concurrent("an executor", () => {
  it(
    "records its task's processes, runs and exit codes",
    onStage(async (stage) => {
      const executor = await stage.run({
        processes: [
          { name: "first", cmdline: "exit 0" },
          { name: "flaky", cmdline: "[ -e again ] || { touch again; exit 4; }", max_failures: 2, min_duration: 0 },
          { name: "killed", cmdline: "[ -e over ] || { touch over; kill -9 $$; }", min_duration: 0 },
          { name: "last", cmdline: "true", final: true, logger: { destination: "none" } },
        ],
        constraints: [{ order: ["first", "flaky", "killed"] }],
      });
      await executor.exited;
      const view = taskProcesses(recordsOf(executor), false);
      expect(view.stage).toBe("ENDED");
      const runs = view.processes.map(({ name, state, failures, runs: all }) => {
        return [name, state, failures, all.map(({ exitCode, signal }) => exitCode ?? signal)];
      });
      expect(runs).toEqual([
        ["first", "SUCCESS", 0, [0]],
        ["flaky", "SUCCESS", 1, [4, 0]],
        ["killed", "SUCCESS", 0, ["SIGKILL", 0]],
        ["last", "SUCCESS", 0, [0]],
      ]);
      const [log] = view.processes[1]?.runs ?? [];
      expect(statSync(join(executor.directory, log?.logDirectory ?? "", "stdout")).isFile()).toBe(true);
      expect(view.processes[3]?.runs[0]).not.toHaveProperty("logDirectory");
      expect(statSync(join(executor.directory, CHECKPOINT_FILE)).mode & 0o777).toBe(0o600);
    }),
  );

  it(
    "that is started where another one died kills what that one left, and says that the task is lost",
    onStage(async (stage) => {
      const sleep = uniqueSleep();
      const environment = CHECKPOINTING;
      const first = await stage.start({ environment });
      const cmdline = `(setsid ${sleep} &); touch up; ${sleep}`;
      const task = assignedTask({ processes: [{ name: "p", cmdline }] });
      stage.agent.launch(task);
      await stage.agent.update("TASK_RUNNING");
      const up = join(first.directory, "sandbox", "up");
      while (!existsSync(up)) await new Promise((resolve) => setTimeout(resolve, 5));
      await processes(sleep, 2);
      first.kill("SIGKILL");
      await first.exited;
      const second = await stage.start({ environment, directory: first.directory });
      expect(await stage.agent.update("TASK_LOST")).toMatchObject({
        taskId: task.taskId,
        message: "The executor died while the task was active.",
      });
      expect(await second.exited).toBe(0);
      expect(processesWith(sleep)).toEqual([]);
      expect(taskProcesses(recordsOf(second), true).processes[0]?.state).toBe("LOST");
    }),
  );

  it(
    "that is started where another one died reports what that one could not",
    onStage(async (stage) => {
      stage.agent.acknowledges = false;
      const environment = CHECKPOINTING;
      const first = await stage.start({ environment });
      const task = assignedTask({ processes: [{ name: "p", cmdline: "exit 0" }] });
      stage.agent.launch(task);
      const told = [];
      for (const state of ["TASK_STARTING", "TASK_RUNNING", "TASK_FINISHED"])
        told.push(await stage.agent.update(state));
      first.kill("SIGKILL");
      await first.exited;
      // As if it had died in the middle of a line.
      const path = join(first.directory, CHECKPOINT_FILE);
      writeFileSync(path, `${readFileSync(path, "utf8")}{"type":"upd`);
      const second = await stage.start({ environment, directory: first.directory });
      const [, again] = stage.agent.subscriptions();
      expect(stage.agent.carried(again)).toEqual(told);
      expect(again?.subscribe?.unacknowledged_tasks?.[0]?.task_id?.value).toBe(task.taskId);
      for (const update of told) stage.agent.acknowledge(update);
      expect(await second.exited).toBe(0);
      expect(recordsOf(second).filter(({ type }) => type === "acknowledged")).toHaveLength(3);
    }),
  );

  it(
    "takes no record from a stranger",
    onStage(async (stage) => {
      const executor = stage.spawn({ directory: strangersRecord() });
      await executor.logged("no checkpoint is kept");
      await stage.agent.subscribed();
      stage.agent.launch(assignedTask({ processes: [{ name: "p", cmdline: "true" }] }));
      expect(await executor.exited).toBe(0);
      expect(stage.agent.states().at(-1)).toBe("TASK_FINISHED");
    }),
  );
});
