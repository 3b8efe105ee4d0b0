import { expect, it } from "vitest";
import { ScriptedServer } from "../../server/zookeeper/testing/scripted-server.ts";
import { initializeLog, makeStateDir, removeStateDir, startScheduler } from "../harness.ts";

it("ends in order on SIGTERM while it waits for a ZooKeeper that does not answer", async () => {
  const silent = await ScriptedServer.start(() => undefined);
  const stateDir = makeStateDir();
  initializeLog(stateDir);
  const scheduler = await startScheduler({
    stateDir,
    awaitLeading: false,
    flags: [
      `-zk_endpoints=${silent.endpoint}`,
      "-serverset_path=/aurora/scheduler",
      "-native_log_zk_group_path=/aurora/replicated-log",
      `-mesos_master_address=zk://${silent.endpoint}/mesos`,
    ],
  });
  expect((await fetch(`${scheduler.base}/leaderhealth`)).status).toBe(502);
  expect(await scheduler.stop("SIGTERM")).toBe(0);
  removeStateDir(stateDir);
  await silent.close();
});
