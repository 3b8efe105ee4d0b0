import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CHECKPOINTING, processes, setStages, uniqueSleep } from "./testing/stage.ts";
import { assignedTask, processesWith } from "./testing/started-executor.ts";

const onStage = setStages();

describe.concurrent("a kill", () => {
  it(
    "ends a task that heeds SIGTERM at once",
    onStage(async (stage) => {
      const sleep = uniqueSleep();
      const task = assignedTask({
        processes: [{ name: "p", cmdline: `trap 'echo bye; exit 0' TERM; ${sleep} & wait` }],
      });
      const executor = await stage.start();
      stage.agent.launch(task);
      await stage.agent.update("TASK_RUNNING");
      await processes(sleep, 2);
      stage.agent.kill(task.taskId);
      expect(await executor.exited).toBe(0);
      expect(stage.agent.updates.at(-1)).toMatchObject({ state: "TASK_KILLED", message: "Instructed to kill task." });
      expect(executor.read(".logs/p/0/stdout")).toBe("bye\n");
      expect(processesWith(sleep)).toEqual([]);
    }),
  );

  it(
    "leaves nothing of processes that ignore SIGTERM, fork twice and start sessions",
    onStage(async (stage) => {
      const sleep = uniqueSleep();
      const cmdline = [
        "trap '' TERM HUP INT",
        `(setsid /bin/bash -c "trap '' TERM; (setsid ${sleep} &) ; ${sleep}" &)`,
        `(${sleep} &)`,
        sleep,
      ].join("; ");
      const executor = await stage.start();
      const task = assignedTask({ processes: [{ name: "p", cmdline }] });
      stage.agent.launch(task);
      await processes(sleep, 4);
      stage.agent.kill(task.taskId, 300);
      expect(await executor.exited).toBe(0);
      expect(stage.agent.updates.at(-1)).toMatchObject({ state: "TASK_KILLED" });
      expect(processesWith(sleep)).toEqual([]);
    }),
  );

  it(
    "uses the task's own kill policy, and a later one to be faster",
    onStage(async (stage) => {
      const sleep = uniqueSleep();
      const executor = await stage.start();
      const task = assignedTask({ processes: [{ name: "p", cmdline: `trap '' TERM; ${sleep}` }] });
      stage.agent.launch(task, { kill_policy: { grace_period: { nanoseconds: 600e9 } } });
      await processes(sleep, 1);
      stage.agent.kill(task.taskId);
      stage.agent.kill(task.taskId, 100);
      expect(await executor.exited).toBe(0);
      expect(executor.stderr).toContain("ending the task within 600 s");
      expect(stage.agent.states().at(-1)).toBe("TASK_KILLED");
    }),
  );

  it(
    "runs the final processes",
    onStage(async (stage) => {
      const sleep = uniqueSleep();
      const executor = await stage.start();
      const task = assignedTask({
        processes: [
          { name: "p", cmdline: sleep },
          { name: "save", cmdline: "echo saved > saved", final: true },
        ],
      });
      stage.agent.launch(task);
      await processes(sleep, 1);
      stage.agent.kill(task.taskId);
      await executor.exited;
      expect(executor.read("saved")).toBe("saved\n");
      expect(stage.agent.states().at(-1)).toBe("TASK_KILLED");
    }),
  );

  it(
    "of a task that is not here is ignored",
    onStage(async (stage) => {
      const executor = await stage.run({ processes: [{ name: "p", cmdline: "sleep 0.3" }] });
      await stage.agent.update("TASK_RUNNING");
      stage.agent.kill("another");
      await executor.exited;
      expect(stage.agent.states().at(-1)).toBe("TASK_FINISHED");
    }),
  );
});

describe.concurrent("the executor", () => {
  it(
    "kills its task when told to shut down, within the agent's grace",
    onStage(async (stage) => {
      const sleep = uniqueSleep();
      const executor = await stage.start({ environment: { MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD: "60secs" } });
      stage.agent.launch(assignedTask({ processes: [{ name: "p", cmdline: sleep }] }));
      await processes(sleep, 1);
      stage.agent.shutdown();
      expect(await executor.exited).toBe(0);
      expect(stage.agent.updates.at(-1)).toMatchObject({
        state: "TASK_KILLED",
        message: "Told to shut down executor.",
      });
      expect(executor.stderr).toContain("ending the task within 48 s");
      expect(processesWith(sleep)).toEqual([]);
    }),
  );

  it(
    "does not wait for acknowledgements longer than that",
    onStage(async (stage) => {
      const executor = await stage.start({
        environment: { ...CHECKPOINTING, MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD: "500ms" },
      });
      stage.agent.acknowledges = false;
      stage.agent.launch(assignedTask({ processes: [{ name: "p", cmdline: "true" }] }));
      await stage.agent.update("TASK_FINISHED");
      stage.agent.shutdown();
      expect(await executor.exited).toBe(0);
    }),
  );

  it(
    "does the same on SIGTERM",
    onStage(async (stage) => {
      const sleep = uniqueSleep();
      const executor = await stage.start();
      stage.agent.launch(assignedTask({ processes: [{ name: "p", cmdline: sleep }] }));
      await processes(sleep, 1);
      executor.kill("SIGTERM");
      expect(await executor.exited).toBe(0);
      expect(stage.agent.states().at(-1)).toBe("TASK_KILLED");
      expect(processesWith(sleep)).toEqual([]);
    }),
  );

  it(
    "ends when it is shut down or not used",
    onStage(async (stage) => {
      const idle = await stage.start({ flags: ["-launch_timeout=100ms"] });
      expect(await idle.exited).toBe(0);
      const unused = await stage.start();
      stage.agent.shutdown();
      expect(await unused.exited).toBe(0);
      expect(stage.agent.updates).toEqual([]);
    }),
  );

  it(
    "runs one task: another is lost, and a group fails",
    onStage(async (stage) => {
      const executor = await stage.start();
      const task = assignedTask({ processes: [{ name: "p", cmdline: "while [ ! -e go ]; do sleep 0.02; done" }] });
      stage.agent.launch(task);
      await stage.agent.update("TASK_RUNNING");
      stage.agent.launch(assignedTask({ processes: [] }));
      const lost = await stage.agent.update("TASK_LOST");
      expect(lost.message).toBe(`Task already running on this executor: ${task.taskId}`);
      const grouped = { name: "g", task_id: { value: "g-1" }, agent_id: { value: "a" } };
      stage.agent.send({ type: 8, launch_group: { task_group: { tasks: [grouped] } } });
      expect(await stage.agent.update("TASK_FAILED")).toMatchObject({ taskId: "g-1" });
      writeFileSync(join(executor.directory, "sandbox", "go"), "");
      await executor.exited;
      expect(stage.agent.states().at(-1)).toBe("TASK_FINISHED");
    }),
  );

  it(
    "says what is wrong with its command line or environment",
    onStage(async (stage) => {
      const bad = stage.spawn({ flags: ["-nosuchflag"] });
      const homeless = stage.spawn({ environment: { MESOS_EXECUTOR_ID: "" } });
      expect(await bad.exited).toBe(1);
      expect(bad.stderr).toMatch(/^aurora-executor: unknown flag -nosuchflag/);
      expect(await homeless.exited).toBe(1);
      expect(homeless.stderr).toMatch(/^aurora-executor: MESOS_EXECUTOR_ID is not set/);
    }),
  );
});
