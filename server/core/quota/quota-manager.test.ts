import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JobUpdate } from "../domain/job-update.ts";
import type { JobConfiguration } from "../domain/job.ts";
import type { ResourceBag } from "../domain/resource-bag.ts";
import { bagOf, EMPTY_BAG } from "../domain/resource-bag.ts";
import type { TaskConfig } from "../domain/task-config.ts";
import { taskConfig, valueConstraint } from "../placement/placement-fixtures.ts";
import type { QuotaInfo, RoleUsage } from "./quota-manager.ts";
import {
  checkCronUpdate,
  checkInstanceAddition,
  checkJobUpdate,
  checkQuota,
  quotaInfo,
  toGetQuotaResult,
} from "./quota-manager.ts";

const SUFFICIENT = { result: "SUFFICIENT_QUOTA" };

function config(name: string, numCpus: number, more: Partial<TaskConfig> = {}): TaskConfig {
  return taskConfig({
    job: { role: "www", environment: "prod", name },
    production: true,
    resources: [{ numCpus }, { ramMb: 100 }, { diskMb: 10 }, { namedPort: "http" }],
    ...more,
  });
}

const dedicated = { constraints: [valueConstraint("dedicated", "www/db")] };

function instances(task: TaskConfig, ...ids: number[]): { readonly task: TaskConfig; readonly instanceId: number }[] {
  return ids.map((instanceId) => ({ task, instanceId }));
}

function usage(given: Partial<RoleUsage> & { readonly quotaCpus?: number } = {}): RoleUsage {
  const { quotaCpus = 0, ...rest } = given;
  return {
    quota: { resources: [{ numCpus: quotaCpus }, { ramMb: 1_000 }, { diskMb: 1_000 }] },
    activeTasks: [],
    activeUpdates: [],
    cronJobs: [],
    ...rest,
  };
}

function cron(task: TaskConfig, instanceCount: number): JobConfiguration {
  return {
    key: task.job,
    owner: { user: "www" },
    cronSchedule: "* * * * *",
    cronCollisionPolicy: "KILL_EXISTING",
    taskConfig: task,
    instanceCount,
  };
}

function update(
  from: readonly [TaskConfig, number, number][],
  to: readonly [TaskConfig, number, number] | undefined,
): JobUpdate {
  const state = ([task, first, last]: readonly [TaskConfig, number, number]) => ({
    task,
    instances: [{ first, last }],
  });
  const job = (to ?? from[0])![0].job;
  return {
    summary: {
      key: { job, id: "u" },
      user: "www",
      state: { status: "ROLLING_FORWARD", createdTimestampMs: 0, lastModifiedTimestampMs: 0 },
    },
    instructions: {
      initialState: from.map(state),
      ...(to === undefined ? {} : { desiredState: state(to) }),
      settings: {
        updateGroupSize: 1,
        maxPerInstanceFailures: 0,
        maxFailedInstances: 0,
        minWaitInInstanceRunningMs: 0,
        rollbackOnFailure: true,
        updateOnlyTheseInstances: [],
        waitForBatchCompletion: false,
      },
    },
  };
}

const cpus = (info: QuotaInfo): Record<string, number> =>
  Object.fromEntries(Object.entries(info).map(([name, bag]) => [name, (bag as ResourceBag).cpus]));

describe("consumption", () => {
  it("is told apart by production and dedication; ports are no matter of quotas", () => {
    const info = quotaInfo(
      usage({
        quotaCpus: 9,
        activeTasks: [
          ...instances(config("a", 1), 0, 1),
          ...instances(config("b", 2, dedicated), 0),
          ...instances(config("c", 4, { production: false }), 0),
          ...instances(config("d", 8, { production: false, ...dedicated }), 0),
        ],
      }),
    );
    expect(cpus(info)).toEqual({
      quota: 9,
      prodSharedConsumption: 2,
      prodDedicatedConsumption: 2,
      nonProdSharedConsumption: 4,
      nonProdDedicatedConsumption: 8,
    });
    expect(info.prodSharedConsumption).toEqual({ ...EMPTY_BAG, cpus: 2, ramMb: 200, diskMb: 20 });
    expect(toGetQuotaResult(info).prodSharedConsumption.resources).toEqual([
      { numCpus: 2 },
      { ramMb: 200 },
      { diskMb: 20 },
    ]);
  });

  it("is nothing, and the quota zero, for a role without either", () => {
    expect(cpus(quotaInfo({ quota: undefined, activeTasks: [], activeUpdates: [], cronJobs: [] }))).toEqual({
      quota: 0,
      prodSharedConsumption: 0,
      prodDedicatedConsumption: 0,
      nonProdSharedConsumption: 0,
      nonProdDedicatedConsumption: 0,
    });
  });

  it("of a job in an update is the larger of its old and its new state, resource by resource", () => {
    const old = config("a", 4);
    const next = { ...config("a", 1), resources: [{ numCpus: 1 }, { ramMb: 900 }, { diskMb: 10 }] };
    const given = usage({
      activeTasks: [
        ...instances(old, 0, 1),
        ...instances(next, 2),
        ...instances(old, 7),
        ...instances(config("b", 10), 0),
      ],
      activeUpdates: [update([[old, 0, 2]], [next, 0, 2])],
    });
    const { prodSharedConsumption } = quotaInfo(given);
    // 3 x 4 cpus as it was, instance 7 that the update does not touch, and the other job.
    expect(prodSharedConsumption.cpus).toBe(12 + 4 + 10);
    expect(prodSharedConsumption.ramMb).toBe(3 * 900 + 100 + 100);
  });

  it("of an update that takes a job out of production counts only what is of the class asked for", () => {
    const info = quotaInfo(
      usage({ activeUpdates: [update([[config("a", 3), 0, 1]], [config("a", 5, { production: false }), 0, 1])] }),
    );
    expect(cpus(info)).toMatchObject({ prodSharedConsumption: 6, nonProdSharedConsumption: 10 });
  });

  it("of an update that removes instances is what they used", () => {
    const info = quotaInfo(
      usage({
        activeTasks: instances(config("a", 2), 4),
        activeUpdates: [update([[config("a", 2), 3, 4]], undefined)],
      }),
    );
    expect(cpus(info)["prodSharedConsumption"]).toBe(4);
  });

  it("of a cron job is the larger of its template and its running tasks", () => {
    const idle = cron(config("nightly", 2), 3);
    expect(cpus(quotaInfo(usage({ cronJobs: [idle] })))["prodSharedConsumption"]).toBe(6);
    const shrunk = usage({
      cronJobs: [cron(config("nightly", 1), 1)],
      activeTasks: instances(config("nightly", 5), 0, 1),
    });
    expect(cpus(quotaInfo(shrunk))["prodSharedConsumption"]).toBe(10);
  });

  it("is the sum over the tasks, in whatever order and however their configs are shared", () => {
    const task = fc.record({
      name: fc.constantFrom("a", "b"),
      cpus: fc.integer({ min: 1, max: 4_000 }),
      prod: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(task, { maxLength: 40 }), (likes) => {
        const configs = likes.map(({ name, cpus: milli, prod }) => config(name, milli / 1000, { production: prod }));
        const info = quotaInfo(usage({ activeTasks: configs.map((one, i) => ({ task: one, instanceId: i })) }));
        const sum = (prod: boolean): number =>
          configs.filter((one) => one.production === prod).reduce((total, one) => total + bagOf(one.resources).cpus, 0);
        expect(info.prodSharedConsumption.cpus).toBeCloseTo(sum(true), 6);
        expect(info.nonProdSharedConsumption.cpus).toBeCloseTo(sum(false), 6);
      }),
    );
  });
});

describe("checkInstanceAddition", () => {
  const given = usage({ quotaCpus: 4, activeTasks: instances(config("a", 1), 0, 1) });

  it("allows what fits exactly and refuses the next, with the amounts", () => {
    expect(checkInstanceAddition(config("b", 1), 2, given)).toEqual(SUFFICIENT);
    expect(checkInstanceAddition(config("b", 1.25), 2, given)).toEqual({
      result: "INSUFFICIENT_QUOTA",
      details: "CPU quota exceeded by 0.50 core(s)",
    });
    expect(checkInstanceAddition(config("b", 2), 10, given)).toEqual({
      result: "INSUFFICIENT_QUOTA",
      details: "CPU quota exceeded by 18.00 core(s); RAM quota exceeded by 200.00 MB",
    });
  });

  it("lets tasks through that quotas are not about", () => {
    expect(checkInstanceAddition(config("b", 99, { production: false }), 9, given)).toEqual(SUFFICIENT);
    expect(checkInstanceAddition(config("b", 99, dedicated), 9, given)).toEqual(SUFFICIENT);
  });

  it("does not stumble over fractions of cores", () => {
    const tenths = usage({ quotaCpus: 0.3, activeTasks: instances(config("a", 0.1), 0, 1) });
    expect(checkInstanceAddition(config("a", 0.1), 1, tenths)).toEqual(SUFFICIENT);
  });
});

describe("checkJobUpdate", () => {
  it("looks at the role as if the update ran already", () => {
    const given = usage({ quotaCpus: 4, activeTasks: instances(config("a", 1), 0, 1) });
    expect(checkJobUpdate(update([[config("a", 1), 0, 1]], [config("a", 2), 0, 1]), given)).toEqual(SUFFICIENT);
    expect(checkJobUpdate(update([[config("a", 1), 0, 1]], [config("a", 2), 0, 2]), given)).toMatchObject({
      details: "CPU quota exceeded by 2.00 core(s)",
    });
  });

  it("lets an update through that ends outside of production, or that only removes", () => {
    const given = usage({ quotaCpus: 0 });
    expect(
      checkJobUpdate(update([[config("a", 1), 0, 1]], [config("a", 9, { production: false }), 0, 1]), given),
    ).toEqual(SUFFICIENT);
    expect(checkJobUpdate(update([[config("a", 1), 0, 1]], undefined), given)).toEqual(SUFFICIENT);
  });
});

describe("checkCronUpdate", () => {
  it("puts the new template in the place of the old one", () => {
    const given = usage({ quotaCpus: 4, cronJobs: [cron(config("nightly", 1), 4)] });
    expect(checkCronUpdate(cron(config("nightly", 2), 2), given)).toEqual(SUFFICIENT);
    expect(checkCronUpdate(cron(config("nightly", 2), 3), given)).toMatchObject({
      details: "CPU quota exceeded by 2.00 core(s)",
    });
    expect(checkCronUpdate(cron(config("hourly", 1), 1), given)).toMatchObject({
      details: "CPU quota exceeded by 1.00 core(s)",
    });
    expect(checkCronUpdate(cron(config("hourly", 9, { production: false }), 1), given)).toEqual(SUFFICIENT);
  });

  it("does not let a template into production for free that was outside of it", () => {
    const given = usage({ quotaCpus: 1, cronJobs: [cron(config("nightly", 2, { production: false }), 1)] });
    expect(checkCronUpdate(cron(config("nightly", 2), 1), given)).toMatchObject({ result: "INSUFFICIENT_QUOTA" });
  });
});

describe("checkQuota", () => {
  const given = usage({ activeTasks: instances(config("a", 2), 0, 1) });

  it("accepts what covers the production tasks that run", () => {
    const quota = { resources: [{ diskMb: 20 }, { numCpus: 4 }, { ramMb: 200 }] };
    expect(checkQuota(quota, given)).toEqual({ resources: [{ numCpus: 4 }, { ramMb: 200 }, { diskMb: 20 }] });
  });

  it.each([
    [
      [{ numCpus: 3.5 }, { ramMb: 200 }, { diskMb: 20 }],
      "Quota: 3.5 core(s) CPU, 200 MB RAM, 20 MB disk is less than current prod reservation: 4 core(s) CPU, 200 MB RAM, 20 MB disk.",
    ],
    [[{ numCpus: 9 }, { ramMb: -1 }, { diskMb: 20 }], "Negative values in: 9 core(s) CPU, -1 MB RAM, 20 MB disk."],
    [[{ numCpus: 9 }, { ramMb: 900 }], "Quota resources must be exactly: numCpus, ramMb and diskMb"],
    [[{ numCpus: 9 }, { ramMb: 900 }, { diskMb: 20 }, { numGpus: 1 }], "Quota resources must be exactly"],
    [[{ numCpus: 9 }, { numCpus: 1 }, { ramMb: 900 }, { diskMb: 20 }], "Quota resources must be exactly"],
    [[{ numCpus: Number.NaN }, { ramMb: 900 }, { diskMb: 20 }], "Negative values in"],
  ])("refuses %j", (resources, message) => {
    expect(() => checkQuota({ resources }, given)).toThrow(message);
  });
});
