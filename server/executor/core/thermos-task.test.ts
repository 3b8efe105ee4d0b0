import { describe, expect, it } from "vitest";
import { InvalidTask } from "./invalid-task.ts";
import { DEFAULT_LOGGER } from "./logger-config.ts";
import { parseThermosTask, type TaskContext, type ThermosTask } from "./thermos-task.ts";

const context: TaskContext = {
  taskId: "www-data-prod-hello-3-abc",
  instanceId: 3,
  hostname: "h1",
  user: "www-data",
  assignedPorts: { http: 31005 },
  defaultLogger: DEFAULT_LOGGER,
};

function parse(job: unknown): ThermosTask {
  return parseThermosTask(JSON.stringify(job), context);
}

function jobOf(...processes: unknown[]): unknown {
  return { role: "www-data", environment: "prod", name: "hello", task: { processes } };
}

function cmdlineOf(cmdline: string, extra: object = {}): string | undefined {
  const job = jobOf({ name: "p", cmdline });
  return parse({ ...(job as object), ...extra }).processes[0]?.cmdline;
}

describe("a task", () => {
  it("has Thermos's defaults", () => {
    expect(parse(jobOf({ name: "hello", cmdline: "echo" }))).toEqual({
      name: "hello",
      processes: [
        {
          name: "hello",
          cmdline: "echo",
          maxFailures: 1,
          daemon: false,
          ephemeral: false,
          minDurationMs: 5000,
          final: false,
          logger: { destination: "file", rotate: undefined },
        },
      ],
      dependencies: new Map([["hello", new Set()]]),
      maxFailures: 1,
      maxConcurrency: 0,
      finalizationWaitMs: 30_000,
      diskLimitBytes: undefined,
      ports: { http: 31005 },
      health: {
        policy: {
          initialIntervalMs: 15_000,
          intervalMs: 10_000,
          timeoutMs: 1000,
          maxConsecutiveFailures: 0,
          minConsecutiveSuccesses: 1,
        },
        check: undefined,
      },
      lifecycle: undefined,
      announce: undefined,
    });
  });

  it("is read as Aurora's client writes it", () => {
    const task = parse({
      name: "hello",
      role: "www-data",
      environment: "prod",
      cluster: "devcluster",
      service: true,
      max_task_failures: 1,
      task: {
        name: "hello",
        finalization_wait: 5,
        max_failures: 2,
        max_concurrency: 3,
        constraints: [{ order: ["fetch", "run"] }],
        resources: { cpu: 1.0, ram: 134217728, disk: 134217728, gpu: 0 },
        processes: [
          {
            name: "fetch",
            cmdline: "curl x",
            daemon: 0,
            ephemeral: false,
            max_failures: 3,
            min_duration: 1,
            final: false,
          },
          {
            name: "run",
            cmdline: "./x",
            daemon: true,
            max_failures: "0",
            logger: { destination: "none", mode: "rotate" },
          },
          { name: "save", cmdline: "cp", final: "True" },
        ],
      },
    });
    expect(task).toMatchObject({ maxFailures: 2, maxConcurrency: 3, finalizationWaitMs: 5000 });
    expect(task.processes.map((one) => [one.name, one.daemon, one.maxFailures, one.minDurationMs, one.final])).toEqual([
      ["fetch", false, 3, 1000, false],
      ["run", true, 0, 5000, false],
      ["save", false, 1, 5000, true],
    ]);
    expect(task.processes[1]?.logger).toEqual({ destination: "none", rotate: { maxBytes: 104857600, backups: 5 } });
    expect(task.dependencies.get("run")).toEqual(new Set(["fetch"]));
  });
});

describe("references in a command line", () => {
  it("know the task's place on the host", () => {
    const all = "{{thermos.ports[http]}} {{thermos.task_id}} {{thermos.user}} {{mesos.instance}} {{mesos.hostname}}";
    expect(cmdlineOf(all)).toBe("31005 www-data-prod-hello-3-abc www-data 3 h1");
  });

  it("know the fields of the process, the task and the job", () => {
    expect(cmdlineOf("{{name}} {{role}} {{environment}} {{instance}} {{task.processes[0].name}}")).toBe(
      "p www-data prod 3 p",
    );
  });

  it("know the announcer's aliases", () => {
    expect(cmdlineOf("{{thermos.ports[aurora]}}", { announce: {} })).toBe("31005");
    const announce = { primary_port: "web", portmap: { web: "http", aurora: "{{primary_port}}", fixed: 8080 } };
    expect(cmdlineOf("{{thermos.ports[aurora]}} {{thermos.ports[fixed]}}", { announce })).toBe("31005 8080");
  });

  it("may be written literally", () => {
    expect(cmdlineOf("docker inspect -f '{{&.State}}'")).toBe("docker inspect -f '{{.State}}'");
  });
});

describe("a task is refused, with what to change, when", () => {
  const process = { name: "p", cmdline: "true" };
  it.each<[string, unknown, string]>([
    ["it has no task", { role: "r" }, "the executor config holds no task"],
    [
      "a port is not assigned",
      jobOf({ name: "p", cmdline: "{{thermos.ports[ftp]}}" }),
      "was not given: ftp; add a namedPort",
    ],
    ["a reference is unknown", jobOf({ name: "p", cmdline: "{{x.y}} {{z}}" }), "{{x.y}} {{z}}"],
    ["a process has no command line", jobOf({ name: "p" }), "processes[0] lacks cmdline"],
    ["a process has no name", jobOf({ cmdline: "true" }), "processes[0] lacks name"],
    ["a process's name is a path", jobOf({ name: "a/b", cmdline: "true" }), '"a/b" is no file name'],
    ["a process's name starts with a dot", jobOf({ name: ".p", cmdline: "true" }), "is no file name"],
    ["two processes share a name", jobOf(process, process), "two processes are called p"],
    ["a number is none", jobOf({ ...process, max_failures: "many" }), "max_failures is not a whole number"],
    ["a number is negative", jobOf({ ...process, min_duration: -1 }), "min_duration is not a whole number"],
    ["a boolean is none", jobOf({ ...process, daemon: "perhaps" }), "daemon is not true or false"],
    ["processes are no list", { task: { processes: {} } }, "processes is not a list"],
    ["a process is no object", jobOf("true"), "processes[0] is not an object"],
    [
      "a log destination does not exist",
      jobOf({ ...process, logger: { destination: "tape" } }),
      "file, console, both, none",
    ],
  ])("%s", (_, job, message) => {
    expect(() => parse(job)).toThrow(InvalidTask);
    expect(() => parse(job)).toThrow(message);
  });

  it("its data is empty, no JSON, or no object", () => {
    expect(() => parseThermosTask("", context)).toThrow("no executor config");
    expect(() => parseThermosTask("{", context)).toThrow("the executor config is not JSON");
    expect(() => parseThermosTask("[]", context)).toThrow("not a JSON object");
  });
});

describe("an order", () => {
  const task = (orders: string[][], ...processes: object[]) =>
    parse({
      task: {
        processes: processes.map((one) => ({ cmdline: "true", ...one })),
        constraints: orders.map((order) => ({ order })),
      },
    });
  const [a, b, c] = [{ name: "a" }, { name: "b" }, { name: "c" }];

  it("makes each process wait for the one before it", () => {
    const { dependencies } = task(
      [
        ["a", "b", "c"],
        ["a", "c"],
      ],
      a,
      b,
      c,
    );
    expect(dependencies.get("a")).toEqual(new Set());
    expect(dependencies.get("b")).toEqual(new Set(["a"]));
    expect(dependencies.get("c")).toEqual(new Set(["b", "a"]));
  });

  it.each<[string, () => unknown, string]>([
    [
      "a cycle",
      () =>
        task(
          [
            ["a", "b"],
            ["b", "c", "a"],
          ],
          a,
          b,
          c,
        ),
      "the order of a, b, c is a cycle",
    ],
    ["a process before itself", () => task([["a", "a"]], a, b), "the order of a is a cycle"],
    ["an unknown process", () => task([["a", "x"]], a), "names process x"],
    ["final and ordinary processes", () => task([["a", "b"]], a, { ...b, final: true }), "only one of them is final"],
    ["waiting for a daemon", () => task([["a", "b"]], { ...a, daemon: true }, b), "a daemon never finishes"],
    ["waiting for an ephemeral", () => task([["a", "b"]], { ...a, ephemeral: true }, b), "without being ephemeral"],
  ])("refuses %s", (_, order, message) => {
    expect(order).toThrow(InvalidTask);
    expect(order).toThrow(message);
  });

  it("allows one ephemeral process to wait for another", () => {
    const { dependencies } = task([["a", "b"]], { ...a, ephemeral: true }, { ...b, ephemeral: true });
    expect(dependencies.get("b")).toEqual(new Set(["a"]));
  });
});
