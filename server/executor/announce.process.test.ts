import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../base/clock.ts";
import type { ZooKeeper } from "../zookeeper/requests.ts";
import { TcpProxy } from "../zookeeper/testing/tcp-proxy.ts";
import { eventually } from "../zookeeper/testing/waiting.ts";
import { TestWorld } from "../zookeeper/testing/world.ts";
import { openAnnouncer } from "./announce/announcer.ts";
import { setStages } from "./testing/stage.ts";
import { assignedJob } from "./testing/started-executor.ts";

const onStage = setStages();

let world: TestWorld;
/** A session that looks on. */
let observer: ZooKeeper;

beforeAll(async () => {
  world = await TestWorld.start();
  observer = world.session().zooKeeper;
});
afterAll(() => world.stop());

const RUNS = { processes: [{ name: "p", cmdline: "sleep 1000" }] };

const members = async (path: string): Promise<readonly string[]> => (await observer.children(path)) ?? [];

function flags(...more: string[]): { flags: string[] } {
  return { flags: ["-nosetuid", "--announcer-ensemble", world.cluster.endpoints.join(","), ...more] };
}

describe.concurrent("a task that announces", () => {
  it(
    "is in its serverset as soon as it is running, and no longer than that",
    onStage(async (stage) => {
      const shell = { shell_command: "test -e sandbox/ready" };
      const health_check_config = { health_checker: { shell }, interval_secs: 0.02, initial_interval_secs: 600 };
      const announce = { primary_port: "http", portmap: { aurora: "http", static: 80 } };
      const job = assignedJob(
        { task: RUNS, announce, health_check_config },
        { assignedPorts: { http: 31007 }, instanceId: 5 },
      );
      const executor = await stage.start(flags("--announcer-hostname=public"));
      stage.agent.launch(job);
      await executor.logged("health check failed");
      expect(await members("/aurora/www-data/test/job")).toEqual([]);
      writeFileSync(join(executor.directory, "sandbox", "ready"), "");
      await eventually("the announcement", async () => (await members("/aurora/www-data/test/job")).length === 1);
      expect(stage.agent.states()).toEqual(["TASK_STARTING", "TASK_RUNNING"]);
      const node = await observer.get("/aurora/www-data/test/job/member_0000000000");
      expect(JSON.parse(node?.data ?? "")).toEqual({
        serviceEndpoint: { host: "public", port: 31007 },
        additionalEndpoints: {
          http: { host: "public", port: 31007 },
          aurora: { host: "public", port: 31007 },
          static: { host: "public", port: 80 },
        },
        status: "ALIVE",
        shard: 5,
      });
      stage.agent.kill(job.taskId);
      await stage.agent.update("TASK_KILLED");
      expect(await members("/aurora/www-data/test/job")).toEqual([]);
      expect(await executor.exited).toBe(0);
    }),
  );

  it("is announced again when its session has expired", async () => {
    const [server] = world.cluster.servers;
    const proxy = await TcpProxy.start(server?.port ?? 0);
    const path = "/expired";
    const announcer = openAnnouncer({
      ensemble: proxy.endpoint,
      path,
      data: "{}",
      auth: { credentials: undefined, acl: [] },
      sessionTimeoutMs: 500,
      clock: systemClock,
      log: () => undefined,
    });
    await announcer.announced;
    expect(await members(path)).toEqual(["member_0000000000"]);
    proxy.hold();
    await eventually("the expiry", async () => (await members(path)).length === 0);
    proxy.cut();
    proxy.release();
    await eventually("the next announcement", async () => (await members(path)).join() === "member_0000000001");
    await announcer.close();
    expect(await members(path)).toEqual([]);
    await proxy.close();
  });

  it(
    "does so with the credentials and ACLs of the executor's config, at a path of its own where that is allowed",
    onStage(async (stage) => {
      const directory = mkdtempSync(join(tmpdir(), "aurora-executor-"));
      const config = join(directory, "auth.json");
      const all = { read: true, write: true, create: true, delete: true, admin: true };
      const acl = [
        { scheme: "digest", credential: "me:secret", permissions: all },
        { scheme: "world", credential: "anyone", permissions: { read: true } },
      ];
      writeFileSync(config, JSON.stringify({ auth: [{ scheme: "digest", credential: "me:secret" }], acl }));
      const announcing = await stage.start({
        ...flags("--announcer-allow-custom-serverset-path", "--announcer-zookeeper-auth-config", config),
        directory,
      });
      stage.agent.launch(
        assignedJob({
          task: RUNS,
          announce: { zk_path: "/mine/service" },
          health_check_config: { initial_interval_secs: 600 },
        }),
      );
      await eventually("the announcement", async () => (await members("/mine/service")).length === 1);
      await expect(observer.remove("/mine/service/member_0000000000")).rejects.toMatchObject({ code: "NO_AUTH" });
      expect(announcing.stderr).not.toContain("secret");
    }),
  );

  it(
    "fails where it must not choose its path, and where there is no ZooKeeper",
    onStage(async (stage) => {
      const first = await stage.start(flags());
      stage.agent.launch(assignedJob({ task: RUNS, announce: { zk_path: "/mine" } }));
      await first.exited;
      expect(stage.agent.updates.at(-1)).toMatchObject({ state: "TASK_FAILED" });
      expect(stage.agent.updates.at(-1)?.message).toContain("-announcer-allow-custom-serverset-path");
      const second = await stage.start({ flags: ["-nosetuid", "--announcer-ensemble=127.0.0.1:1"] });
      stage.agent.launch(
        assignedJob({ task: RUNS, announce: {}, health_check_config: { initial_interval_secs: 0.2 } }),
      );
      await second.exited;
      expect(stage.agent.updates.at(-1)).toMatchObject({
        state: "TASK_FAILED",
        message: "Creating Announcer Serverset timed out.",
      });
    }),
  );

  it(
    "runs all the same where executors announce nothing",
    onStage(async (stage) => {
      const executor = await stage.start();
      stage.agent.launch(assignedJob({ task: { processes: [{ name: "p", cmdline: "true" }] }, announce: {} }));
      await executor.exited;
      expect(stage.agent.states().at(-1)).toBe("TASK_FINISHED");
      expect(executor.stderr).toContain("started without -announcer-ensemble");
    }),
  );
});
