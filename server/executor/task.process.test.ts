import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { AssignedTask } from "../core/domain/task.ts";
import { setStages, uniqueSleep } from "./testing/stage.ts";
import { assignedTask, processesWith } from "./testing/started-executor.ts";

const onStage = setStages();

describe.concurrent("a task", () => {
  it(
    "runs its processes in order in the sandbox, tells its states and ends the executor",
    onStage(async (stage) => {
      const append = (word: string) => `pwd >> trace; echo ${word} >> trace; echo out ${word}; echo err ${word} >&2`;
      const executor = await stage.run({
        processes: [
          { name: "second", cmdline: append("two") },
          { name: "first", cmdline: append("one") },
        ],
        constraints: [{ order: ["first", "second"] }],
      });
      expect(await executor.exited).toBe(0);
      const sandbox = join(executor.directory, "sandbox");
      expect(executor.read("trace")).toBe(`${sandbox}\none\n${sandbox}\ntwo\n`);
      expect(executor.read(".logs/first/0/stdout")).toBe("out one\n");
      expect(executor.read(".logs/second/0/stderr")).toBe("err two\n");
      expect(stage.agent.updates.map(({ state, message }) => [state, message])).toEqual([
        ["TASK_STARTING", ""],
        ["TASK_RUNNING", "No health-check defined, task is assumed healthy."],
        ["TASK_FINISHED", "Task finished."],
      ]);
      expect(new Set(stage.agent.updates.map(({ uuid }) => uuid)).size).toBe(3);
    }),
  );

  it(
    "has its ports, its place and a small environment",
    onStage(async (stage) => {
      const cmdline =
        "echo {{thermos.ports[http]}} {{mesos.instance}} {{mesos.hostname}} {{thermos.user}}; env; id -un";
      const executor = await stage.run(
        { processes: [{ name: "p", cmdline }] },
        { assignedPorts: { http: 31234 }, instanceId: 7, slaveHost: "host-7" },
      );
      await executor.exited;
      const [line, ...rest] = executor.read(".logs/p/0/stdout").trimEnd().split("\n");
      const user = rest.pop();
      expect(line).toBe(`31234 7 host-7 ${user}`);
      const names = rest
        .map((one) => one.split("=")[0])
        .filter((name) => !["_", "PWD", "SHLVL", "OLDPWD"].includes(name!));
      expect(new Set(names)).toEqual(new Set(["AURORA_TASK_ID", "HOME", "LOGNAME", "MESOS_SANDBOX", "PATH", "USER"]));
      expect(rest).toContain(`HOME=${executor.directory}/sandbox`);
      expect(rest).toContain(`USER=${user}`);
      expect(rest).toContain(`MESOS_SANDBOX=${executor.directory}`);
    }),
  );

  it(
    "fails with the process that failed, after its retries, each with logs of its own",
    onStage(async (stage) => {
      const executor = await stage.run({
        processes: [{ name: "p", cmdline: "echo try; exit 3", max_failures: 3, min_duration: 0 }],
      });
      await executor.exited;
      expect(stage.agent.states()).toEqual(["TASK_STARTING", "TASK_RUNNING", "TASK_FAILED"]);
      expect(stage.agent.updates[2]?.message).toBe("Task failed. Process p exited with status 3.");
      for (const attempt of [0, 1, 2]) expect(executor.read(`.logs/p/${attempt}/stdout`)).toBe("try\n");
      expect(() => executor.read(".logs/p/3/stdout")).toThrow("ENOENT");
    }),
  );

  it(
    "runs final processes after a failure",
    onStage(async (stage) => {
      const executor = await stage.run({
        processes: [
          { name: "p", cmdline: "exit 1" },
          { name: "save", cmdline: "echo saved > saved", final: true },
        ],
      });
      await executor.exited;
      expect(executor.read("saved")).toBe("saved\n");
      expect(stage.agent.states().at(-1)).toBe("TASK_FAILED");
    }),
  );

  it(
    "sources a profile from its sandbox",
    onStage(async (stage) => {
      const executor = await stage.run({
        processes: [
          { name: "profile", cmdline: "echo export GREETING=hi > .thermos_profile" },
          { name: "greet", cmdline: "echo $GREETING" },
        ],
        constraints: [{ order: ["profile", "greet"] }],
      });
      await executor.exited;
      expect(executor.read(".logs/greet/0/stdout")).toBe("hi\n");
    }),
  );

  it(
    "sends output where the logger says",
    onStage(async (stage) => {
      const executor = await stage.run({
        processes: [
          { name: "quiet", cmdline: "echo nothing", logger: { destination: "none" } },
          { name: "loud", cmdline: "echo something >&2", logger: { destination: "console" } },
        ],
      });
      await executor.exited;
      expect(() => executor.read(".logs/quiet/0/stdout")).toThrow("ENOENT");
      expect(executor.stderr).toContain("something\n");
    }),
  );

  it.skipIf(process.getuid?.() !== 0)(
    "runs as the role's user when the executor is root",
    onStage(async (stage) => {
      const executor = await stage.start({ flags: [] });
      stage.agent.launch(
        assignedTask({ processes: [{ name: "p", cmdline: "id -un; id -gn; touch mine; echo $USER" }] }),
      );
      await executor.exited;
      expect(stage.agent.states().at(-1)).toBe("TASK_FINISHED");
      expect(executor.read(".logs/p/0/stdout")).toBe("www-data\nwww-data\nwww-data\n");
      const sandbox = join(executor.directory, "sandbox");
      const owner = statSync(sandbox).uid;
      expect(owner).not.toBe(0);
      for (const path of ["mine", ".logs", ".logs/p/0/stdout"]) expect(statSync(join(sandbox, path)).uid).toBe(owner);
    }),
  );

  it(
    "needs no user for its role under an agent that serves this host alone",
    onStage(async (stage) => {
      const executor = await stage.start({ flags: [] });
      const stranger = assignedTask({ processes: [{ name: "p", cmdline: "true" }] });
      stage.agent.launch({
        ...stranger,
        task: { ...stranger.task, job: { ...stranger.task.job, role: "no-such-user" } },
      });
      await executor.exited;
      expect(stage.agent.states().at(-1)).toBe("TASK_FINISHED");
    }),
  );

  it(
    "has its logs where those who browse the agent's directory find them, too",
    onStage(async (stage) => {
      const executor = await stage.run({ processes: [{ name: "p", cmdline: "echo here" }] });
      await executor.exited;
      expect(readFileSync(join(executor.directory, ".logs/p/0/stdout"), "utf8")).toBe("here\n");
    }),
  );
});

describe.concurrent("a task that cannot run fails with the reason", () => {
  it.each<[string, AssignedTask | Uint8Array, string]>([
    ["because its data is damaged", Uint8Array.of(11, 0, 1, 0, 0, 0, 99), "Could not deserialize task"],
    [
      "because it uses a port that it does not have",
      assignedTask({ processes: [{ name: "p", cmdline: "{{thermos.ports[http]}}" }] }),
      "Invalid task: the task uses ports that it was not given: http",
    ],
    [
      "because a reference is unknown",
      assignedTask({ processes: [{ name: "p", cmdline: "{{who}}" }] }),
      "Invalid task: nothing is known by the name of {{who}}",
    ],
  ])("%s", (_, task, message) =>
    onStage(async (stage) => {
      const executor = await stage.start();
      if (task instanceof Uint8Array) stage.agent.launchData("t-1", task);
      else stage.agent.launch(task);
      expect(await executor.exited).toBe(0);
      const last = stage.agent.updates.at(-1);
      expect(last?.state).toBe("TASK_FAILED");
      expect(last?.message).toContain(message);
    })(),
  );

  it(
    "because its sandbox cannot be made",
    onStage(async (stage) => {
      const executor = await stage.start();
      writeFileSync(join(executor.directory, "sandbox"), "in the way");
      stage.agent.launch(assignedTask({ processes: [{ name: "p", cmdline: "true" }] }));
      await executor.exited;
      expect(stage.agent.updates.at(-1)?.message).toContain("Failed to initialize sandbox");
    }),
  );
});

describe.concurrent("what a process leaves behind", () => {
  it(
    "dies with it when it is in its group, and with the task otherwise",
    onStage(async (stage) => {
      const [inGroup, escaped] = [uniqueSleep(), uniqueSleep()];
      const executor = await stage.run({
        processes: [
          { name: "first", cmdline: `${inGroup} & setsid ${escaped} & sleep 0.1` },
          { name: "second", cmdline: `pgrep -fc '${inGroup}' ; touch ready; sleep 0.2` },
        ],
        constraints: [{ order: ["first", "second"] }],
      });
      await executor.exited;
      expect(stage.agent.states().at(-1)).toBe("TASK_FINISHED");
      expect(processesWith(inGroup)).toEqual([]);
      expect(processesWith(escaped)).toEqual([]);
    }),
  );
});
