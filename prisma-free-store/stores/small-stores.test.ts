import { describe, expect, it } from "vitest";
import type { HostAttributes } from "../../server/core/domain/host.ts";
import { TEST_JOB, testConfig, testCronJob } from "../testing-entities.ts";
import { testStorage } from "../testing.ts";
import { afterWrites, WAYS } from "./testing.ts";

const other = { ...TEST_JOB, name: "other" };
const cpus = (numCpus: number) => ({ resources: [{ numCpus }] });
const hostA: HostAttributes = {
  host: "a",
  attributes: [{ name: "rack", values: ["1", "2"] }],
  mode: "NONE",
  slaveId: "slave-a",
};
const request = {
  host: "a",
  defaultSlaPolicy: { countSlaPolicy: { count: 2, durationSecs: 60 } },
  timeoutSecs: 3600,
  createdTimestampMs: 1_700_000_000_000,
};

describe.each(WAYS)("a cron job store that was %s", (way) => {
  it("holds the accepted jobs, the last version of each", () =>
    afterWrites(
      way,
      [
        ({ cronJobs }) => cronJobs.saveAcceptedJob(testCronJob()),
        ({ cronJobs }) => cronJobs.saveAcceptedJob(testCronJob({ key: other, taskConfig: testConfig({ job: other }) })),
        ({ cronJobs }) => cronJobs.saveAcceptedJob(testCronJob({ cronSchedule: "0 0 * * *" })),
      ],
      ({ cronJobs }) => {
        expect(cronJobs.fetchJob(TEST_JOB)).toEqual(testCronJob({ cronSchedule: "0 0 * * *" }));
        expect(cronJobs.fetchJob({ ...TEST_JOB, role: "nobody" })).toBeUndefined();
        expect(cronJobs.fetchJobs()).toHaveLength(2);
      },
    ));

  it("forgets a job that was removed", () =>
    afterWrites(
      way,
      [
        ({ cronJobs }) => cronJobs.saveAcceptedJob(testCronJob()),
        ({ cronJobs }) => cronJobs.removeJob(TEST_JOB),
        ({ cronJobs }) => cronJobs.removeJob(other),
      ],
      ({ cronJobs }) => expect(cronJobs.fetchJobs()).toEqual([]),
    ));
});

describe.each(WAYS)("a quota store that was %s", (way) => {
  it("holds each role's quota until it is removed", () =>
    afterWrites(
      way,
      [
        ({ quotas }) => quotas.saveQuota("alice", cpus(1)),
        ({ quotas }) => quotas.saveQuota("bob", cpus(2)),
        ({ quotas }) => quotas.saveQuota("alice", cpus(3)),
        ({ quotas }) => quotas.removeQuota("bob"),
        ({ quotas }) => quotas.removeQuota("nobody"),
      ],
      ({ quotas }) => {
        expect(quotas.fetchQuota("alice")).toEqual(cpus(3));
        expect(quotas.fetchQuota("bob")).toBeUndefined();
        expect([...quotas.fetchQuotas()]).toEqual([["alice", cpus(3)]]);
      },
    ));
});

describe.each(WAYS)("an attribute store that was %s", (way) => {
  it("holds each host's last attributes", () =>
    afterWrites(
      way,
      [
        ({ attributes }) => expect(attributes.saveHostAttributes(hostA)).toBe(true),
        ({ attributes }) => expect(attributes.saveHostAttributes(structuredClone(hostA))).toBe(false),
        ({ attributes }) => expect(attributes.saveHostAttributes({ ...hostA, mode: "DRAINED" })).toBe(true),
        ({ attributes }) =>
          expect(attributes.saveHostAttributes({ host: "b", attributes: [], mode: "NONE" })).toBe(true),
      ],
      ({ attributes }) => {
        expect(attributes.getHostAttributes("a")).toEqual({ ...hostA, mode: "DRAINED" });
        expect(attributes.getHostAttributes("x")).toBeUndefined();
        expect([...attributes.getAllHostAttributes()]).toHaveLength(2);
      },
    ));
});

describe.each(WAYS)("a host maintenance store that was %s", (way) => {
  it("holds each host's request until it is removed", () =>
    afterWrites(
      way,
      [
        ({ hostMaintenance }) => hostMaintenance.saveHostMaintenanceRequest(request),
        ({ hostMaintenance }) => hostMaintenance.saveHostMaintenanceRequest({ ...request, host: "b" }),
        ({ hostMaintenance }) => hostMaintenance.saveHostMaintenanceRequest({ ...request, timeoutSecs: 5 }),
        ({ hostMaintenance }) => hostMaintenance.removeHostMaintenanceRequest("b"),
        ({ hostMaintenance }) => hostMaintenance.removeHostMaintenanceRequest("x"),
      ],
      ({ hostMaintenance }) => {
        expect(hostMaintenance.getHostMaintenanceRequest("b")).toBeUndefined();
        expect([...hostMaintenance.getHostMaintenanceRequests()]).toEqual([{ ...request, timeoutSecs: 5 }]);
      },
    ));
});

describe.each(WAYS)("a scheduler store that was %s", (way) => {
  it("holds the last framework id, if any", async () => {
    await afterWrites(way, [], ({ scheduler }) => expect(scheduler.fetchFrameworkId()).toBeUndefined());
    await afterWrites(
      way,
      [({ scheduler }) => scheduler.saveFrameworkId("one"), ({ scheduler }) => scheduler.saveFrameworkId("two")],
      ({ scheduler }) => expect(scheduler.fetchFrameworkId()).toBe("two"),
    );
  });
});

it("what is the same already is not logged", async () => {
  const { storage, log, close } = await testStorage();
  await storage.write((stores) => {
    stores.scheduler.saveFrameworkId("one");
    stores.attributes.saveHostAttributes(hostA);
  });
  const { appends } = log;
  await storage.write((stores) => {
    stores.scheduler.saveFrameworkId("one");
    stores.attributes.saveHostAttributes(structuredClone(hostA));
    stores.quotas.removeQuota("nobody");
    stores.cronJobs.removeJob(TEST_JOB);
    stores.hostMaintenance.removeHostMaintenanceRequest("x");
    stores.jobUpdates.removeJobUpdates([{ job: TEST_JOB, id: "x" }]);
  });
  expect(log.appends).toBe(appends);
  await close();
});
