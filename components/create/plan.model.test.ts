import { describe, expect, it } from "vitest";
import type { TierConfigs } from "../../server/api/cluster.ts";
import type { JobPlan } from "../../server/api/jobs.ts";
import type { RoleQuota } from "../../server/api/quotas.ts";
import type { JobConfiguration } from "../../server/core/domain/job.ts";
import { countsAgainstQuota, planSentence, quotaPreview, sharesOf } from "./plan.model.ts";

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
  });
});
