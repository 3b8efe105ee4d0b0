import { describe, expect, it } from "vitest";
import type { RoleQuota } from "../../server/api/quotas.ts";
import type { Resource } from "../../server/core/domain/task-config.ts";
import { checkForm, emptyForm, quotaOf } from "./quota-form.model.ts";
import { outsideRows, outsideUses, quotaModel, quotaUses, quotaWords } from "./quota.model.ts";

function resources(numCpus: number, ramMb: number): { resources: Resource[] } {
  return { resources: [{ numCpus }, { ramMb }, { diskMb: 0 }] };
}

function quota(over: Partial<RoleQuota> = {}): RoleQuota {
  return {
    role: "www-data",
    isSet: true,
    quota: resources(10, 1000),
    prodSharedConsumption: resources(4, 950),
    nonProdSharedConsumption: resources(1, 0),
    prodDedicatedConsumption: resources(0, 0),
    nonProdDedicatedConsumption: resources(0, 0),
    ...over,
  };
}

describe("a role's quota", () => {
  it("is as full as its fullest resource", () => {
    const model = quotaModel(quota());
    expect(model.fullest).toEqual({ kind: "ramMb", share: 0.95 });
    expect(quotaWords(model)).toEqual({ text: "95% of RAM", tone: "wait" });
  });

  it("is exceeded where more is used than reserved", () => {
    expect(quotaWords(quotaModel(quota({ prodSharedConsumption: resources(11, 0) }))).tone).toBe("bad");
  });

  it("counts production on shared hosts only", () => {
    const model = quotaModel(quota());
    expect(quotaUses(model, "cpus").map(({ amount }) => amount)).toEqual([4]);
    expect(outsideUses(model, "cpus").map(({ label, amount }) => [label, amount])).toEqual([["non-production", 1]]);
    expect(outsideUses(model, "ramMb")).toEqual([]);
    expect(outsideRows(model)).toEqual([["non-production", "1 core"]]);
  });

  it("may not be there, or be empty", () => {
    expect(quotaWords(quotaModel(quota({ isSet: false }))).text).toBe("no quota");
    expect(quotaWords(quotaModel(quota({ quota: resources(0, 0) }))).text).toBe("empty quota");
  });
});

describe("the form that sets a quota", () => {
  it("sends what was typed", () => {
    const form = { ...emptyForm("www-data"), amounts: { cpus: 1.5, ramMb: 128, diskMb: 64, gpus: 0 } };
    expect(checkForm(form)).toEqual({});
    expect(quotaOf(form)).toEqual({ resources: [{ numCpus: 1.5 }, { ramMb: 128 }, { diskMb: 64 }] });
  });

  it("says what is wrong with each field", () => {
    const faults = checkForm({ role: "a b", amounts: { cpus: -1, ramMb: 1.5, diskMb: 0, gpus: Number.NaN } });
    expect(Object.keys(faults).sort()).toEqual(["cpus", "gpus", "ramMb", "role"]);
  });

  it("does not go below what is used", () => {
    const form = emptyForm("www-data");
    expect(checkForm(form, { cpus: 2, ramMb: 0, diskMb: 0, gpus: 0, ports: 0 }).cpus).toContain("2 cores");
  });
});
