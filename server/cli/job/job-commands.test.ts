import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ApiError } from "../../core/domain/api-error.ts";
import { CliWorld } from "../testing/cli-world.ts";
import { configOf, HELLO, jobOf, pageOf, summaryOf, taskOf } from "../testing/tasks.ts";

const KEY = "west/bozo/test/hello";
const JOB = {
  key: HELLO,
  instanceCount: 2,
  taskConfig: { resources: [{ numCpus: 1 }], executorConfig: { name: "AuroraExecutor", data: "{}" } },
};

let world: CliWorld;
beforeEach(async () => {
  world = await CliWorld.start();
  world.writeFile("hello.json", JSON.stringify(JOB));
  world.scheduler.on("cluster.tiers", () =>
    Promise.resolve({
      defaultTierName: "preemptible",
      tiers: [
        { name: "preferred", settings: { preemptible: "false", revocable: "false" } },
        { name: "preemptible", settings: { preemptible: "true", revocable: "false" } },
      ],
    }),
  );
});
afterEach(() => world.close());

const callsOf = (method: string): unknown[] =>
  world.scheduler.calls.filter((call) => call.method === method).map(({ args }) => args[0]);

/** What `jobs.get` says, one after the other; the last stays. */
function jobGoesThrough(...views: readonly ReturnType<typeof jobOf>[]): void {
  let at = 0;
  world.scheduler.on("jobs.get", () => views[Math.min(at++, views.length - 1)]);
}

describe("job create", () => {
  it("creates the job with its tier, waits, and names the job's page", async () => {
    jobGoesThrough(jobOf("PENDING", "ASSIGNED"), jobOf("RUNNING", "PENDING"), jobOf("RUNNING", "FINISHED"));
    const result = await world.run("job", "create", KEY, "hello.json", "--wait-until", "RUNNING");
    expect(result.exitCode).toBe(0);
    expect(result.out).toBe(`Job create succeeded: job url=${world.base}/scheduler/bozo/test/hello\n`);
    expect(result.err).toContain(`${KEY}: 1 of 2 RUNNING (1 PENDING)`);
    expect(callsOf("jobs.create")).toEqual([expect.objectContaining({ instanceCount: 2 })]);
    expect(callsOf("jobs.create")[0]).toMatchObject({ taskConfig: { tier: "preemptible" } });
  });

  it("says why tasks wait that wait for long", async () => {
    let asked = 0;
    world.scheduler.on("jobs.get", () => jobOf(asked++ < 9 ? "PENDING" : "RUNNING"));
    const explanation = { summary: "No agent has 100 CPUs." };
    world.scheduler.on("tasks.pendingReasons", () => Promise.resolve([{ taskId: "a", explanation }]));
    const { err } = await world.run("job", "create", KEY, "hello.json", "--wait-until", "RUNNING");
    expect(err.split("\n")).toEqual([
      `${KEY}: 0 of 1 RUNNING (1 PENDING)`,
      `${KEY}: 0 of 1 RUNNING (1 PENDING): No agent has 100 CPUs.`,
      "",
    ]);
  });

  it("opens the page in the browser that is named", async () => {
    jobGoesThrough(jobOf("PENDING"));
    world.variables.BROWSER = "lynx";
    await world.run("job", "create", KEY, "hello.json", "--open-browser");
    expect(world.spawned).toEqual([["lynx", `${world.base}/scheduler/bozo/test/hello`]]);
  });

  it("that is refused ends with 4", async () => {
    world.scheduler.on("jobs.create", () => {
      throw new ApiError("INVALID_REQUEST", "There is one.");
    });
    const err = "Job creation failed due to error:\n\tThere is one.\n";
    expect(await world.run("job", "create", KEY, "hello.json")).toEqual({ exitCode: 4, out: "", err });
  });

  it("of a job that is gone at once ends with 4", async () => {
    world.scheduler.on("jobs.get", () => {
      throw new ApiError("INVALID_REQUEST", "No such job");
    });
    expect(await world.run("job", "create", KEY, "hello.json")).toMatchObject({ exitCode: 4 });
  });

  it("refuses cron jobs", async () => {
    world.writeFile("cron.json", JSON.stringify({ ...JOB, cronSchedule: "* * * * *" }));
    const { exitCode, err } = await world.run("job", "create", KEY, "cron.json");
    expect([exitCode, err]).toEqual([4, 'Cron jobs may only be scheduled with "aurora cron schedule" command\n']);
  });

  it.each([
    ["west/bozo/test/other", "hello.json", "hello.json holds the job bozo/test/hello, not bozo/test/other"],
    [KEY, "nothing.json", "no such file"],
  ])("of %s from %s fails with 3", async (key, file, message) => {
    const { exitCode, err } = await world.run("job", "create", key, file);
    expect([exitCode, err]).toEqual([3, expect.stringContaining(message)]);
    expect(callsOf("jobs.create")).toEqual([]);
  });

  it("in an unknown cluster fails with 3", async () => {
    const { exitCode, err } = await world.run("job", "create", "wst/bozo/test/hello", "hello.json");
    expect([exitCode, err]).toEqual([3, expect.stringContaining("Unknown cluster: wst; did you mean west?")]);
  });
});

describe("job kill", () => {
  it("kills batch by batch and waits for each", async () => {
    world.scheduler.on("jobs.configSummary", () => summaryOf(5));
    jobGoesThrough(
      jobOf("KILLING", "KILLING", "KILLING", "KILLING", "RUNNING"),
      jobOf("KILLED", "KILLED", "KILLED", "KILLED"),
    );
    const result = await world.run("job", "kill", `${KEY}/0-2,9`, "--batch-size", "2", "-m", "bye");
    expect(result.exitCode).toBe(0);
    expect(result.out).toBe("Successfully killed instances 0-1\nSuccessfully killed instances 2\nJob kill succeeded\n");
    expect(callsOf("jobs.kill")).toEqual([
      { job: HELLO, instances: [0, 1], message: "bye" },
      { job: HELLO, instances: [2], message: "bye" },
    ]);
  });

  it("kills all at once without batching", async () => {
    jobGoesThrough(jobOf("KILLED"));
    world.scheduler.on("jobs.configSummary", () =>
      summaryOf(1, { slaPolicy: { countSlaPolicy: { count: 1, durationSecs: 1 } } }),
    );
    const result = await world.run("job", "kill", `${KEY}/0,7`, "--no-batching");
    expect(result.out).toBe("WARNING: Killing instances without updating SlaPolicy.\nJob kill succeeded\n");
    expect(callsOf("jobs.kill")).toEqual([{ job: HELLO, instances: [0, 7] }]);
  });

  it("wants instances, and with --strict active ones", async () => {
    world.scheduler.on("jobs.configSummary", () => summaryOf(2));
    expect(await world.run("job", "kill", KEY)).toMatchObject({
      exitCode: 6,
      err: expect.stringContaining("killall") as string,
    });
    expect(await world.run("job", "kill", `${KEY}/1,5`, "--strict")).toMatchObject({
      exitCode: 6,
      err: "Invalid instance parameter: 5; active are 0-1\n",
    });
    expect(callsOf("jobs.kill")).toEqual([]);
  });

  it("gives up when too many batches do not end", async () => {
    world.scheduler.on("jobs.configSummary", () => summaryOf(3));
    jobGoesThrough(jobOf("KILLING", "KILLING", "KILLING"));
    world.timeFactor = 30;
    const result = await world.run("job", "killall", KEY, "--max-total-failures", "1");
    expect(result.exitCode).toBe(4);
    expect(callsOf("jobs.kill")).toHaveLength(2);
    expect(result.err).toContain("Instances 0 were not killed in time");
    expect(result.err).toContain("Exceeded maximum number of errors while killing instances");
  });

  it("ends with 9 when what was killed without batching does not end", async () => {
    jobGoesThrough(jobOf("KILLING"));
    world.timeFactor = 30;
    expect(await world.run("job", "killall", KEY, "--no-batching")).toMatchObject({ exitCode: 9, out: "" });
  });

  it("explains that an update holds the job", async () => {
    world.scheduler.on("jobs.configSummary", () => summaryOf(1));
    world.scheduler.on("jobs.kill", () => {
      throw new ApiError("JOB_UPDATING_ERROR", "Updating.");
    });
    const { exitCode, err } = await world.run("job", "killall", KEY);
    expect(exitCode).toBe(10);
    expect(err).toContain(
      "Kill of instances 0 failed with error:\n\tUpdating.\n\tThe job is locked by an active update",
    );
  });

  it("of a job without active tasks ends with 6", async () => {
    world.scheduler.on("jobs.configSummary", () => summaryOf(0));
    expect(await world.run("job", "killall", KEY)).toMatchObject({
      exitCode: 6,
      err: `No tasks to kill found for job ${KEY}\n`,
    });
  });
});

describe("job add", () => {
  it("adds instances like an active one", async () => {
    world.scheduler.on("jobs.configSummary", () => summaryOf(2));
    world.scheduler.on("jobs.addInstances", () => Promise.resolve({ instances: [2, 3, 4] }));
    expect(await world.run("job", "add", `${KEY}/1`, "3")).toMatchObject({ exitCode: 0, out: "Added instances 2-4\n" });
    expect(callsOf("jobs.addInstances")).toEqual([{ key: { jobKey: HELLO, instanceId: 1 }, count: 3 }]);
  });

  it("waits for the new instances alone", async () => {
    world.scheduler.on("jobs.configSummary", () => summaryOf(1));
    world.scheduler.on("jobs.addInstances", () => Promise.resolve({ instances: [1] }));
    jobGoesThrough(jobOf("PENDING", "PENDING"), jobOf("PENDING", "RUNNING"));
    expect(await world.run("job", "add", `${KEY}/0`, "1", "--wait-until", "RUNNING")).toMatchObject({ exitCode: 0 });
  });

  it("refuses an instance that is not active, and counts below one", async () => {
    world.scheduler.on("jobs.configSummary", () => summaryOf(2));
    expect((await world.run("job", "add", `${KEY}/2`, "3")).exitCode).toBe(6);
    expect((await world.run("job", "add", `${KEY}/1`, "0")).exitCode).toBe(2);
  });
});

describe("job restart", () => {
  /** Tasks by instance: ids that change with each restart, in the states given. */
  function restarts(...runs: readonly (readonly Parameters<typeof taskOf>[0][])[]): void {
    let at = 0;
    world.scheduler.on("jobs.configSummary", () => summaryOf(3));
    world.scheduler.on("tasks.list", () => pageOf((runs[Math.min(at++, runs.length - 1)] ?? []).map(taskOf)));
  }
  const running = [0, 1, 2].map((instanceId) => ({ instanceId }));

  it("restarts all instances in batches, watching each", async () => {
    restarts(running);
    const startMs = world.nowMs;
    const result = await world.run("job", "restart", KEY, "--batch-size", "2", "--watch-secs", "6");
    expect(result).toMatchObject({ exitCode: 0, out: `Job ${KEY} restarted successfully\n` });
    expect(callsOf("jobs.restart")).toEqual([
      { job: HELLO, instances: [0, 1] },
      { job: HELLO, instances: [2] },
    ]);
    // Two batches, looked at every three seconds for six.
    expect(world.nowMs - startMs).toBe(12_000);
  });

  it("restarts what failed again as often as it may, and then gives up", async () => {
    restarts([{ instanceId: 0, status: "FAILED" }]);
    const result = await world.run("job", "restart", `${KEY}/0`, "--max-per-shard-failures", "2");
    expect(result.exitCode).toBe(4);
    expect(result.err).toContain("Restart failures threshold reached. Aborting: instances 0 failed, 0 may");
    expect(callsOf("jobs.restart")).toHaveLength(3);
  });

  it("goes on with the others as long as not too many fail", async () => {
    restarts([{ instanceId: 0, status: "FAILED" }, { instanceId: 1 }, { instanceId: 2 }]);
    const result = await world.run("job", "restart", KEY, "--watch-secs=0", "--max-total-failures=1", "--batch-size=3");
    expect(callsOf("jobs.restart")).toEqual([{ job: HELLO, instances: [0, 1, 2] }]);
    expect(result.err).toContain("Failed instances: 0");
    expect(result.exitCode).toBe(0);
  });

  it("checks what it is given", async () => {
    restarts(running);
    expect((await world.run("job", "restart", KEY, "--max-total-failures", "-1")).exitCode).toBe(6);
    expect((await world.run("job", "restart", `${KEY}/7`, "--strict")).exitCode).toBe(6);
    expect((await world.run("job", "restart", KEY, "--batch-size", "0")).exitCode).toBe(2);
    expect(callsOf("jobs.restart")).toEqual([]);
  });

  it("that is refused ends with 10", async () => {
    restarts(running);
    world.scheduler.on("jobs.restart", () => {
      throw new ApiError("INVALID_REQUEST", "No.");
    });
    expect(await world.run("job", "restart", KEY)).toMatchObject({ exitCode: 10 });
  });
});

describe("job status and list", () => {
  const jobs = ["hello", "help", "other"].map((name) => ({ job: { key: { ...HELLO, name } } }));

  it("match patterns", async () => {
    world.scheduler.on("jobs.list", () => Promise.resolve(jobs));
    expect((await world.run("job", "list", "west/bozo/*/hel*")).out).toBe(
      "west/bozo/test/hello\nwest/bozo/test/help\n",
    );
    expect(callsOf("jobs.list")).toEqual([{ role: "bozo" }]);
    expect((await world.run("job", "list", "*/b?zo")).out.split("\n")).toHaveLength(4);
  });

  it("show active and inactive tasks in order", async () => {
    const tasks = [taskOf({ instanceId: 1 }), taskOf({ status: "FAILED", taskId: "old" }), taskOf({ instanceId: 0 })];
    world.scheduler.on("tasks.list", () => pageOf(tasks));
    const { out } = await world.run("job", "status", KEY, "--write-json");
    const [status] = JSON.parse(out) as { job: string; active: typeof tasks; inactive: typeof tasks }[];
    expect(status?.job).toBe(KEY);
    expect(status?.active.map(({ assignedTask }) => assignedTask.instanceId)).toEqual([0, 1]);
    expect(status?.inactive.map(({ assignedTask }) => assignedTask.taskId)).toEqual(["old"]);
    expect((await world.run("job", "status", KEY)).out).toMatch(/^Active tasks \(2\):\n[^]*Inactive tasks \(1\):/);
  });

  it("of no job ends with 6, but gives a script its answer", async () => {
    world.scheduler.on("tasks.list", () => pageOf([]));
    world.scheduler.on("jobs.list", () => Promise.resolve(jobs));
    const near = await world.run("job", "status", "west/bozo/test/helo");
    expect(near.err).toBe("Found no jobs matching west/bozo/test/helo; did you mean west/bozo/test/hello?\n");
    world.scheduler.on("jobs.list", () => Promise.resolve([]));
    expect(await world.run("job", "status", KEY)).toEqual({
      exitCode: 6,
      out: "",
      err: `Found no jobs matching ${KEY}\n`,
    });
    const { exitCode, out } = await world.run("job", "status", KEY, "--write-json");
    expect([exitCode, out]).toEqual([0, `{"jobspec":"${KEY}","error":"No matching jobs found"}\n`]);
  });

  it("say why tasks wait", async () => {
    world.scheduler.on("tasks.list", () => pageOf([taskOf({ status: "PENDING" }), taskOf({ instanceId: 1 })]));
    const explanation = { summary: "No agent has 100 CPUs." };
    world.scheduler.on("tasks.pendingReasons", () => Promise.resolve([{ taskId: "task-0", explanation }]));
    const { out } = await world.run("job", "status", KEY);
    expect(out.match(/waits: .*/g)).toEqual(["waits: No agent has 100 CPUs."]);
  });

  it("fetch tasks page by page", async () => {
    const page = Array.from({ length: 1_000 }, (_, instanceId) => taskOf({ instanceId }));
    world.scheduler.on("tasks.list", (query) => {
      const { offset } = query as { offset: number };
      return Promise.resolve({ tasks: offset === 0 ? page : [taskOf({ instanceId: 1_000 })], total: 1_001 });
    });
    const { out } = await world.run("job", "status", KEY, "--write-json");
    expect((JSON.parse(out) as { active: unknown[] }[])[0]?.active).toHaveLength(1_001);
  });
});

describe("job diff", () => {
  const range = (first: number, last: number) => [{ first, last }];
  beforeEach(() => {
    world.scheduler.on("jobs.populate", () => Promise.resolve({ taskConfig: configOf({ priority: 7 }) }));
    world.scheduler.on("jobs.diff", () =>
      Promise.resolve({
        add: [{ config: configOf(), instances: range(5, 6) }],
        remove: [],
        update: [{ config: configOf(), instances: range(0, 3) }],
        unchanged: [{ config: configOf(), instances: range(4, 4) }],
      }),
    );
  });

  it("says what an update would do, and shows what differs", async () => {
    const files: string[] = [];
    world.program = (command) => {
      files.push(...command.slice(-2).map((path) => readFileSync(path, "utf8")));
      return { exitCode: 1, output: "THE DIFF\n" };
    };
    const { exitCode, out } = await world.run("job", "diff", KEY, "hello.json");
    expect(exitCode).toBe(0);
    expect(out).toBe(
      "This job update will:\nadd instances: [5-6]\nupdate instances: [0-3]\nwith diff:\n\nTHE DIFF\n\nnot change instances: [4]\n",
    );
    expect(world.spawned[0]?.[0]).toBe("diff");
    expect(files.map((text) => /"priority": (\d)/.exec(text)?.[1])).toEqual(["0", "7"]);
  });

  it("keeps to the instances that are named, and to the viewer that is", async () => {
    world.variables.DIFF_VIEWER = "viewer --side-by-side";
    const { out } = await world.run("job", "diff", `${KEY}/2-4`, "hello.json");
    expect(out).not.toContain("add instances");
    expect(out).toContain("update instances: [2-3]");
    expect(world.spawned[0]?.slice(0, 2)).toEqual(["viewer", "--side-by-side"]);
  });

  it("compares with another job", async () => {
    await world.run("job", "diff", KEY, "hello.json", "--from", "west/bozo/prod/hello");
    expect(callsOf("jobs.diff")).toEqual([expect.objectContaining({ key: { ...HELLO, environment: "prod" } })]);
  });

  it("ends with 4 when the viewer fails, and with 3 when the config is refused", async () => {
    world.program = () => ({ exitCode: 2, output: "trouble" });
    expect(await world.run("job", "diff", KEY, "hello.json")).toMatchObject({
      exitCode: 4,
      err: "Error running diff: trouble\n",
    });
    world.scheduler.on("jobs.populate", () => {
      throw new ApiError("INVALID_REQUEST", "Bad.");
    });
    expect(await world.run("job", "diff", KEY, "hello.json")).toMatchObject({ exitCode: 3 });
  });
});

describe("job inspect and config list", () => {
  it("ask no scheduler", async () => {
    world.describeClusters([]);
    const { exitCode, out } = await world.run("job", "inspect", KEY, "hello.json");
    expect(exitCode).toBe(0);
    expect(out).toContain("  instances:  '2'");
    const raw = await world.run("job", "inspect", KEY, "hello.json", "--raw");
    expect(JSON.parse(raw.out)).toEqual(JOB);
    expect((await world.run("config", "list", "hello.json")).out).toBe("jobs=[*/bozo/test/hello]\n");
  });
});

describe("job open", () => {
  it("opens a page at the address that people are to use", async () => {
    world.describeClusters([{ name: "west", scheduler_uri: world.base, proxy_url: "https://aurora.example.com/" }]);
    world.variables.BROWSER = "lynx";
    await world.run("job", "open", "west/bozo/test");
    expect(world.spawned).toEqual([["lynx", "https://aurora.example.com/scheduler/bozo/test"]]);
  });

  it("names the page where there is no browser", async () => {
    world.program = () => {
      throw Object.assign(new Error("no"), { code: "ENOENT" });
    };
    mkdirSync(join(world.directory, "etc"), { recursive: true });
    expect((await world.run("job", "open", "west")).out).toBe(`Open this page: ${world.base}/scheduler\n`);
  });
});
