/** Runs a contract on stores however they came to their state. */
import type { MutableStoreProvider, StoreProvider } from "../storage.ts";
import { testStorage, unstartedTestStorage, type TestStorage } from "../testing.ts";

/** The ways by which stores come to a state. */
export const WAYS = ["written", "replayed from the log", "loaded from a snapshot", "followed"] as const;
export type Way = (typeof WAYS)[number];

export type Write = (stores: MutableStoreProvider) => unknown;

/** Runs each of `writes` in a write of its own, then `expectations` on stores that came to that state in the given way. */
export async function afterWrites(
  way: Way,
  writes: readonly Write[],
  expectations: (stores: StoreProvider) => void,
): Promise<void> {
  const writer = await testStorage();
  const other = unstartedTestStorage({ disk: writer.log.disk });
  if (way === "followed") await other.durable.prepare();
  for (const write of writes) await writer.storage.write(write);
  if (way === "loaded from a snapshot") await writer.durable.snapshot();
  const checked = await reach(way, writer, other);
  checked.storage.read(expectations);
  await Promise.all([writer.close(), other.close()]);
}

async function reach(way: Way, writer: TestStorage, other: TestStorage): Promise<TestStorage> {
  if (way === "written") return writer;
  if (way !== "followed") await other.durable.prepare();
  await other.durable.start();
  return other;
}
