import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { setStages, uniqueSleep } from "./testing/stage.ts";
import { assignedJob, processesWith } from "./testing/started-executor.ts";
import { TaskServer } from "./testing/task-server.ts";

const onStage = setStages();
const SOON = { initial_interval_secs: 0, interval_secs: 0.02, timeout_secs: 60 };
const isRoot = process.getuid?.() === 0;

describe.concurrent("a task with an HTTP health check", () => {
  it(
    "is running after as many successes as it needs, and failed and killed when it is unhealthy",
    onStage(async (stage) => {
      let body = "ok";
      await TaskServer.during(
        () => ({ body }),
        async (server) => {
          const sleep = uniqueSleep();
          const task = { processes: [{ name: "p", cmdline: sleep }] };
          const health_check_config = { ...SOON, min_consecutive_successes: 3, max_consecutive_failures: 1 };
          const lifecycle = { http: { graceful_shutdown_wait_secs: 0, shutdown_wait_secs: 0 } };
          const executor = await stage.start();
          const assignedPorts = { health: server.port };
          stage.agent.launch(assignedJob({ task, health_check_config, lifecycle }, { assignedPorts }));
          const running = await stage.agent.update("TASK_RUNNING");
          expect(running.message).toBe("Task is healthy.");
          expect(server.asked.slice(0, 3)).toEqual(["GET /health", "GET /health", "GET /health"]);
          body = "out of order";
          const failed = await stage.agent.update("TASK_FAILED");
          expect(failed.message).toBe(
            'Failed health check! Response differs from expected response (expected "ok", got "out of ...")',
          );
          expect(await executor.exited).toBe(0);
          expect(server.asked).toContain("POST /quitquitquit");
          expect(processesWith(sleep)).toEqual([]);
        },
      );
    }),
  );

  it(
    "is told healthy while its checks are snoozed",
    onStage(async (stage) => {
      await TaskServer.during(
        () => ({ code: 500 }),
        async (server) => {
          const task = {
            processes: [
              { name: "snooze", cmdline: "touch .healthchecksnooze" },
              { name: "p", cmdline: "while [ -e .healthchecksnooze ]; do sleep 0.02; done; sleep 1000" },
            ],
            constraints: [{ order: ["snooze", "p"] }],
          };
          const health_check_config = { ...SOON, initial_interval_secs: 600, min_consecutive_successes: 2 };
          const executor = await stage.start();
          stage.agent.launch(assignedJob({ task, health_check_config }, { assignedPorts: { health: server.port } }));
          await stage.agent.update("TASK_RUNNING");
          expect(executor.stderr).toContain("health checks are snoozed");
          executor.kill("SIGTERM");
          await executor.exited;
        },
      );
    }),
  );
});

describe.concurrent("a task with a shell health check", () => {
  const shell = (shell_command: string, more: object = {}) => ({
    health_check_config: { ...SOON, ...more, health_checker: { shell: { shell_command } } },
  });
  const task = { processes: [{ name: "p", cmdline: "while [ ! -e done ]; do sleep 0.02; done" }] };

  it(
    "starts until the command succeeds, which runs beside its sandbox",
    onStage(async (stage) => {
      const executor = await stage.start();
      stage.agent.launch(assignedJob({ task, ...shell("test -e sandbox/ready", { initial_interval_secs: 600 }) }));
      await executor.logged("health check failed: Command 'test -e sandbox/ready' returned non-zero exit status 1");
      expect(stage.agent.states()).toEqual(["TASK_STARTING"]);
      writeFileSync(join(executor.directory, "sandbox", "ready"), "");
      await stage.agent.update("TASK_RUNNING");
      writeFileSync(join(executor.directory, "sandbox", "done"), "");
      await executor.exited;
      expect(stage.agent.states()).toEqual(["TASK_STARTING", "TASK_RUNNING", "TASK_FINISHED"]);
    }),
  );

  it(
    "may finish before it was ever healthy",
    onStage(async (stage) => {
      const executor = await stage.start();
      const quick = { processes: [{ name: "p", cmdline: "true" }] };
      stage.agent.launch(assignedJob({ task: quick, ...shell("false", { initial_interval_secs: 600 }) }));
      await executor.exited;
      expect(stage.agent.states()).toEqual(["TASK_STARTING", "TASK_FINISHED"]);
    }),
  );

  it(
    "fails when a check takes too long, and nothing of the check is left",
    onStage(async (stage) => {
      const sleep = uniqueSleep();
      const executor = await stage.start();
      stage.agent.launch(assignedJob({ task, ...shell(`${sleep} & ${sleep}`, { timeout_secs: 0.3 }) }));
      expect((await stage.agent.update("TASK_FAILED")).message).toBe("Failed health check! Health check timed out.");
      await executor.exited;
      expect(processesWith(sleep)).toEqual([]);
    }),
  );

  it.skipIf(!isRoot)(
    "is checked as the role's user",
    onStage(async (stage) => {
      const executor = await stage.start({ flags: [] });
      stage.agent.launch(assignedJob({ task, ...shell("touch sandbox/by-$(id -un)") }));
      await stage.agent.update("TASK_RUNNING");
      expect(existsSync(join(executor.directory, "sandbox", "by-www-data"))).toBe(true);
    }),
  );

  it.skipIf(!isRoot)(
    "is checked as the executor's user where the executor is told so",
    onStage(async (stage) => {
      const executor = await stage.start({ flags: ["--nosetuid-health-checks"] });
      stage.agent.launch(assignedJob({ task, ...shell("touch sandbox/by-$(id -un)") }));
      await stage.agent.update("TASK_RUNNING");
      expect(existsSync(join(executor.directory, "sandbox", "by-root"))).toBe(true);
    }),
  );
});

describe.concurrent("a task that is killed", () => {
  const waits = { graceful_shutdown_wait_secs: 600, shutdown_wait_secs: 0 };
  const health_check_config = { ...SOON, health_checker: { shell: { shell_command: "true" } } };

  it(
    "is asked to quit, and is not started again",
    onStage(async (stage) => {
      const executor = await stage.start();
      const quit = (what: string): undefined => {
        if (what === "POST /quitquitquit") writeFileSync(join(executor.directory, "sandbox", "quit"), "");
      };
      await TaskServer.during(
        (what) => quit(what) ?? { code: 404 },
        async (server) => {
          const cmdline = "echo ran >> runs; while [ ! -e quit ]; do sleep 0.02; done";
          const task = { processes: [{ name: "p", cmdline, daemon: true, min_duration: 0 }] };
          const job = assignedJob(
            { task, health_check_config, lifecycle: { http: waits } },
            { assignedPorts: { health: server.port } },
          );
          stage.agent.launch(job);
          await stage.agent.update("TASK_RUNNING");
          stage.agent.kill(job.taskId);
          expect(await executor.exited).toBe(0);
          expect(server.asked).toEqual(["POST /quitquitquit"]);
          expect(executor.read("runs")).toBe("ran\n");
          expect(stage.agent.updates.at(-1)).toMatchObject({
            state: "TASK_KILLED",
            message: "Instructed to kill task.",
          });
        },
      );
    }),
  );

  it(
    "is asked again, then told by signals",
    onStage(async (stage) => {
      await TaskServer.during(
        () => ({}),
        async (server) => {
          const executor = await stage.start();
          const cmdline = "trap 'echo told; exit' TERM; touch ready; while true; do sleep 0.02; done";
          const http = {
            port: "admin",
            graceful_shutdown_endpoint: "/bye",
            graceful_shutdown_wait_secs: 0,
            shutdown_wait_secs: 0,
          };
          const health = {
            ...SOON,
            initial_interval_secs: 600,
            health_checker: { shell: { shell_command: "test -e sandbox/ready" } },
          };
          const job = assignedJob(
            { task: { processes: [{ name: "p", cmdline }] }, health_check_config: health, lifecycle: { http } },
            { assignedPorts: { admin: server.port } },
          );
          stage.agent.launch(job);
          await stage.agent.update("TASK_RUNNING");
          stage.agent.kill(job.taskId);
          await executor.exited;
          expect(server.asked).toEqual(["POST /bye", "POST /abortabortabort"]);
          expect(executor.read(".logs/p/0/stdout")).toBe("told\n");
        },
      );
    }),
  );

  it(
    "is not waited for when a faster kill comes, or when it does not listen",
    onStage(async (stage) => {
      await TaskServer.during(
        (what) => (what.startsWith("POST") ? {} : { body: "ok" }),
        async (server) => {
          const executor = await stage.start();
          const task = { processes: [{ name: "p", cmdline: "sleep 1000" }] };
          const job = assignedJob(
            { task, health_check_config: SOON, lifecycle: { http: waits } },
            { assignedPorts: { health: server.port } },
          );
          stage.agent.launch(job);
          await stage.agent.update("TASK_RUNNING");
          stage.agent.kill(job.taskId);
          await executor.logged("POST /quitquitquit, waiting");
          stage.agent.kill(job.taskId, 50);
          expect(await executor.exited).toBe(0);
          expect(stage.agent.states().at(-1)).toBe("TASK_KILLED");
        },
      );
    }),
  );
});
