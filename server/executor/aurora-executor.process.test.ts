import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AssignedTask } from "../core/domain/task.ts";
import { ScriptedAgent } from "./testing/scripted-agent.ts";
import {
  assignedTask,
  bundleExecutor,
  processesWith,
  StartedExecutor,
  type StartOptions,
} from "./testing/started-executor.ts";

const bundleDirectory = mkdtempSync(join(tmpdir(), "aurora-executor-bundle-"));
let bundle = "";
let agent = new ScriptedAgent();
let executors: StartedExecutor[] = [];

beforeAll(async () => {
  bundle = await bundleExecutor(bundleDirectory);
});

afterAll(() => rmSync(bundleDirectory, { recursive: true }));

beforeEach(async () => {
  agent = new ScriptedAgent();
  await agent.start();
});

afterEach(async () => {
  await Promise.all(executors.map((executor) => executor.dispose()));
  executors = [];
  await agent.stop();
});

async function start(options?: StartOptions): Promise<StartedExecutor> {
  const executor = new StartedExecutor(bundle, agent, options);
  executors.push(executor);
  await agent.subscribed();
  return executor;
}

/** Starts an executor and launches a task of `processes` on it. */
async function run(task: object, more?: Partial<AssignedTask>): Promise<StartedExecutor> {
  const executor = await start();
  agent.launch(assignedTask(task, more));
  return executor;
}

/** A command that cannot be confused with any other on this machine. */
let sleepers = 0;
function uniqueSleep(): string {
  sleepers += 1;
  return `sleep ${1000 + sleepers}.${process.pid}`;
}

/** Waits until at least `count` processes with that command run. */
async function processes(command: string, count: number): Promise<void> {
  while (processesWith(command).length < count) await new Promise((resolve) => setTimeout(resolve, 5));
}

const CHECKPOINTING = {
  MESOS_CHECKPOINT: "1",
  MESOS_RECOVERY_TIMEOUT: "60secs",
  MESOS_SUBSCRIPTION_BACKOFF_MAX: "50ms",
};

describe("a task", () => {
  it("runs its processes in order in the sandbox, tells its states and ends the executor", async () => {
    const append = (word: string) => `pwd >> trace; echo ${word} >> trace; echo out ${word}; echo err ${word} >&2`;
    const executor = await run({
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
    expect(agent.updates.map(({ state, message }) => [state, message])).toEqual([
      ["TASK_STARTING", ""],
      ["TASK_RUNNING", "No health-check defined, task is assumed healthy."],
      ["TASK_FINISHED", "Task finished."],
    ]);
    expect(new Set(agent.updates.map(({ uuid }) => uuid)).size).toBe(3);
  });

  it("has its ports, its place and a small environment", async () => {
    const cmdline = "echo {{thermos.ports[http]}} {{mesos.instance}} {{mesos.hostname}} {{thermos.user}}; env; id -un";
    const executor = await run(
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
  });

  it("fails with the process that failed, after its retries, each with logs of its own", async () => {
    const executor = await run({
      processes: [{ name: "p", cmdline: "echo try; exit 3", max_failures: 3, min_duration: 0 }],
    });
    await executor.exited;
    expect(agent.states()).toEqual(["TASK_STARTING", "TASK_RUNNING", "TASK_FAILED"]);
    expect(agent.updates[2]?.message).toBe("Task failed. Process p exited with status 3.");
    for (const attempt of [0, 1, 2]) expect(executor.read(`.logs/p/${attempt}/stdout`)).toBe("try\n");
    expect(() => executor.read(".logs/p/3/stdout")).toThrow("ENOENT");
  });

  it("runs final processes after a failure", async () => {
    const executor = await run({
      processes: [
        { name: "p", cmdline: "exit 1" },
        { name: "save", cmdline: "echo saved > saved", final: true },
      ],
    });
    await executor.exited;
    expect(executor.read("saved")).toBe("saved\n");
    expect(agent.states().at(-1)).toBe("TASK_FAILED");
  });

  it("sources a profile from its sandbox", async () => {
    const executor = await run({
      processes: [
        { name: "profile", cmdline: "echo export GREETING=hi > .thermos_profile" },
        { name: "greet", cmdline: "echo $GREETING" },
      ],
      constraints: [{ order: ["profile", "greet"] }],
    });
    await executor.exited;
    expect(executor.read(".logs/greet/0/stdout")).toBe("hi\n");
  });

  it("sends output where the logger says", async () => {
    const executor = await run({
      processes: [
        { name: "quiet", cmdline: "echo nothing", logger: { destination: "none" } },
        { name: "loud", cmdline: "echo something >&2", logger: { destination: "console" } },
      ],
    });
    await executor.exited;
    expect(() => executor.read(".logs/quiet/0/stdout")).toThrow("ENOENT");
    expect(executor.stderr).toContain("something\n");
  });

  it.skipIf(process.getuid?.() !== 0)("runs as the role's user when the executor is root", async () => {
    const executor = await start({ flags: [] });
    agent.launch(assignedTask({ processes: [{ name: "p", cmdline: "id -un; id -gn; touch mine; echo $USER" }] }));
    await executor.exited;
    expect(agent.states().at(-1)).toBe("TASK_FINISHED");
    expect(executor.read(".logs/p/0/stdout")).toBe("www-data\nwww-data\nwww-data\n");
    const sandbox = join(executor.directory, "sandbox");
    const owner = statSync(sandbox).uid;
    expect(owner).not.toBe(0);
    for (const path of ["mine", ".logs", ".logs/p/0/stdout"]) expect(statSync(join(sandbox, path)).uid).toBe(owner);
  });

  it("needs no user for its role under an agent that serves this host alone", async () => {
    const executor = await start({ flags: [] });
    const stranger = assignedTask({ processes: [{ name: "p", cmdline: "true" }] });
    agent.launch({ ...stranger, task: { ...stranger.task, job: { ...stranger.task.job, role: "no-such-user" } } });
    await executor.exited;
    expect(agent.states().at(-1)).toBe("TASK_FINISHED");
  });

  it("has its logs where those who browse the agent's directory find them, too", async () => {
    const executor = await run({ processes: [{ name: "p", cmdline: "echo here" }] });
    await executor.exited;
    expect(readFileSync(join(executor.directory, ".logs/p/0/stdout"), "utf8")).toBe("here\n");
  });
});

describe("a task that cannot run fails with the reason", () => {
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
  ])("%s", async (_, task, message) => {
    const executor = await start();
    if (task instanceof Uint8Array) agent.launchData("t-1", task);
    else agent.launch(task);
    expect(await executor.exited).toBe(0);
    const last = agent.updates.at(-1);
    expect(last?.state).toBe("TASK_FAILED");
    expect(last?.message).toContain(message);
  });

  it("because its sandbox cannot be made", async () => {
    const executor = await start();
    writeFileSync(join(executor.directory, "sandbox"), "in the way");
    agent.launch(assignedTask({ processes: [{ name: "p", cmdline: "true" }] }));
    await executor.exited;
    expect(agent.updates.at(-1)?.message).toContain("Failed to initialize sandbox");
  });
});

describe("a kill", () => {
  it("ends a task that heeds SIGTERM at once", async () => {
    const sleep = uniqueSleep();
    const task = assignedTask({ processes: [{ name: "p", cmdline: `trap 'echo bye; exit 0' TERM; ${sleep} & wait` }] });
    const executor = await start();
    agent.launch(task);
    await agent.update("TASK_RUNNING");
    await processes(sleep, 2);
    agent.kill(task.taskId);
    expect(await executor.exited).toBe(0);
    expect(agent.updates.at(-1)).toMatchObject({ state: "TASK_KILLED", message: "Instructed to kill task." });
    expect(executor.read(".logs/p/0/stdout")).toBe("bye\n");
    expect(processesWith(sleep)).toEqual([]);
  });

  it("leaves nothing of processes that ignore SIGTERM, fork twice and start sessions", async () => {
    const sleep = uniqueSleep();
    const cmdline = [
      "trap '' TERM HUP INT",
      `(setsid /bin/bash -c "trap '' TERM; (setsid ${sleep} &) ; ${sleep}" &)`,
      `(${sleep} &)`,
      sleep,
    ].join("; ");
    const executor = await start();
    const task = assignedTask({ processes: [{ name: "p", cmdline }] });
    agent.launch(task);
    await processes(sleep, 4);
    agent.kill(task.taskId, 300);
    expect(await executor.exited).toBe(0);
    expect(agent.updates.at(-1)).toMatchObject({ state: "TASK_KILLED" });
    expect(processesWith(sleep)).toEqual([]);
  });

  it("uses the task's own kill policy, and a later one to be faster", async () => {
    const sleep = uniqueSleep();
    const executor = await start();
    const task = assignedTask({ processes: [{ name: "p", cmdline: `trap '' TERM; ${sleep}` }] });
    agent.launch(task, { kill_policy: { grace_period: { nanoseconds: 600e9 } } });
    await processes(sleep, 1);
    agent.kill(task.taskId);
    agent.kill(task.taskId, 100);
    expect(await executor.exited).toBe(0);
    expect(executor.stderr).toContain("killing the task within 600 s");
    expect(agent.states().at(-1)).toBe("TASK_KILLED");
  });

  it("runs the final processes", async () => {
    const sleep = uniqueSleep();
    const executor = await start();
    const task = assignedTask({
      processes: [
        { name: "p", cmdline: sleep },
        { name: "save", cmdline: "echo saved > saved", final: true },
      ],
    });
    agent.launch(task);
    await processes(sleep, 1);
    agent.kill(task.taskId);
    await executor.exited;
    expect(executor.read("saved")).toBe("saved\n");
    expect(agent.states().at(-1)).toBe("TASK_KILLED");
  });

  it("of a task that is not here is ignored", async () => {
    const executor = await run({ processes: [{ name: "p", cmdline: "sleep 0.3" }] });
    await agent.update("TASK_RUNNING");
    agent.kill("another");
    await executor.exited;
    expect(agent.states().at(-1)).toBe("TASK_FINISHED");
  });
});

describe("what a process leaves behind", () => {
  it("dies with it when it is in its group, and with the task otherwise", async () => {
    const [inGroup, escaped] = [uniqueSleep(), uniqueSleep()];
    const executor = await run({
      processes: [
        { name: "first", cmdline: `${inGroup} & setsid ${escaped} & sleep 0.1` },
        { name: "second", cmdline: `pgrep -fc '${inGroup}' ; touch ready; sleep 0.2` },
      ],
      constraints: [{ order: ["first", "second"] }],
    });
    await executor.exited;
    expect(agent.states().at(-1)).toBe("TASK_FINISHED");
    expect(processesWith(inGroup)).toEqual([]);
    expect(processesWith(escaped)).toEqual([]);
  });
});

describe("the agent", () => {
  it("that comes back gets everything that it has not acknowledged, and the task goes on", async () => {
    const executor = await start({ environment: CHECKPOINTING });
    agent.acknowledges = false;
    const task = assignedTask({ processes: [{ name: "p", cmdline: "while [ ! -e go ]; do sleep 0.02; done" }] });
    agent.launch(task);
    const running = await agent.update("TASK_RUNNING");
    const starting = await agent.update("TASK_STARTING");
    agent.dropStream();
    await agent.subscribed(2);
    const [first, second] = agent.subscriptions();
    expect(first?.subscribe).toMatchObject({ unacknowledged_tasks: [], unacknowledged_updates: [] });
    expect(agent.carried(second)).toEqual([starting, running]);
    expect(second?.subscribe?.unacknowledged_tasks).toHaveLength(1);
    expect(second?.subscribe?.unacknowledged_tasks?.[0]?.task_id?.value).toBe(task.taskId);

    agent.acknowledge(starting);
    agent.endStream();
    await agent.subscribed(3);
    expect(agent.carried(agent.subscriptions()[2])).toEqual([running]);
    expect(agent.subscriptions()[2]?.subscribe?.unacknowledged_tasks).toEqual([]);

    agent.acknowledge(running);
    writeFileSync(join(executor.directory, "sandbox", "go"), "");
    agent.acknowledge(await agent.update("TASK_FINISHED"));
    expect(await executor.exited).toBe(0);
    expect(agent.states()).toEqual(["TASK_STARTING", "TASK_RUNNING", "TASK_FINISHED"]);
  });

  it("that was down while the task ended is told when it is back", async () => {
    const executor = await start({ environment: CHECKPOINTING });
    agent.launch(assignedTask({ processes: [{ name: "p", cmdline: "while [ ! -e go ]; do sleep 0.02; done" }] }));
    await agent.update("TASK_RUNNING");
    await agent.stop();
    writeFileSync(join(executor.directory, "sandbox", "go"), "");
    while (!executor.stderr.includes("TASK_FINISHED")) await new Promise((resolve) => setTimeout(resolve, 5));
    await agent.start();
    await agent.subscribed(2);
    const carried = agent.carried(agent.subscriptions()[1]);
    expect(carried.at(-1)).toMatchObject({ state: "TASK_FINISHED" });
    for (const update of carried) agent.acknowledge(update);
    expect(await executor.exited).toBe(0);
  });

  it("that is gone beyond the recovery timeout takes the task with it", async () => {
    const sleep = uniqueSleep();
    const executor = await start({
      environment: { ...CHECKPOINTING, MESOS_RECOVERY_TIMEOUT: "300ms", MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD: "200ms" },
    });
    agent.launch(assignedTask({ processes: [{ name: "p", cmdline: `trap '' TERM; ${sleep}` }] }));
    await processes(sleep, 1);
    await agent.stop();
    await executor.exited;
    expect(executor.stderr).toContain("the agent is lost");
    expect(processesWith(sleep)).toEqual([]);
  });

  it("that is gone without checkpointing takes the task with it at once", async () => {
    const sleep = uniqueSleep();
    const executor = await start();
    agent.launch(assignedTask({ processes: [{ name: "p", cmdline: sleep }] }));
    await processes(sleep, 1);
    agent.dropStream();
    await executor.exited;
    expect(agent.subscriptions()).toHaveLength(1);
    expect(processesWith(sleep)).toEqual([]);
  });

  it("may be busy: calls that it does not take are repeated", async () => {
    agent.refusals.push(503);
    const executor = await start({ environment: CHECKPOINTING });
    agent.refusals.push(503);
    agent.launch(assignedTask({ processes: [{ name: "p", cmdline: "true" }] }));
    expect(await executor.exited).toBe(0);
    expect(agent.states()).toEqual(["TASK_STARTING", "TASK_RUNNING", "TASK_FINISHED"]);
    expect(executor.stderr).toContain("the agent answered 503: told to refuse");
  });

  it("that sends nonsense is left and asked again", async () => {
    const executor = await start({ environment: CHECKPOINTING });
    agent.send({ type: 6, error: { message: "confused" } });
    await agent.subscribed(2);
    agent.launch(assignedTask({ processes: [{ name: "p", cmdline: "true" }] }));
    expect(await executor.exited).toBe(0);
    expect(executor.stderr).toContain("the agent reports an error: confused");
  });

  it("sees the executor's token, which the task does not", async () => {
    const executor = await start({
      flags: ["-nosetuid", "-preserve_env"],
      environment: { MESOS_EXECUTOR_AUTHENTICATION_TOKEN: "s3cret" },
    });
    agent.launch(assignedTask({ processes: [{ name: "p", cmdline: "env" }] }));
    await executor.exited;
    expect(agent.headers.every(({ authorization }) => authorization === "Bearer s3cret")).toBe(true);
    expect(executor.read(".logs/p/0/stdout")).toContain("MESOS_DIRECTORY=");
    expect(executor.read(".logs/p/0/stdout")).not.toContain("s3cret");
  });
});

describe("the executor", () => {
  it("kills its task when told to shut down, within the agent's grace", async () => {
    const sleep = uniqueSleep();
    const executor = await start({ environment: { MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD: "500ms" } });
    agent.launch(assignedTask({ processes: [{ name: "p", cmdline: `trap '' TERM; ${sleep}` }] }));
    await processes(sleep, 1);
    agent.shutdown();
    expect(await executor.exited).toBe(0);
    expect(agent.updates.at(-1)).toMatchObject({ state: "TASK_KILLED", message: "Told to shut down executor." });
    expect(processesWith(sleep)).toEqual([]);
  });

  it("does not wait for acknowledgements longer than that", async () => {
    const executor = await start({
      environment: { ...CHECKPOINTING, MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD: "500ms" },
    });
    agent.acknowledges = false;
    agent.launch(assignedTask({ processes: [{ name: "p", cmdline: "true" }] }));
    await agent.update("TASK_FINISHED");
    agent.shutdown();
    expect(await executor.exited).toBe(0);
  });

  it("does the same on SIGTERM", async () => {
    const sleep = uniqueSleep();
    const executor = await start();
    agent.launch(assignedTask({ processes: [{ name: "p", cmdline: sleep }] }));
    await processes(sleep, 1);
    executor.kill("SIGTERM");
    expect(await executor.exited).toBe(0);
    expect(agent.states().at(-1)).toBe("TASK_KILLED");
    expect(processesWith(sleep)).toEqual([]);
  });

  it("ends when it is shut down or not used", async () => {
    const idle = await start({ flags: ["-launch_timeout=100ms"] });
    expect(await idle.exited).toBe(0);
    const unused = await start();
    await agent.subscribed(2);
    agent.shutdown();
    expect(await unused.exited).toBe(0);
    expect(agent.updates).toEqual([]);
  });

  it("runs one task: another is lost, and a group fails", async () => {
    const executor = await start();
    const task = assignedTask({ processes: [{ name: "p", cmdline: "while [ ! -e go ]; do sleep 0.02; done" }] });
    agent.launch(task);
    await agent.update("TASK_RUNNING");
    agent.launch(assignedTask({ processes: [] }));
    const lost = await agent.update("TASK_LOST");
    expect(lost.message).toBe(`Task already running on this executor: ${task.taskId}`);
    const grouped = { name: "g", task_id: { value: "g-1" }, agent_id: { value: "a" } };
    agent.send({ type: 8, launch_group: { task_group: { tasks: [grouped] } } });
    expect(await agent.update("TASK_FAILED")).toMatchObject({ taskId: "g-1" });
    writeFileSync(join(executor.directory, "sandbox", "go"), "");
    await executor.exited;
    expect(agent.states().at(-1)).toBe("TASK_FINISHED");
  });

  it("says what is wrong with its command line or environment", async () => {
    const bad = new StartedExecutor(bundle, agent, { flags: ["-nosuchflag"] });
    const homeless = new StartedExecutor(bundle, agent, { environment: { MESOS_EXECUTOR_ID: "" } });
    executors.push(bad, homeless);
    expect(await bad.exited).toBe(1);
    expect(bad.stderr).toMatch(/^aurora-executor: unknown flag -nosuchflag/);
    expect(await homeless.exited).toBe(1);
    expect(homeless.stderr).toMatch(/^aurora-executor: MESOS_EXECUTOR_ID is not set/);
  });
});
