/**
 * Starts and kills tasks by the hundred through mesos-local, each with an executor that its agent fetches by URI, and
 * then looks for what is left: processes, listening ports, file handles of the agents, sandboxes.
 *
 *     npm run soak:executor -- [--tasks 1000] [--at-once 21]
 *
 * Ends with status 1 and what leaked, or what ended otherwise than it should.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { must } from "../../server/core/domain/invariant.ts";
import { encodeAssignedTask } from "../../server/core/thrift/assigned-task.ts";
import { assignedTask, bundleExecutor } from "../../server/executor/testing/started-executor.ts";
import { parseAttributes, parseResources } from "../../server/mesos/local/core/agent-spec.ts";
import type { Offer, TaskInfo } from "../../server/mesos/local/core/messages.ts";
import { SchedulerClient } from "../../server/mesos/local/testing/client.ts";
import { startCluster, type TestCluster } from "../../server/mesos/local/testing/start.ts";
import { eventually } from "../harness.ts";
import { KINDS, type Kind } from "./kinds.ts";
import { listeningPorts, openHandles, processesIn, sandboxesIn } from "./leaks.ts";

/** Below the ports that other tests of this host take, and that other clusters give to tasks. */
const FIRST_PORT = 6200;
const LAST_PORT = 7199;
const GC_DELAY_MS = 1000;
/** How long what is being cleaned up may take; generous, for machines with other work. */
const SETTLE_TIMEOUT_MS = 60_000;
const TERMINAL = ["TASK_FINISHED", "TASK_FAILED", "TASK_KILLED", "TASK_LOST", "TASK_GONE"];

interface Soak {
  readonly cluster: TestCluster;
  readonly executorUri: string;
  /** What did not end as it should. */
  readonly surprises: string[];
}

async function serveFile(path: string): Promise<{ server: Server; uri: string }> {
  const server = createServer((_, response) => response.end(readFileSync(path)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, uri: `http://127.0.0.1:${(server.address() as AddressInfo).port}/aurora-executor.cjs` };
}

/** What mesos-local takes along without looking at it. */
type TaskWithData = TaskInfo & { readonly data: Uint8Array };

function taskInfo(offer: Offer, { task }: Kind, place: { readonly port: number; readonly uri: string }): TaskWithData {
  const assigned = assignedTask(task, { assignedPorts: { http: place.port } });
  // Every other executor may change users, where this process may.
  const flags = place.port % 2 === 0 ? "-nosetuid -preemption_wait=1secs" : "-preemption_wait=1secs";
  return {
    name: assigned.taskId,
    task_id: { value: assigned.taskId },
    agent_id: offer.agent_id,
    resources: parseResources(`cpus:0.1;mem:32;ports:[${place.port}-${place.port}]`),
    executor: {
      executor_id: { value: `thermos-${assigned.taskId}` },
      command: {
        value: `\${MESOS_SANDBOX=.}/aurora-executor.cjs ${flags}`,
        uris: [{ value: place.uri, executable: true }],
      },
      resources: parseResources("cpus:0.1;mem:32"),
    },
    data: encodeAssignedTask(assigned),
  };
}

/** Takes one task to its end. */
async function live(client: SchedulerClient, info: TaskInfo, kind: Kind): Promise<string | undefined> {
  const taskId = info.task_id.value;
  const first = await client.reach(taskId, "TASK_RUNNING", ...TERMINAL);
  let last = first;
  if (!TERMINAL.includes(first.state)) {
    if (!kind.endsAlone) await client.call({ type: "KILL", kill: { task_id: info.task_id, agent_id: info.agent_id } });
    last = await client.reach(taskId, ...TERMINAL);
  }
  // A task that changed users cannot kill its executor; it is killed in its stead.
  return kind.ends.includes(last.state) ? undefined : `${kind.name}: ended as ${last.state} (${last.message ?? ""})`;
}

/** A framework of its own runs `count` tasks at a time. */
async function round({ cluster, executorUri, surprises }: Soak, count: number, done: number): Promise<void> {
  const client = await SchedulerClient.subscribe(cluster.port);
  await client.until(() => client.offers().length > 0);
  const offer = must(client.offers()[0], "an offer was made");
  const chosen = Array.from({ length: count }, (_, i) => {
    const kind = must(KINDS[(done + i) % KINDS.length], "there are kinds");
    const port = FIRST_PORT + ((done + i) % (LAST_PORT - FIRST_PORT));
    return { kind, info: taskInfo(offer, kind, { port, uri: executorUri }) };
  });
  const operations = [{ type: "LAUNCH", launch: { task_infos: chosen.map(({ info }) => wire(info)) } }];
  await client.call({ type: "ACCEPT", accept: { offer_ids: [offer.id], operations, filters: { refuse_seconds: 0 } } });
  const ends = await Promise.all(chosen.map(({ info, kind }) => live(client, info, kind)));
  surprises.push(...ends.filter((end) => end !== undefined));
  await client.call({ type: "TEARDOWN" });
  client.close();
}

/** JSON holds bytes in base64. */
function wire(info: TaskWithData): object {
  return { ...info, data: Buffer.from(info.data).toString("base64") };
}

/** What is still there after all has had its time to go. */
async function leaks(workDir: string, handlesBefore: number): Promise<string[]> {
  const found = (): string[] => [
    ...processesIn(workDir).map((one) => `process ${one}`),
    ...listeningPorts(FIRST_PORT, LAST_PORT).map((port) => `port ${port}`),
    ...sandboxesIn(workDir).map((path) => `sandbox ${path}`),
    ...(openHandles() > handlesBefore ? [`${openHandles() - handlesBefore} file handles`] : []),
  ];
  const isClean = async (): Promise<true | undefined> => (found().length === 0 ? true : undefined);
  await eventually("nothing to be left", isClean, SETTLE_TIMEOUT_MS).catch(() => undefined);
  return found();
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { tasks: { type: "string", default: "1000" }, "at-once": { type: "string", default: "21" } },
  });
  const [tasks, atOnce] = [Number(values.tasks), Number(values["at-once"])];
  const directory = mkdtempSync(join(tmpdir(), "aurora-soak-"));
  const { server, uri } = await serveFile(await bundleExecutor(directory));
  const workDir = join(directory, "agents");
  const agents = [
    {
      hostname: "localhost",
      resources: parseResources(`cpus:1000;mem:1000000;disk:1000000;ports:[${FIRST_PORT}-${LAST_PORT}]`),
      attributes: parseAttributes("host:h1"),
    },
  ];
  const cluster = await startCluster({ workDir, agents, agent: { gcDelayMs: GC_DELAY_MS } });
  const soak: Soak = { cluster, executorUri: uri, surprises: [] };
  const startMs = performance.now();
  // The first round makes what is made once: connections, caches, modules.
  await round(soak, KINDS.length, 0);
  const early = await leaks(workDir, Number.POSITIVE_INFINITY);
  const handles = openHandles();
  for (let done = KINDS.length; done < tasks; done += atOnce) {
    await round(soak, Math.min(atOnce, tasks - done), done);
    const seconds = Math.round((performance.now() - startMs) / 1000);
    process.stdout.write(
      `${Math.min(done + atOnce, tasks)} tasks in ${seconds} s, ${soak.surprises.length} surprises\n`,
    );
  }
  const left = [...early, ...(await leaks(workDir, handles))];
  await cluster.stop();
  server.closeAllConnections();
  server.close();
  for (const line of [...soak.surprises, ...left.map((one) => `left: ${one}`)]) process.stdout.write(`${line}\n`);
  process.stdout.write(`${tasks} tasks, ${soak.surprises.length} surprises, ${left.length} leaks\n`);
  process.exitCode = soak.surprises.length + left.length === 0 ? 0 : 1;
  rmSync(directory, { recursive: true, force: true });
}

await main();
