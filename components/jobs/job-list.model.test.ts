import { describe, expect, it } from "vitest";
import type { JobSummaryView, StatusCounts } from "../../server/api/jobs.ts";
import { asShow, countShown, filterJobs, jobRow, tierOf } from "./job-list.model.ts";

function summary(name: string, taskCounts: StatusCounts): JobSummaryView {
  const key = { role: "www-data", environment: "prod", name };
  return {
    job: { key, taskConfig: { resources: [{ numCpus: 0.5 }, { ramMb: 128 }], tier: "preferred" } },
    kind: "service",
    taskCounts,
  } as unknown as JobSummaryView;
}

const rows = [
  summary("hello", { RUNNING: 3 }),
  summary("waits", { RUNNING: 1, PENDING: 1 }),
  summary("flaps", { THROTTLED: 2 }),
].map(jobRow);

describe("the list of jobs", () => {
  it("adds up what the active tasks ask for", () => {
    expect(rows[0]?.requested).toMatchObject({ cpus: 1.5, ramMb: 384 });
    expect(rows[1]).toMatchObject({ active: 2, running: 1, waiting: 1 });
  });

  it("filters by words and by what needs a look", () => {
    expect(filterJobs(rows, { q: "prod flap", show: "all" }).map(({ id }) => id)).toEqual(["www-data/prod/flaps"]);
    expect(filterJobs(rows, { q: undefined, show: "pending" }).map(({ key }) => key.name)).toEqual(["waits", "flaps"]);
    expect(countShown(rows)).toEqual({ all: 3, pending: 2, attention: 1 });
  });

  it("takes an unknown filter in the address for none", () => {
    expect(["pending", "nonsense", undefined].map(asShow)).toEqual(["pending", "all", "all"]);
  });

  it("knows what the deprecated production flag stands for", () => {
    expect([tierOf({ production: true }), tierOf({ tier: "revocable" }), tierOf({})]).toEqual([
      "preferred",
      "revocable",
      undefined,
    ]);
  });
});
