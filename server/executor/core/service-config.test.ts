import { describe, expect, it } from "vitest";
import { DEFAULT_LOGGER } from "./logger-config.ts";
import { parseThermosTask, type ThermosTask } from "./thermos-task.ts";

function parse(job: object, assignedPorts: Record<string, number> = { health: 31000, http: 31001 }): ThermosTask {
  const task = { processes: [{ name: "p", cmdline: "true" }] };
  const context = { taskId: "t-7", instanceId: 7, hostname: "h", user: "u", assignedPorts };
  return parseThermosTask(JSON.stringify({ task, ...job }), { ...context, defaultLogger: DEFAULT_LOGGER });
}

describe("health checks", () => {
  it("ask the port called health over HTTP, by default", () => {
    expect(parse({}).health.check).toEqual({
      kind: "http",
      port: 31000,
      endpoint: "/health",
      expectedResponse: "ok",
      expectedResponseCode: 0,
    });
  });

  it("are not made without that port", () => {
    expect(parse({}, {}).health.check).toBeUndefined();
  });

  it("are made as the job says, in seconds or parts of them", () => {
    const http = { endpoint: "/up", expected_response: "", expected_response_code: 204 };
    const times = { initial_interval_secs: 0.5, interval_secs: "2.5", timeout_secs: 3 };
    const counts = { max_consecutive_failures: 4, min_consecutive_successes: 2 };
    const { policy, check } = parse({ health_check_config: { health_checker: { http }, ...times, ...counts } }).health;
    expect(check).toMatchObject({ endpoint: "/up", expectedResponse: "", expectedResponseCode: 204 });
    expect(policy).toEqual({
      initialIntervalMs: 500,
      intervalMs: 2500,
      timeoutMs: 3000,
      maxConsecutiveFailures: 4,
      minConsecutiveSuccesses: 2,
    });
  });

  it("run a command where the job has one, with its references bound", () => {
    const shell = { shell_command: "check {{thermos.ports[http]}} {{mesos.instance}} {{thermos.task_id}}" };
    const { check } = parse({ health_check_config: { health_checker: { shell } } }).health;
    expect(check).toEqual({ kind: "shell", command: "check 31001 7 t-7" });
  });

  it("must leave time between them", () => {
    expect(() => parse({ health_check_config: { interval_secs: 0 } })).toThrow("interval_secs must be above zero");
    expect(() => parse({ health_check_config: { interval_secs: -1 } })).toThrow("is not a number, zero or above");
    expect(() => parse({ health_check_config: { health_checker: { shell: {} } } })).toThrow("lacks shell_command");
  });
});

describe("lifecycle requests", () => {
  const requests = [
    { endpoint: "/quitquitquit", waitMs: 5000 },
    { endpoint: "/abortabortabort", waitMs: 5000 },
  ];

  it("go to the port called health, by default", () => {
    expect(parse({}).lifecycle).toEqual({ port: 31000, requests });
    expect(parse({ lifecycle: { http: {} } }).lifecycle).toEqual({ port: 31000, requests });
  });

  it("are not made without the port, or where the job turns them off", () => {
    expect(parse({}, {}).lifecycle).toBeUndefined();
    expect(parse({ lifecycle: {} }).lifecycle).toBeUndefined();
  });

  it("are made as the job says", () => {
    const http = {
      port: "http",
      graceful_shutdown_endpoint: "/bye",
      shutdown_endpoint: "/now",
      graceful_shutdown_wait_secs: 30,
      shutdown_wait_secs: 1,
    };
    expect(parse({ lifecycle: { http } }).lifecycle).toEqual({
      port: 31001,
      requests: [
        { endpoint: "/bye", waitMs: 30_000 },
        { endpoint: "/now", waitMs: 1000 },
      ],
    });
  });
});

describe("an announcement", () => {
  it("is made where the job wants one", () => {
    expect(parse({}).announce).toBeUndefined();
    expect(parse({ announce: {} }).announce).toEqual({ primaryPort: "http", zkPath: undefined });
    expect(parse({ announce: { primary_port: "web", zk_path: "/my/{{mesos.instance}}" } }).announce).toEqual({
      primaryPort: "web",
      zkPath: "/my/7",
    });
  });

  it("brings aliases of ports, aurora for the primary one unless the portmap says otherwise", () => {
    expect(parse({ announce: {} }).ports).toEqual({ health: 31000, http: 31001, aurora: 31001 });
    const portmap = { web: "http", admin: "8080", aurora: "{{primary_port}}" };
    expect(parse({ announce: { portmap } }).ports).toEqual({
      health: 31000,
      http: 31001,
      web: 31001,
      admin: 8080,
      aurora: 31001,
    });
  });
});
