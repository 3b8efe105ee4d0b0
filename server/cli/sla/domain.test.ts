import { describe, expect, it } from "vitest";
import { taskOf } from "../testing/tasks.ts";
import { DomainUptime, type DomainOptions } from "./domain.ts";

const NOW_MS = 1_000_000;
const OPTIONS: DomainOptions = { nowMs: NOW_MS, minInstanceCount: 2, hosts: undefined, grouping: "by_host" };
const LIMIT = { percentage: 50, durationSecs: 60 };

const job = (name: string, hosts: readonly (readonly [host: string, upSecs: number])[], production = true) =>
  hosts.map(([host, upSecs], instanceId) =>
    taskOf({
      instanceId,
      host,
      runningMs: NOW_MS - upSecs * 1_000,
      config: { production, job: { role: "r", environment: "e", name } },
    }),
  );

const TASKS = [
  ...job("wide", [
    ["a", 100],
    ["b", 100],
    ["c", 100],
  ]),
  ...job("narrow", [
    ["c", 100],
    ["c", 100],
    ["d", 10],
  ]),
  ...job("single", [["e", 100]]),
  ...job(
    "test",
    [
      ["f", 100],
      ["f", 100],
    ],
    false,
  ),
];

const hostsOf = (groups: readonly (readonly { readonly host: string }[])[]): string[] => [
  ...new Set(groups.flat().map(({ host }) => host)),
];

describe("hosts", () => {
  it("are safe when no production job on them falls below its limit", () => {
    const domain = new DomainUptime(TASKS, OPTIONS);
    // c holds two of three instances of narrow, and the third has not been up long enough.
    expect(hostsOf(domain.safeHosts(() => LIMIT))).toEqual(["a", "b", "d"]);
  });

  it("are judged by a job's own limit", () => {
    const domain = new DomainUptime(TASKS, OPTIONS);
    const limitOf = (name: string) => (name === "r/e/narrow" ? { percentage: 30, durationSecs: 5 } : LIMIT);
    expect(hostsOf(domain.safeHosts(limitOf))).toEqual(["a", "b", "c", "d"]);
  });

  it("are judged only where they are asked for", () => {
    const domain = new DomainUptime(TASKS, { ...OPTIONS, hosts: ["a", "c"] });
    expect(hostsOf(domain.safeHosts(() => LIMIT))).toEqual(["a"]);
  });

  it("are judged together when they are one group", () => {
    const domain = new DomainUptime(TASKS, { ...OPTIONS, grouping: "none" });
    expect(domain.safeHosts(() => LIMIT)).toEqual([]);
  });

  it("of jobs with few instances, and of jobs that are not production, do not count", () => {
    const domain = new DomainUptime(TASKS, { ...OPTIONS, minInstanceCount: 4 });
    expect(domain.safeHosts(() => LIMIT)).toEqual([]);
  });

  it("are probed with a prediction for each job", () => {
    const domain = new DomainUptime(TASKS, { ...OPTIONS, hosts: ["c", "zzz"] });
    expect(domain.probe({ percentage: 33, durationSecs: 60 })).toEqual([
      [
        expect.objectContaining({
          host: "c",
          job: "r/e/narrow",
          predictedPercentage: 0,
          isSafe: false,
          safeInSecs: 50,
        }),
        expect.objectContaining({ host: "c", job: "r/e/wide", isSafe: true, safeInSecs: 0 }),
      ],
    ]);
  });

  it("that can never be safe have no time at which they are", () => {
    const domain = new DomainUptime(TASKS, { ...OPTIONS, hosts: ["c"] });
    expect(domain.probe({ percentage: 90, durationSecs: 60 })[0]?.map(({ safeInSecs }) => safeInSecs)).toEqual([
      undefined,
      undefined,
    ]);
  });
});
