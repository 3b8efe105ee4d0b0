import { describe, expect, it } from "vitest";
import type { JobDiff } from "../../server/api/jobs.ts";
import type { TaskConfig } from "../../server/core/domain/task-config.ts";
import { configChanges, diffSentence, instanceChanges, runningNow } from "./config-diff.model.ts";

const process = (name: string, cmdline: string) => ({ name, cmdline, daemon: false });
const data = (...processes: object[]): string =>
  JSON.stringify({ task: { processes, constraints: [{ order: ["a", "b"] }] } });

const config: TaskConfig = {
  job: { role: "r", environment: "prod", name: "n" },
  owner: { user: "r" },
  isService: true,
  priority: 0,
  maxTaskFailures: 1,
  resources: [{ numCpus: 1 }, { ramMb: 64 }, { namedPort: "http" }],
  constraints: [{ name: "host", constraint: { limit: { limit: 1 } } }],
  metadata: [{ key: "team", value: "web" }],
  container: { mesos: {} },
  executorConfig: { name: "AuroraExecutor", data: data(process("a", "run a"), process("b", "run b")) },
};

function changed(over: Partial<TaskConfig>): ReturnType<typeof configChanges> {
  return configChanges(config, { ...config, ...over });
}

describe("the fields of two configs", () => {
  it("that are equal make no difference, whatever the order of sets", () => {
    const shuffled = { resources: [...config.resources].reverse(), taskLinks: {}, mesosFetcherUris: [] };
    expect(changed(shuffled)).toEqual({ task: [], executor: [] });
  });

  it("are named by what they are about", () => {
    const { task } = changed({
      resources: [{ numCpus: 2 }, { ramMb: 64 }, { namedPort: "admin" }],
      constraints: [{ name: "host", constraint: { limit: { limit: 2 } } }],
      metadata: [{ key: "team", value: "api" }],
      tier: "preferred",
    });
    expect(task.map(({ path, before, after }) => [path, before, after])).toEqual([
      ["resources.numCpus", "1", "2"],
      ["resources.namedPort[http]", "asked for", undefined],
      ["constraints[host]", "at most 1 instance on the same host", "at most 2 instances on the same host"],
      ["metadata[team].value", "web", "api"],
      ["resources.namedPort[admin]", undefined, "asked for"],
      ["tier", undefined, "preferred"],
    ]);
  });

  it("of the executor's data are compared process by process", () => {
    const executorConfig = { name: "AuroraExecutor", data: data(process("b", "run b"), process("a", "run a --fast")) };
    expect(changed({ executorConfig }).executor).toEqual([
      { path: "task.processes[a].cmdline", before: "run a", after: "run a --fast" },
    ]);
  });

  it("tell when only the writing of the data differs, or it is no JSON", () => {
    const spaced = { name: "AuroraExecutor", data: config.executorConfig?.data.replaceAll(",", ", ") ?? "" };
    expect(changed({ executorConfig: spaced }).executor[0]?.after).toContain("written differently");
    const [gone] = changed({ executorConfig: { name: "AuroraExecutor", data: "{" } }).executor.filter(
      ({ after }) => after,
    );
    expect(gone).toMatchObject({ path: "data", after: "{" });
  });
});

describe("the instances of a diff", () => {
  const group = (...ranges: [number, number][]) => [
    { config, instances: ranges.map(([first, last]) => ({ first, last })) },
  ];
  const diff: JobDiff = { add: group([3, 4]), remove: [], update: group([0, 0], [2, 2]), unchanged: group([1, 1]) };

  it("are counted and named, in the order in which they matter", () => {
    expect(instanceChanges(diff)).toEqual([
      { kind: "changed", count: 2, ranges: "0, 2" },
      { kind: "added", count: 2, ranges: "3–4" },
      { kind: "unchanged", count: 1, ranges: "1" },
    ]);
    expect(runningNow(diff)).toBe(3);
  });

  it("make a sentence", () => {
    expect(diffSentence(diff).text).toBe("This configuration would change 2 instances, add 2 instances.");
    expect(diffSentence({ ...diff, add: [], update: [] }).text).toBe("It runs exactly as configured here.");
  });
});
