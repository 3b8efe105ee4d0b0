import { describe, expect, it } from "vitest";
import type { JobUpdateQuery, JobUpdateStatus } from "../../server/core/domain/job-update.ts";
import type { StoreProvider } from "../storage.ts";
import { TEST_JOB, testConfig, testUpdate } from "../testing-entities.ts";
import { testStorage } from "../testing.ts";
import { afterWrites, WAYS, type Write } from "./testing.ts";

const otherJob = { ...TEST_JOB, role: "bob" };
const key = (id: string) => ({ job: TEST_JOB, id });
const save =
  (...args: Parameters<typeof testUpdate>): Write =>
  ({ jobUpdates }) =>
    jobUpdates.saveJobUpdate(testUpdate(...args));
const event =
  (id: string, status: JobUpdateStatus, timestampMs: number): Write =>
  ({ jobUpdates }) =>
    jobUpdates.saveJobUpdateEvent(key(id), { status, timestampMs, user: "alice" });
const instanceEvent =
  (id: string, instanceId: number, timestampMs: number): Write =>
  ({ jobUpdates }) =>
    jobUpdates.saveJobInstanceUpdateEvent(key(id), { instanceId, timestampMs, action: "INSTANCE_UPDATING" });

function ids({ jobUpdates }: StoreProvider, query: JobUpdateQuery): string[] {
  return jobUpdates.fetchJobUpdates(query).map(({ update }) => update.summary.key.id);
}

describe.each(WAYS)("a job update store that was %s", (way) => {
  it("derives an update's state from its events, whatever order they come in", () =>
    afterWrites(
      way,
      [
        save("u"),
        event("u", "ROLLING_FORWARD", 100),
        instanceEvent("u", 1, 400),
        instanceEvent("u", 0, 150),
        event("u", "ROLL_FORWARD_PAUSED", 300),
        event("u", "ROLL_FORWARD_AWAITING_PULSE", 200),
      ],
      ({ jobUpdates }) => {
        const details = jobUpdates.fetchJobUpdate(key("u"));
        expect(details?.update.summary.state).toEqual({
          status: "ROLL_FORWARD_PAUSED",
          createdTimestampMs: 100,
          lastModifiedTimestampMs: 400,
        });
        expect(details?.updateEvents.map(({ timestampMs }) => timestampMs)).toEqual([100, 200, 300]);
        expect(details?.instanceEvents.map(({ instanceId }) => instanceId)).toEqual([0, 1]);
        expect(details?.update.instructions).toEqual(testUpdate("u").instructions);
      },
    ));

  it("answers queries by every term, the newest change first, in pages", () =>
    afterWrites(
      way,
      [
        save("u1"),
        save("u2", { user: "bob" }),
        save("u3", { key: { job: otherJob, id: "u3" } }),
        event("u1", "ROLLED_FORWARD", 300),
        event("u2", "ROLLING_BACK", 200),
        ({ jobUpdates }) =>
          jobUpdates.saveJobUpdateEvent({ job: otherJob, id: "u3" }, { status: "ABORTED", timestampMs: 100 }),
      ],
      (stores) => {
        expect(ids(stores, {})).toEqual(["u1", "u2", "u3"]);
        expect(ids(stores, { offset: 1, limit: 1 })).toEqual(["u2"]);
        expect(ids(stores, { limit: 0 })).toEqual(["u1", "u2", "u3"]);
        expect(ids(stores, { role: "bob" })).toEqual(["u3"]);
        expect(ids(stores, { user: "bob" })).toEqual(["u2"]);
        expect(ids(stores, { jobKey: TEST_JOB })).toEqual(["u1", "u2"]);
        expect(ids(stores, { key: key("u2") })).toEqual(["u2"]);
        expect(ids(stores, { key: key("u2"), user: "alice" })).toEqual([]);
        expect(ids(stores, { key: key("x") })).toEqual([]);
        expect(ids(stores, { updateStatuses: ["ABORTED", "ROLLING_BACK"] })).toEqual(["u2", "u3"]);
        expect(ids(stores, { updateStatuses: [] })).toHaveLength(3);
      },
    ));

  it("forgets updates that were removed, and an update's events when it is saved anew", () =>
    afterWrites(
      way,
      [
        save("u1"),
        save("u2"),
        event("u1", "ROLLING_FORWARD", 1),
        event("u2", "ROLLING_FORWARD", 1),
        save("u2"),
        ({ jobUpdates }) => jobUpdates.removeJobUpdates([key("u1"), key("x")]),
      ],
      ({ jobUpdates }) => {
        expect(jobUpdates.fetchJobUpdate(key("u1"))).toBeUndefined();
        expect(jobUpdates.fetchJobUpdate(key("u2"))).toMatchObject({ updateEvents: [], instanceEvents: [] });
        expect(jobUpdates.fetchJobUpdates({ jobKey: TEST_JOB })).toHaveLength(1);
      },
    ));
});

describe("a job update store", () => {
  it("refuses events of an update that it does not have", async () => {
    const { storage, close } = await testStorage();
    await expect(storage.write(event("u", "ABORTED", 1))).rejects.toThrow("update not found: www-data/prod/hello/u");
    await close();
  });

  it("hands out details that later events do not change", async () => {
    const { storage, close } = await testStorage();
    await storage.write(save("u"));
    await storage.write(event("u", "ROLLING_FORWARD", 1));
    const before = storage.read(({ jobUpdates }) => jobUpdates.fetchJobUpdate(key("u")));
    expect(storage.read(({ jobUpdates }) => jobUpdates.fetchJobUpdate(key("u")))).toBe(before);
    await storage.write(event("u", "ABORTED", 2));
    expect(before?.updateEvents).toHaveLength(1);
    expect(before?.update.summary.state.status).toBe("ROLLING_FORWARD");
    await close();
  });

  it("keeps nothing of an update whose config cannot be stored", async () => {
    const { storage, close } = await testStorage();
    const update = testUpdate("u");
    const bad = { task: testConfig({ priority: 0.5 }), instances: [] };
    const saving = storage.write(({ jobUpdates }) =>
      jobUpdates.saveJobUpdate({ ...update, instructions: { ...update.instructions, desiredState: bad } }),
    );
    await expect(saving).rejects.toThrow("not a whole number");
    await storage.write(({ jobUpdates }) => jobUpdates.saveJobUpdate(update));
    await storage.write(({ jobUpdates }) => jobUpdates.removeJobUpdates([key("u")]));
    await close();
  });
});
