import { beforeEach, expect, it } from "vitest";
import { makeStateDir, removeStateDir } from "../harness.ts";
import { runCampaign } from "./campaign.ts";
import type { Fault } from "./faults.ts";

/** One of each kind by which a leader may go; all fifteen kinds, again and again, are what `npm run test:ha` is for. */
const FAULTS: readonly Fault[] = ["killLeader", "terminateLeader", "stopLeader", "isolateLeader"];

let directory = "";

beforeEach(() => {
  directory = makeStateDir();
});

it("loses nothing that was acknowledged, answers no stale read and runs no task twice, whatever befalls its leaders", async () => {
  const report = await runCampaign({
    directory,
    faults: FAULTS,
    seed: 4,
    clients: 2,
    // Longer than a machine with other work lets a leader wait for its turn.
    sessionTimeout: "4secs",
    maxCalmMs: 500,
    calmShare: 0,
    maxJobPauseMs: 4_000,
    maxLiveJobs: 2,
  });
  // What is left of a run that failed is there to look into.
  expect({ directory, problems: report.problems }).toEqual({ directory, problems: [] });
  expect(report.brought.map(({ fault }) => fault)).toEqual(FAULTS);
  // The checkers had something to look at.
  const { figures } = report;
  expect(figures["jobs created"]).toBeGreaterThan(0);
  expect(figures["reads of all jobs"]).toBeGreaterThan(0);
  expect(figures["writes of registers acknowledged"]).toBeGreaterThan(FAULTS.length);
  expect(figures["reads of registers checked"]).toBeGreaterThan(FAULTS.length);
  expect(figures["requests to stopped leaders"]).toBeGreaterThan(0);
  removeStateDir(directory);
}, 600_000);
