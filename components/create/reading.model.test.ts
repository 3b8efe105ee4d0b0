import { describe, expect, it } from "vitest";
import type { ConfigProblem, ConfiguredJob, ParsedConfig } from "../../server/api/jobs.ts";
import { isApiJson, readingOfJson, readingOfParsed, SOURCE_PATH } from "./reading.model.ts";
import { applyFix, languageOf } from "./source.ts";

const at = (line: number, column: number, length: number) => ({ file: SOURCE_PATH, line, column, length });

function failed(over: Partial<ConfigProblem>): ParsedConfig {
  return { ok: false, problem: { ...at(1, 1, 1), message: "wrong", trace: [], ...over } };
}

function defined(name: string, over: Partial<ConfiguredJob> = {}): ConfiguredJob {
  return {
    key: { cluster: "east", role: "r", environment: "prod", name },
    raw: {},
    unboundVariables: [],
    position: at(1, 1, 1),
    warnings: [],
    ready: false,
    problem: { ...at(2, 1, 3), message: `${name} is wrong`, trace: [] },
    ...over,
  } as ConfiguredJob;
}

const parsed = (jobs: readonly ConfiguredJob[]): ParsedConfig => ({
  ok: true,
  jobs,
  unboundVariables: [{ name: "profile.version", position: at(1, 1, 1) }],
  output: ["hello"],
});

describe("the language of a text", () => {
  it("is JSON when it begins with a brace", () => {
    expect([languageOf("\n {"), languageOf("jobs = [{}]"), languageOf("")]).toEqual(["json", "aurora", "aurora"]);
  });

  it("leaves the client's own JSON to the scheduler", () => {
    expect(['{"taskConfig": {}}', "{", "{}", '{"jobs": []}', '{"task": {}}', "jobs = []"].map(isApiJson)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe("an error of the evaluator", () => {
  const text = "a = 1\njobs = [Job(nam = 'x')]\n";

  it("stands at its line and column", () => {
    const [issue] = readingOfParsed(text, failed(at(2, 13, 9))).issues;
    expect(issue).toMatchObject({ line: 2, severity: "error" });
    expect(text.slice(issue?.from, issue?.to)).toBe("nam = 'x'");
  });

  it("is put right with the name that was meant", () => {
    const [issue] = readingOfParsed(text, failed({ ...at(2, 13, 9), suggestion: "name" })).issues;
    expect(issue?.fix && applyFix(text, issue.fix)).toBe("a = 1\njobs = [Job(name = 'x')]\n");
    expect(readingOfParsed(text, failed({ ...at(2, 19, 3), suggestion: "y" })).issues[0]?.fix).toBeUndefined();
  });

  it("in another place shows where that was called from, and never beyond the text", () => {
    const trace = [{ ...at(7, 1, 1), file: "other" }, at(2, 1, 4)];
    expect(readingOfParsed(text, failed({ ...at(9, 9, 9), file: "<schema>", trace })).issues[0]).toMatchObject({
      from: 6,
      to: 10,
    });
    expect(readingOfParsed(text, failed({ ...at(9, 1, 5), file: "other" })).issues[0]).toMatchObject({
      from: 0,
      line: 1,
    });
    expect(readingOfParsed(text, failed(at(9, 9, 9))).issues[0]).toMatchObject({ from: text.length, to: text.length });
  });
});

describe("the jobs of a configuration", () => {
  const job = { key: { role: "r", environment: "prod", name: "a" } };
  const ready = defined("a", { ready: true, jobConfiguration: job } as Partial<ConfiguredJob>);

  it("are told apart, ready or not", () => {
    const { jobs, unbound, output } = readingOfParsed("x\nyyy\n", parsed([ready, defined("b"), defined("b")]));
    expect(jobs.map(({ id, cluster, job: own }) => [id, cluster, own !== undefined])).toEqual([
      ["r/prod/a", "east", true],
      ["r/prod/b", "east", false],
      ["r/prod/b 2", "east", false],
    ]);
    expect(jobs[1]?.problem).toMatchObject({ from: 2, to: 5, message: "b is wrong" });
    expect([unbound, output]).toEqual([["profile.version"], ["hello"]]);
  });

  it("tell of what is wrong in the order of the text, and once", () => {
    const warning = { ...at(1, 1, 1), message: "deprecated", trace: [] };
    const { issues } = readingOfParsed("x\nyyy\n", parsed([defined("b"), defined("b", { warnings: [warning] })]));
    expect(issues.map(({ severity, message }) => [severity, message])).toEqual([
      ["warning", "deprecated"],
      ["error", "b is wrong"],
    ]);
  });

  it("is one in JSON", () => {
    const text = JSON.stringify({ ...job, taskConfig: { resources: [] } });
    expect(readingOfJson(text).jobs.map(({ id }) => id)).toEqual(["r/prod/a"]);
    expect(readingOfJson("{").jobs).toEqual([]);
  });
});
