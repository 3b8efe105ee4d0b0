/**
 * A process that writes to a storage until it is killed: `testing-child.ts DIR RUN`. Prints `saved ID` when a
 * task is acknowledged and `deleted ID` when its deletion is, `fatal MESSAGE` when storage has become unusable.
 */
import { leveldbTestStorage } from "./testing.ts";
import { inStatus, testConfig, testTask } from "./testing-entities.ts";

const WRITERS = 8;
const [path = "", run = ""] = process.argv.slice(2);
const { storage, durable, fatals } = await leveldbTestStorage(path);

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function writeForEver(writer: number): Promise<void> {
  for (let i = 0; ; i++) {
    const id = `${run}-${writer}-${i}`;
    const data = `${id} `.repeat(200);
    const config = testConfig({ executorConfig: { name: "AuroraExecutor", data } });
    await storage.write(({ tasks }) => tasks.saveTasks([testTask(id, { config })]));
    say(`saved ${id}`);
    await storage.write(({ tasks }) => tasks.mutateTask(id, (task) => inStatus(task, "ASSIGNED")));
    if (i % 3 !== 0) continue;
    await storage.write(({ tasks }) => tasks.deleteTasks([id]));
    say(`deleted ${id}`);
  }
}

async function snapshotForEver(): Promise<void> {
  for (;;) await durable.snapshot();
}

say("ready");
const work = Array.from({ length: WRITERS }, (_, writer) => writeForEver(writer));
await Promise.all([...work, snapshotForEver()]).catch((error: unknown) => {
  process.stdout.write(`fatal ${fatals.length} ${error instanceof Error ? error.message : String(error)}\n`, () =>
    process.exit(1),
  );
});
