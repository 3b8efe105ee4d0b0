import { describe, expect, it } from "vitest";
import { UNSECURE_USER } from "../../api/caller.ts";
import { parseConfig } from "./parse-config.ts";

const CALLER = { user: UNSECURE_USER };

const JOB = `
task = SimpleTask('hello', 'echo {{greeting}}')
jobs = [Job(cluster = 'local', role = 'www-data', environment = 'devel', task = task)]
`;

describe("a configuration file sent as text", () => {
  it("gives its jobs, with the variables that are left to bind", () => {
    const parsed = parseConfig({ text: JOB }, CALLER);
    expect(parsed).toMatchObject({ ok: true, jobs: [{ ready: false }], unboundVariables: [{ name: "greeting" }] });
  });

  it("gives a job that can be created once everything is bound", () => {
    const parsed = parseConfig({ text: JOB, bindings: { greeting: "hi" } }, CALLER);
    expect(parsed).toMatchObject({
      ok: true,
      jobs: [{ ready: true, jobConfiguration: { key: { role: "www-data", environment: "devel", name: "hello" } } }],
    });
  });

  it("answers where the file is wrong", () => {
    const parsed = parseConfig({ text: "jobs = [Jop()]" }, CALLER);
    expect(parsed).toMatchObject({ ok: false, problem: { line: 1, column: 9, suggestion: "Job" } });
  });

  it("refuses to include other files, and says what to do instead", () => {
    const parsed = parseConfig({ text: "include('common.aurora')" }, CALLER);
    expect(parsed).toMatchObject({ ok: false });
    expect(JSON.stringify(parsed)).toContain("there are no other files here");
  });

  it("ends what does not end", () => {
    expect(parseConfig({ text: "while True: pass" }, CALLER)).toMatchObject({ ok: false, problem: { line: 1 } });
  });

  it("owns its jobs by the caller's name when that is known", () => {
    const parsed = parseConfig({ text: JOB, bindings: { greeting: "hi" } }, { user: "jane" });
    expect(parsed).toMatchObject({ jobs: [{ jobConfiguration: { owner: { user: "jane" } } }] });
  });
});
