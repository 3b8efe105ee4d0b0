import { describe, expect, it } from "vitest";
import type { TierConfigs } from "../../server/api/cluster.ts";
import type { JobPlan } from "../../server/api/jobs.ts";
import type { RoleQuota } from "../../server/api/quotas.ts";
import type { JobConfiguration } from "../../server/core/domain/job.ts";
import { EMPTY_BAG } from "../../server/core/domain/resource-bag.ts";
import type { TaskConfig } from "../../server/core/domain/task-config.ts";
import { countsAgainstQuota, planSentence, quotaPreview, replacedUse, sharesOf, withTier } from "./plan.model.ts";

const tiers: TierConfigs = {
  defaultTierName: "preemptible",
  tiers: [
    { name: "preferred", settings: { preemptible: "false", revocable: "false" } },
    { name: "preemptible", settings: { preemptible: "true", revocable: "false" } },
  ],
};

function plan(fits: number, waits: number, over: Partial<JobPlan> = {}): JobPlan {
  return {
    placeable: Array.from({ length: fits }, (_, i) => ({ instanceId: i, host: `host-${i % 2}` })),
    pending: Array.from({ length: waits }, (_, i) => fits + i),
    ...over,
  };
}

describe("the plan of a job", () => {
  it("says in a sentence what would happen", () => {
    expect([plan(3, 0), plan(1, 0), plan(0, 2), plan(2, 1)].map((each) => planSentence(each).text)).toEqual([
      "All 3 instances would start now.",
      "The one instance would start now.",
      "All 2 instances would wait.",
      "2 of 3 instances would start now; 1 would wait.",
    ]);
    expect(planSentence(plan(0, 0, { refusal: "quota" })).tone).toBe("bad");
  });

  it("gathers instances by host", () => {
    expect(sharesOf(plan(3, 0))).toEqual([
      { host: "host-0", instanceIds: [0, 2] },
      { host: "host-1", instanceIds: [1] },
    ]);
  });
});

describe("the quota of a job's role", () => {
  it("is used by tiers that are neither preemptible nor revocable, on shared hosts", () => {
    expect(countsAgainstQuota({ tier: "preferred", constraints: [] }, tiers)).toBe(true);
    expect(countsAgainstQuota({ production: true, constraints: [] }, tiers)).toBe(true);
    expect(countsAgainstQuota({ constraints: [] }, tiers)).toBe(false);
    const dedicated = { name: "dedicated", constraint: { value: { negated: false, values: ["a/b"] } } };
    expect(countsAgainstQuota({ tier: "preferred", constraints: [dedicated] }, tiers)).toBe(false);
  });

  it("shows what the job adds", () => {
    const aggregate = { resources: [{ numCpus: 4 }, { ramMb: 0 }, { diskMb: 0 }] };
    const quota: RoleQuota = {
      role: "r",
      isSet: true,
      quota: aggregate,
      prodSharedConsumption: { resources: [{ numCpus: 1 }] },
      nonProdSharedConsumption: { resources: [] },
      prodDedicatedConsumption: { resources: [] },
      nonProdDedicatedConsumption: { resources: [] },
    };
    const job = {
      taskConfig: { tier: "preferred", constraints: [], resources: [{ numCpus: 0.5 }] },
      instanceCount: 4,
    } as unknown as JobConfiguration;
    const preview = quotaPreview(job, { quota, tiers });
    expect(preview.uses("cpus").map(({ label, amount }) => [label, amount])).toEqual([
      ["used now", 1],
      ["this job", 2],
    ]);
    expect(preview).toMatchObject({ counts: true, isSet: true, whole: { cpus: 4 } });
    expect([preview.before, preview.after]).toEqual(["1 core, 0 B RAM, 0 B Disk", "3 cores, 0 B RAM, 0 B Disk"]);
    const replaced = { ...EMPTY_BAG, cpus: 1 };
    const again = quotaPreview(job, { quota, tiers, replaced });
    expect(again.uses("cpus").map(({ label, amount }) => [label, amount])).toEqual([
      ["used by others", 0],
      ["this job", 2],
    ]);
  });

  it("gets back what the job's own instances use now, where that counts", () => {
    const config = { tier: "preferred", constraints: [], resources: [{ numCpus: 2 }] };
    const group = (over: object) => ({
      config: { ...config, ...over } as unknown as TaskConfig,
      instances: [{ first: 0, last: 2 }],
    });
    const diff = {
      add: [group({})],
      remove: [group({})],
      update: [group({ tier: "preemptible" })],
      unchanged: [group({})],
    };
    expect(replacedUse(diff, tiers).cpus).toBe(12);
  });
});

describe("the tier of a job", () => {
  const job = (taskConfig: object): JobConfiguration => ({ taskConfig }) as unknown as JobConfiguration;

  it("follows from production where none is named", () => {
    const all = [{ production: true }, { production: false }, {}, { tier: "gold", production: true }];
    expect(all.map((config) => withTier(job(config), tiers).taskConfig.tier)).toEqual([
      "preferred",
      "preemptible",
      "preemptible",
      "gold",
    ]);
    expect(withTier(job({}), { ...tiers, tiers: [] }).taskConfig.tier).toBe("preemptible");
  });
});
