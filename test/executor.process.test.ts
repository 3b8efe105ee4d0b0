/** A task from the scheduler to its processes and back: the executor is fetched by URI, and tells of them through the agent. */
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { TaskProcesses } from "../server/core/domain/task-processes.ts";
import { eventually, initializeLog, makeStateDir, removeStateDir, ROOT, startScheduler } from "./harness.ts";
import { helloWorld, type JobConfigurationInput } from "./jobs.ts";
import type { SchedulerProcess } from "./harness.ts";

/** For machines with other work. */
const PATIENCE_MS = 100_000;

let stateDir: string;
let server: Server;
let scheduler: SchedulerProcess;

beforeAll(async () => {
  stateDir = makeStateDir();
  initializeLog(stateDir);
  server = createServer((_, response) => response.end(readFileSync(join(ROOT, "dist/aurora-executor.cjs"))));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const uri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/download/aurora-executor.cjs`;
  const flags = [`-thermos_executor_path=${uri}`, "-thermos_executor_flags=--stop_timeout_in_secs 20 --nosetuid"];
  scheduler = await startScheduler({ stateDir, flags });
});
afterAll(async () => {
  await scheduler.stop();
  server.closeAllConnections();
  server.close();
  removeStateDir(stateDir);
});

function jobOf(job: object): JobConfigurationInput {
  const base = helloWorld("processes");
  const taskConfig = {
    ...base.taskConfig,
    taskLinks: { status: "http://%host%:%port:http%/%shard_id%" },
    executorConfig: { name: "AuroraExecutor", data: JSON.stringify(job) },
  };
  return { ...base, instanceCount: 1, taskConfig };
}

it("shows a task's processes while it runs, is checked and after its end, and its links", async () => {
  const { trpc } = scheduler;
  const job = jobOf({
    task: {
      processes: [
        { name: "fetch", cmdline: "[ -e tried ] || { touch tried; exit 7; }", max_failures: 2, min_duration: 0 },
        { name: "serve", cmdline: "trap 'exit 5' TERM; while true; do sleep 0.05; done", daemon: true },
      ],
      constraints: [{ order: ["fetch", "serve"] }],
    },
    health_check_config: {
      health_checker: { shell: { shell_command: "test -e sandbox/tried" } },
      interval_secs: 0.1,
    },
  });
  await trpc.jobs.create.mutate(job);
  const task = await eventually(
    "the task to run",
    async () => {
      const { tasks } = await trpc.tasks.list.query({ jobKeys: [job.key], statuses: ["RUNNING"] });
      return tasks[0];
    },
    PATIENCE_MS,
  );
  const { taskId, slaveHost, assignedPorts } = task.assignedTask;
  const show = ({ processes }: TaskProcesses): unknown =>
    processes.map(({ name, state, runs }) => [name, state, runs.map(({ exitCode }) => exitCode)]);
  const running = await eventually(
    "both processes to have started",
    async () => {
      const answer = await trpc.tasks.processes.query({ taskId });
      return answer.processes.every(({ runs }) => runs.length > 0) && answer.processes[0]?.state === "SUCCESS"
        ? answer
        : undefined;
    },
    PATIENCE_MS,
  );
  expect(show(running)).toEqual([
    ["fetch", "SUCCESS", [7, 0]],
    ["serve", "RUNNING", [undefined]],
  ]);
  expect(running.health?.status).toBe("HEALTHY");
  const log = `${running.processes[1]?.runs[0]?.logDirectory}/stdout`;
  expect(await trpc.tasks.readFile.query({ taskId, path: log })).toMatchObject({ data: "", atEnd: true });
  const links = await trpc.tasks.links.query({ taskId });
  expect(links).toEqual([{ name: "status", url: `http://${slaveHost}:${assignedPorts["http"]}/0` }]);

  await trpc.jobs.kill.mutate({ job: job.key });
  await eventually(
    "the task's end",
    async () => {
      const { status } = await trpc.tasks.get.query({ taskId });
      return status === "KILLED" ? true : undefined;
    },
    PATIENCE_MS,
  );
  const over = await trpc.tasks.processes.query({ taskId });
  expect(over.stage).toBe("ENDED");
  expect(show(over)).toEqual([
    ["fetch", "SUCCESS", [7, 0]],
    ["serve", "FAILED", [5]],
  ]);
});
