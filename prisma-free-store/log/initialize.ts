/** Initialization of a log directory: what lets its replica vote. Behaviour from Mesos's `tool/initialize.cpp`. */
import { LevelDbStorage } from "./leveldb/leveldb-storage.ts";
import { LogError } from "./log.ts";

/**
 * Makes the directory if need be and lets its replica vote.
 * @throws {LogError} DAMAGED or FAILED; also when the log is not empty, in which case it is left as it is.
 */
export async function initializeLog(path: string): Promise<void> {
  const storage = await LevelDbStorage.open(path, { create: true });
  try {
    const { metadata } = await storage.restore();
    if (metadata.status !== "EMPTY") throw new LogError("FAILED", "The log is not empty");
    await storage.persistMetadata({ ...metadata, status: "VOTING" });
  } finally {
    await storage.close();
  }
}
