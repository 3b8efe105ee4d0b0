import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CHECKPOINTING, processes, setStages, uniqueSleep } from "./testing/stage.ts";
import { assignedTask, processesWith } from "./testing/started-executor.ts";

const onStage = setStages();

describe.concurrent("the agent", () => {
  it(
    "that comes back gets everything that it has not acknowledged, and the task goes on",
    onStage(async (stage) => {
      const executor = await stage.start({ environment: CHECKPOINTING });
      stage.agent.acknowledges = false;
      const task = assignedTask({ processes: [{ name: "p", cmdline: "while [ ! -e go ]; do sleep 0.02; done" }] });
      stage.agent.launch(task);
      const running = await stage.agent.update("TASK_RUNNING");
      const starting = await stage.agent.update("TASK_STARTING");
      stage.agent.dropStream();
      await stage.agent.subscribed(2);
      const [first, second] = stage.agent.subscriptions();
      expect(first?.subscribe).toMatchObject({ unacknowledged_tasks: [], unacknowledged_updates: [] });
      expect(stage.agent.carried(second)).toEqual([starting, running]);
      expect(second?.subscribe?.unacknowledged_tasks).toHaveLength(1);
      expect(second?.subscribe?.unacknowledged_tasks?.[0]?.task_id?.value).toBe(task.taskId);

      stage.agent.acknowledge(starting);
      stage.agent.endStream();
      await stage.agent.subscribed(3);
      expect(stage.agent.carried(stage.agent.subscriptions()[2])).toEqual([running]);
      expect(stage.agent.subscriptions()[2]?.subscribe?.unacknowledged_tasks).toEqual([]);

      stage.agent.acknowledge(running);
      writeFileSync(join(executor.directory, "sandbox", "go"), "");
      stage.agent.acknowledge(await stage.agent.update("TASK_FINISHED"));
      expect(await executor.exited).toBe(0);
      expect(stage.agent.states()).toEqual(["TASK_STARTING", "TASK_RUNNING", "TASK_FINISHED"]);
    }),
  );

  it(
    "that was down while the task ended is told when it is back",
    onStage(async (stage) => {
      const executor = await stage.start({ environment: CHECKPOINTING });
      stage.agent.launch(
        assignedTask({ processes: [{ name: "p", cmdline: "while [ ! -e go ]; do sleep 0.02; done" }] }),
      );
      await stage.agent.update("TASK_RUNNING");
      await stage.agent.stop();
      writeFileSync(join(executor.directory, "sandbox", "go"), "");
      while (!executor.stderr.includes("TASK_FINISHED")) await new Promise((resolve) => setTimeout(resolve, 5));
      await stage.agent.start();
      await stage.agent.subscribed(2);
      const carried = stage.agent.carried(stage.agent.subscriptions()[1]);
      expect(carried.at(-1)).toMatchObject({ state: "TASK_FINISHED" });
      for (const update of carried) stage.agent.acknowledge(update);
      expect(await executor.exited).toBe(0);
    }),
  );

  it(
    "that is gone beyond the recovery timeout takes the task with it",
    onStage(async (stage) => {
      const sleep = uniqueSleep();
      const executor = await stage.start({
        environment: {
          ...CHECKPOINTING,
          MESOS_RECOVERY_TIMEOUT: "300ms",
          MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD: "200ms",
        },
      });
      stage.agent.launch(assignedTask({ processes: [{ name: "p", cmdline: `trap '' TERM; ${sleep}` }] }));
      await processes(sleep, 1);
      await stage.agent.stop();
      await executor.exited;
      expect(executor.stderr).toContain("the agent is lost");
      expect(processesWith(sleep)).toEqual([]);
    }),
  );

  it(
    "that is gone without checkpointing takes the task with it at once",
    onStage(async (stage) => {
      const sleep = uniqueSleep();
      const executor = await stage.start();
      stage.agent.launch(assignedTask({ processes: [{ name: "p", cmdline: sleep }] }));
      await processes(sleep, 1);
      stage.agent.dropStream();
      await executor.exited;
      expect(stage.agent.subscriptions()).toHaveLength(1);
      expect(processesWith(sleep)).toEqual([]);
    }),
  );

  it(
    "may be busy: calls that it does not take are repeated",
    onStage(async (stage) => {
      stage.agent.refusals.push(503);
      const executor = await stage.start({ environment: CHECKPOINTING });
      stage.agent.refusals.push(503);
      stage.agent.launch(assignedTask({ processes: [{ name: "p", cmdline: "true" }] }));
      expect(await executor.exited).toBe(0);
      expect(stage.agent.states()).toEqual(["TASK_STARTING", "TASK_RUNNING", "TASK_FINISHED"]);
      expect(executor.stderr).toContain("the agent answered 503: told to refuse");
    }),
  );

  it(
    "that sends nonsense is left and asked again",
    onStage(async (stage) => {
      const executor = await stage.start({ environment: CHECKPOINTING });
      stage.agent.send({ type: 6, error: { message: "confused" } });
      await stage.agent.subscribed(2);
      stage.agent.launch(assignedTask({ processes: [{ name: "p", cmdline: "true" }] }));
      expect(await executor.exited).toBe(0);
      expect(executor.stderr).toContain("the agent reports an error: confused");
    }),
  );

  it(
    "sees the executor's token, which the task does not",
    onStage(async (stage) => {
      const executor = await stage.start({
        flags: ["-nosetuid", "-preserve_env"],
        environment: { MESOS_EXECUTOR_AUTHENTICATION_TOKEN: "s3cret" },
      });
      stage.agent.launch(assignedTask({ processes: [{ name: "p", cmdline: "env" }] }));
      await executor.exited;
      expect(stage.agent.headers.every(({ authorization }) => authorization === "Bearer s3cret")).toBe(true);
      expect(executor.read(".logs/p/0/stdout")).toContain("MESOS_DIRECTORY=");
      expect(executor.read(".logs/p/0/stdout")).not.toContain("s3cret");
    }),
  );
});
