import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ApiError } from "../../core/domain/api-error.ts";
import { CliWorld } from "../testing/cli-world.ts";
import { pageOf, taskOf } from "../testing/tasks.ts";
import { shellLines } from "./cluster.ts";

let world: CliWorld;
beforeEach(async () => {
  world = await CliWorld.start();
});
afterEach(() => world.close());

const argumentsOf = (method: string): unknown[] =>
  world.scheduler.calls.filter((call) => call.method === method).map(({ args }) => args[0]);

describe("quotas", () => {
  const quota = { resources: [{ numCpus: 20 }, { ramMb: 4_000 }, { diskMb: 6_000 }] };

  it("are increased by what is given", async () => {
    world.scheduler.on("quotas.get", () => Promise.resolve({ quota }));
    world.scheduler.on("quotas.set", (_role, set) => Promise.resolve({ quota: set }));
    const { exitCode, out } = await world.run("admin", "increase_quota", "west", "bozo", "4.0", "1MB", "1MB");
    expect([exitCode, out]).toEqual([0, "Quota of bozo: CPU: 24.0 core(s), RAM: 4001 MB, Disk: 6001 MB\n"]);
  });

  it("are shown with what they are used for", async () => {
    const none = { resources: [] };
    world.scheduler.on("quotas.get", () =>
      Promise.resolve({
        quota,
        prodSharedConsumption: { resources: [{ ramMb: 7 }] },
        prodDedicatedConsumption: none,
        nonProdSharedConsumption: none,
        nonProdDedicatedConsumption: none,
      }),
    );
    const { out } = await world.run("quota", "get", "west/bozo");
    expect(out).toContain("Allocated:\n  CPU: 20.0 core(s)\n  RAM: 4000 MB\n  Disk: 6000 MB\n");
    expect(out).toContain("Production shared pool resources consumed:\n  RAM: 7 MB\n");
    expect(JSON.parse((await world.run("quota", "get", "west/bozo", "--write-json")).out)).toMatchObject({ quota });
  });
});

describe("query", () => {
  it("prints tasks in a format of one's own", async () => {
    world.scheduler.on("tasks.list", () => pageOf([taskOf(), taskOf({ instanceId: 1 })]));
    expect((await world.run("admin", "query", "west", "bozo", "hello")).out).toBe(
      "bozo/hello/0 RUNNING\nbozo/hello/1 RUNNING\n",
    );
    const own = await world.run(
      "admin",
      "query",
      "west",
      "bozo",
      "hello",
      "-l",
      "%taskId% %slaveHost% %name%",
      "--shards=0",
    );
    expect(own.out).toBe("task-0 slavehost hello\ntask-1 slavehost hello\n");
    expect(argumentsOf("tasks.list").at(-1)).toMatchObject({
      instanceIds: [0],
      statuses: ["RUNNING"],
      jobName: "hello",
    });
  });

  it("wants --force for what could be many", async () => {
    world.scheduler.on("tasks.list", () => pageOf([]));
    for (const argv of [["west"], ["west", "bozo"], ["west", "bozo", "hello", "--states", "FAILED"]]) {
      expect(await world.run("admin", "query", ...argv)).toMatchObject({ exitCode: 1 });
      expect(await world.run("admin", "query", "--force", ...argv)).toMatchObject({ exitCode: 0 });
    }
  });

  it("names the fields and the states that there are", async () => {
    world.scheduler.on("tasks.list", () => pageOf([taskOf()]));
    const field = await world.run("admin", "query", "west", "bozo", "hello", "-l", "%instancId%");
    expect(field).toMatchObject({ exitCode: 1, err: expect.stringContaining("did you mean instanceId?") as string });
    const state = await world.run("admin", "query", "west", "bozo", "hello", "--states", "RUNING");
    expect(state).toMatchObject({ exitCode: 2, err: expect.stringContaining("did you mean RUNNING?") as string });
  });
});

describe("tasks", () => {
  it("are a table of what is active on the hosts asked for", async () => {
    world.scheduler.on("tasks.list", () => pageOf([taskOf()]));
    const file = world.writeFile("hosts", "one\n\n two \n");
    const { out } = await world.run("admin", "tasks", "west", "--filename", file);
    expect(out.split("\n")[1]).toMatch(/^bozo\/test\/hello\/0 {2}RUNNING {2}.* slavehost {2}task-0$/);
    expect(argumentsOf("tasks.list")).toMatchObject([{ slaveHosts: ["one", "two"] }]);
  });
});

describe("storage", () => {
  it.each([
    [["scheduler_snapshot", "west"], "admin.snapshot", "Snapshot written."],
    [["scheduler_commit_recovery", "west"], "admin.commitRecovery", "Recovery committed."],
    [["scheduler_unload_recovery", "west"], "admin.unloadRecovery", "Recovery unloaded."],
    [["scheduler_stage_recovery", "west", "b1"], "admin.stageRecovery", "Backup b1 is staged."],
    [["reconcile_tasks", "west"], "admin.reconcileExplicit", "Reconciliation (explicit) is under way."],
    [
      ["reconcile_tasks", "west", "-t", "implicit"],
      "admin.reconcileImplicit",
      "Reconciliation (implicit) is under way.",
    ],
    [["force_task_state", "west", "t1", "lost"], "admin.forceTaskState", "Task t1 is LOST."],
  ])("%j asks for %s", async (argv, method, said) => {
    const { exitCode, out } = await world.run("admin", ...argv);
    expect([exitCode, out]).toEqual([0, expect.stringContaining(said)]);
    expect(world.scheduler.calls.map((call) => call.method)).toEqual([method]);
  });

  it("tells of backups", async () => {
    world.scheduler.on("admin.listBackups", () => Promise.resolve({ backups: ["b1", "b2"] }));
    world.scheduler.on("admin.performBackup", () => Promise.resolve({ backup: "b3" }));
    expect((await world.run("admin", "scheduler_list_backups", "west")).out).toBe("2 available backups:\nb1\nb2\n");
    expect((await world.run("admin", "scheduler_backup_now", "west")).out).toBe("Backup written: b3\n");
  });

  it("tells of the tasks in a staged backup, and removes some", async () => {
    world.scheduler.on("admin.queryRecovery", () => pageOf([taskOf()]));
    world.scheduler.on("admin.deleteRecoveryTasks", () => Promise.resolve({ tasksDeleted: 2 }));
    const { out } = await world.run("admin", "scheduler_print_recovery_tasks", "west");
    expect(out).toBe("Role\tJob\tShard\tStatus\tTask ID\nbozo\thello\t0\tRUNNING\ttask-0\n");
    await world.run("admin", "scheduler_delete_recovery_tasks", "west", "a,b");
    expect(argumentsOf("admin.deleteRecoveryTasks")).toEqual([{ taskIds: ["a", "b"] }]);
    expect(await world.run("admin", "scheduler_delete_recovery_tasks", "west", ",")).toMatchObject({ exitCode: 1 });
    expect(argumentsOf("admin.deleteRecoveryTasks")).toHaveLength(1);
  });

  it("prunes what is asked for", async () => {
    world.scheduler.on("admin.pruneTasks", () => Promise.resolve({ tasksPruned: 4 }));
    const argv = ["--states", "LOST,FINISHED", "--role", "aurora", "--env", "devel", "--limit", "10"];
    expect((await world.run("admin", "prune_tasks", "west", ...argv)).out).toBe("Tasks pruned: 4\n");
    const query = { statuses: ["LOST", "FINISHED"], role: "aurora", environment: "devel", limit: 10 };
    expect(argumentsOf("admin.pruneTasks")).toEqual([query]);
  });

  it("ends with 1 when the scheduler refuses", async () => {
    world.scheduler.on("admin.performBackup", () => {
      throw new ApiError("INVALID_REQUEST", "No backups.");
    });
    const err = "Command failure:\n\tNo backups.\n";
    expect(await world.run("admin", "scheduler_backup_now", "west")).toEqual({ exitCode: 1, out: "", err });
  });
});

describe("clusters", () => {
  it("are found and printed", async () => {
    const { base } = world;
    expect((await world.run("admin", "get_scheduler", "west")).out).toBe(`Found leading scheduler at: ${base}\n`);
    expect(JSON.parse((await world.run("admin", "get_cluster_config", "west")).out)).toMatchObject({ name: "west" });
    const { out } = await world.run("admin", "get_cluster_config", "west", "--sh", "--export");
    expect(out).toContain("export AURORA_CLUSTER_SLAVE_ROOT=/slaveroot\n");
  });

  it("are quoted for the shell", () => {
    expect(shellLines({ a: "it's", b: [1, true], c: { d: "x y" } }, "P")).toEqual([
      `P_A='it'"'"'s'`,
      "P_B_0=1",
      "P_B_1=1",
      "P_C_D='x y'",
    ]);
  });
});

describe("hosts and SLAs", () => {
  beforeEach(() => {
    const tasks = ["a", "b", "b"].map((host, instanceId) =>
      taskOf({ instanceId, host, runningMs: world.nowMs - 7_200_000 }),
    );
    world.scheduler.on("tasks.list", (query) => {
      const { slaveHosts } = query as { slaveHosts?: string[] };
      return pageOf(tasks.filter(({ assignedTask }) => slaveHosts?.includes(assignedTask.slaveHost ?? "") ?? true));
    });
  });
  const safe = (...argv: string[]) =>
    world.run("admin", "sla_list_safe_domain", "west", "60", "1h", "--min_job_instance_count=2", ...argv);

  it("lists hosts that may go down", async () => {
    expect((await safe()).out).toBe("a\n");
    expect((await safe("-x", "a")).out).toBe("");
    expect((await safe("-l")).out).toBe("a\twest/bozo/test/hello\t66.67\t3600\n");
  });

  it("heeds limits of single jobs", async () => {
    const file = world.writeFile("limits", "west/bozo/test/hello 30 1h\n");
    expect((await safe("-o", file)).out).toBe("a\nb\n");
    const bad = world.writeFile("bad", "west/bozo 30\n");
    expect(await safe("-o", bad)).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining("Invalid line in") as string,
    });
  });

  it("probes hosts", async () => {
    const probe = (...argv: string[]) =>
      world.run("admin", "sla_probe_hosts", "west", "60", "3h", "--min_job_instance_count=2", ...argv);
    expect((await probe("--hosts", "a")).out).toBe("a\twest/bozo/test/hello\t0.00\tFalse\t3600\n");
    expect((await probe("--hosts", "b")).out).toBe("b\twest/bozo/test/hello\t0.00\tFalse\tn/a\n");
    expect(await probe()).toMatchObject({ exitCode: 1, err: "Please specify either --filename or --hosts\n" });
  });

  it("prints a job's uptime", async () => {
    const counts = await world.run("sla", "get-task-up-count", "west/bozo/test/hello", "--durations=3h,1h");
    expect(counts.out).toBe("1 hrs\t- 100.00 %\n3 hrs\t- 0.00 %\n");
    const times = await world.run("sla", "get-job-uptime", "west/bozo/test/hello", "--percentiles=50,99.9");
    expect(times.out).toBe("99.9 percentile\t- 7200 seconds\n50.0 percentile\t- 7200 seconds\n");
    expect((await world.run("sla", "get-job-uptime", "west/bozo/test/hello", "--percentiles=100")).exitCode).toBe(2);
  });
});
