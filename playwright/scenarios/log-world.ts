/**
 * The log of a scenario: a real storage on a log in memory, written as a scheduler would have written it to come to
 * the scenario's tasks, read by the real service. In a scenario whose log grows, a task reports every now and then.
 */
import { randomBytes } from "node:crypto";
import { encodeEntry } from "../../prisma-free-store/entries/log-entry.ts";
import { MemoryLogDisk } from "../../prisma-free-store/log/memory-log.ts";
import type { Storage } from "../../prisma-free-store/storage.ts";
import { testStorage, type TestStorage } from "../../prisma-free-store/testing.ts";
import type { LogApi } from "../../server/api/log.ts";
import { ApiError } from "../../server/core/domain/api-error.ts";
import { jobKeyString } from "../../server/core/domain/job-key.ts";
import type { ScheduledTask } from "../../server/core/domain/task.ts";
import { LogService } from "../../server/services/log/log-service.ts";
import type { World } from "./world.ts";

/** Tasks whose every state is written; of more, only the last one. */
const MOST_LIVES = 120;
/** Small enough that a snapshot takes several. */
const MAX_ENTRY_BYTES = 2048;
const REPORT_MS = 1500;

export interface LogWorld {
  readonly api: LogApi;
  readonly begin: () => number;
  readonly end: () => number;
}

function born(task: ScheduledTask): ScheduledTask {
  const { slaveHost: _host, slaveId: _id, ...assignedTask } = task.assignedTask;
  const [first] = task.taskEvents;
  if (first === undefined) return task;
  return { ...task, assignedTask: { ...assignedTask, assignedPorts: {} }, status: first.status, taskEvents: [first] };
}

function byJob(tasks: Iterable<ScheduledTask>): ScheduledTask[][] {
  const jobs = new Map<string, ScheduledTask[]>();
  for (const task of tasks) {
    const key = jobKeyString(task.assignedTask.task.job);
    jobs.set(key, [...(jobs.get(key) ?? []), task]);
  }
  return [...jobs.values()];
}

/** Every change of the tasks' lives, in the order of time. */
async function writeLives(storage: Storage, tasks: readonly ScheduledTask[]): Promise<void> {
  const changes = tasks
    .flatMap((task) => task.taskEvents.slice(1).map((event, i) => ({ task, event, upTo: i + 2 })))
    .sort((a, b) => a.event.timestamp - b.event.timestamp);
  for (const { task, event, upTo } of changes) {
    const { taskId, slaveHost, slaveId, assignedPorts } = task.assignedTask;
    const placed =
      event.status === "ASSIGNED" && slaveHost !== undefined && slaveId !== undefined
        ? { slaveHost, slaveId, assignedPorts }
        : {};
    await storage.write(({ tasks: store }) => {
      store.mutateTask(taskId, (known) => ({
        ...known,
        assignedTask: { ...known.assignedTask, ...placed },
        status: event.status,
        taskEvents: task.taskEvents.slice(0, upTo),
      }));
    });
  }
}

async function writeSurroundings(storage: Storage, world: World): Promise<void> {
  await storage.write(({ scheduler }) => scheduler.saveFrameworkId("8f1a2b3c-2c1f-4c43-9c1b-6a1f2d7b5c10-0000"));
  for (const { host, agentId, attributes, mode } of world.data.agents.slice(0, 40)) {
    const slaveId = agentId === undefined ? {} : { slaveId: agentId };
    await storage.write(({ attributes: store }) => {
      store.saveHostAttributes({ host, attributes, mode, ...slaveId });
    });
  }
  for (const [role, quota] of world.quotas) await storage.write(({ quotas }) => quotas.saveQuota(role, quota));
}

/** What appends that were not completed have left, and an entry that its disk has altered. */
function damage(disk: MemoryLogDisk): void {
  const body = randomBytes(600);
  const chunk = encodeEntry({ frameChunk: { data: body } });
  const header = { kind: "TRANSACTIONS", encoding: "IDENTITY", chunkCount: 3, checksum: randomBytes(16) } as const;
  disk.write(encodeEntry({ frameHeader: header }));
  disk.write(chunk);
  disk.write(encodeEntry({ noop: true }));
  const altered = encodeEntry({ noop: true }).slice();
  altered[0] = 9;
  disk.write(altered);
}

/** A running task reports, as health checks do. */
async function report({ storage }: TestStorage, n: number): Promise<void> {
  await storage.write(({ tasks }) => {
    const running = tasks.fetchTasks({ statuses: ["RUNNING"] });
    const task = running[n % Math.max(1, running.length)];
    if (task === undefined) return;
    const event = { status: "RUNNING", timestamp: Date.now(), message: `report ${n}`, scheduler: "aurora-1" } as const;
    tasks.mutateTask(task.assignedTask.taskId, (known) => ({ ...known, taskEvents: [...known.taskEvents, event] }));
  });
}

async function write(stored: TestStorage, world: World): Promise<void> {
  const { storage, durable } = stored;
  const tasks = [...world.tasks.values()];
  await writeSurroundings(storage, world);
  const lives = tasks.slice(0, MOST_LIVES);
  const rest = tasks.slice(MOST_LIVES);
  for (const job of byJob(rest)) await storage.write(({ tasks: store }) => store.saveTasks(job));
  await durable.snapshot();
  for (const job of byJob(lives)) await storage.write(({ tasks: store }) => store.saveTasks(job.map(born)));
  await writeLives(storage, lives);
}

async function open(world: World): Promise<TestStorage> {
  const disk = new MemoryLogDisk();
  const stored = await testStorage({ disk, settings: { maxEntryBytes: MAX_ENTRY_BYTES } });
  stored.clock.advance(Date.now() - 41 * 60_000);
  await write(stored, world);
  if (world.data.log?.damaged === true) damage(disk);
  let reports = 0;
  const again = (): void => world.after(REPORT_MS, () => void report(stored, reports++).then(again));
  if (world.data.log?.grows === true) again();
  return stored;
}

/** Written the first time that anybody looks. */
export function logWorldOf(world: World): LogWorld {
  let disk: MemoryLogDisk | undefined;
  let service: Promise<LogService> | undefined;
  let serviceOf = (): Promise<LogService> =>
    (service ??= open(world).then((stored) => {
      disk = stored.log.disk;
      return new LogService({ reader: () => stored.durable.logReader(), clock: stored.clock });
    }));
  const isClosed = world.data.log?.isClosed === true;
  if (isClosed) serviceOf = () => Promise.reject(new ApiError("ERROR_TRANSIENT", "The log is not open yet"));
  else if (world.tasks.size <= MOST_LIVES) void serviceOf();
  return {
    api: {
      entries: async (query) => (await serviceOf()).entries(query),
      entry: async (query) => (await serviceOf()).entry(query),
    },
    begin: () => disk?.begin ?? 0,
    end: () => disk?.end ?? 0,
  };
}
