import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { EXAMPLES } from "./examples.ts";
import { readJob } from "./job-text.ts";
import { languageOf } from "./source.ts";

const minimal = `{
  "key": { "role": "www-data", "environment": "prod", "name": "hello" },
  "taskConfig": { "isService": true, "resources": [{ "numCpus": 1 }, { "ramMb": 1 }, { "diskMb": 1 }] }
}`;

function pointedAt(text: string): (readonly [number, string])[] {
  return readJob(text).issues.map(({ line, from, to }) => [line, text.slice(from, to)]);
}

describe("a job as text", () => {
  it("takes every example as it is", () => {
    for (const { text } of EXAMPLES.filter((each) => languageOf(each.text) === "json")) {
      expect(readJob(text)).toMatchObject({ issues: [] });
    }
  });

  it("fills in what may be left out", () => {
    expect(readJob(minimal).job).toMatchObject({ instanceCount: 1, owner: { user: "www-data" } });
  });

  it("points at a value of the wrong type", () => {
    const text = minimal.replace('"numCpus": 1', '"numCpus": "many"');
    expect(pointedAt(text)).toEqual([[3, '"many"']]);
    expect(readJob(text).issues[0]?.message).toContain("taskConfig.resources[0].numCpus");
  });

  it("points at a name that is not known, and proposes the right one", () => {
    const text = minimal.replace("isService", "isServise");
    expect(pointedAt(text)).toContainEqual([3, '"isServise"']);
    expect(
      readJob(text)
        .issues.map(({ message }) => message)
        .join(),
    ).toContain("did you mean isService?");
  });

  it("points into the object that lacks something", () => {
    const text = minimal.replace('"role": "www-data", ', "");
    expect(pointedAt(text)).toEqual([[2, "{"]]);
  });

  it("points at the place where the text stops being JSON", () => {
    const [issue] = readJob(minimal.replace('"prod",', '"prod"')).issues;
    expect(issue).toMatchObject({ line: 2, severity: "error", message: 'expected a comma or "}"' });
    expect(readJob("").issues.length).toBe(1);
  });

  it("warns of data that the executor cannot read, and keeps the job", () => {
    const text = minimal.replace(
      '"isService"',
      '"executorConfig": { "name": "AuroraExecutor", "data": "{" }, "isService"',
    );
    const { job, issues } = readJob(text);
    expect(job).toBeDefined();
    expect(issues).toMatchObject([{ severity: "warning", line: 3 }]);
  });
});

it("begins with the example of the documentation", () => {
  expect(EXAMPLES[0]?.text).toBe(readFileSync("examples/jobs/hello_world.aurora", "utf8"));
});

it("has the example of the documentation in JSON, too", () => {
  const documented: unknown = JSON.parse(readFileSync("examples/jobs/hello_world.json", "utf8"));
  const first = EXAMPLES.find(({ id }) => id === "service");
  const parsed = JSON.parse(first?.text ?? "") as { taskConfig: { executorConfig: { data: string } } };
  const dataOf = (job: unknown): unknown => JSON.parse((job as typeof parsed).taskConfig.executorConfig.data);
  expect(dataOf(parsed)).toEqual(dataOf(documented));
  const strip = (job: unknown): unknown =>
    JSON.parse(JSON.stringify(job, (name, value: unknown) => (name === "data" ? "" : value)));
  expect(strip(parsed)).toEqual(strip(documented));
});
