import { describe, expect, it } from "vitest";
import { ConfigError, findJob, loadConfig, pickJob } from "./load.ts";
import type { LoadOptions } from "./loaded-config.ts";
import { python2Order } from "./pystachio/python2-order.ts";

const JOBS = `
base = Job(role = 'www-data', environment = 'prod', task = SimpleTask('hello', 'echo {{greeting}}'))
jobs = [
  base(cluster = 'east', name = 'web').bind(greeting = 'hi'),
  base(cluster = 'west', name = 'web').bind(greeting = 'hi'),
  base(cluster = 'west', name = 'db'),
]
`;

const load = (text: string, options: LoadOptions = {}) => loadConfig({ path: "dir/config.aurora", text }, options);

function problemOf(body: () => unknown): ConfigError["problem"] {
  try {
    body();
  } catch (error) {
    if (error instanceof ConfigError) return error.problem;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("picking a job", () => {
  it("takes the one that its key names", () => {
    const job = pickJob(load(JOBS), { cluster: "west", role: "www-data", environment: "prod", name: "web" });
    expect(job.jobConfiguration.key).toEqual({ role: "www-data", environment: "prod", name: "web" });
  });

  it("refuses a key that several match, and lists the candidates", () => {
    expect(problemOf(() => findJob(load(JOBS), { name: "web" })).message).toContain("east/www-data/prod/web, west/");
  });

  it("tells what is wrong with the job that was picked, and lets the others be", () => {
    const { message, line } = problemOf(() => pickJob(load(JOBS), { name: "db" }));
    expect({ message, line }).toEqual({ message: "Config contains unbound variables: {{greeting}}", line: 2 });
  });

  it("says when there is none to pick", () => {
    expect(problemOf(() => findJob(load("x = 1"), {})).message).toBe("No job defined in this config!");
  });
});

describe("bindings", () => {
  it("from outside outrank those in the file", () => {
    const job = pickJob(load(JOBS, { bindings: { greeting: "bye" } }), { cluster: "east" });
    expect(job.jobConfiguration.taskConfig.executorConfig?.data).toContain("echo bye");
  });

  it("whose name is no variable's are refused", () => {
    const [job] = load(JOBS, { bindings: { "not a name": "x" } }).jobs;
    expect(job).toMatchObject({ ready: false, problem: { message: "'not a name' is not the name of a variable" } });
  });
});

describe("the language", () => {
  it("keeps what runs apart: one load leaves no trace in the next", () => {
    load("Process = 1\njobs = []");
    expect(load("print(Process(name = 'a', cmdline = 'b').name())").output).toEqual(["a"]);
  });

  it("shows only the environment variables that it is given", () => {
    const options = { env: { SHOWN: "yes" } };
    expect(load("import os\nprint(os.environ.get('SHOWN'), os.environ.get('PATH'))", options).output).toEqual([
      "yes None",
    ]);
  });

  it("reads includes from the directory of the file, and tells which files it read", () => {
    const read = (path: string) => (path === "lib/common.aurora" ? "X = 5" : undefined);
    const config = load("include('../lib/common.aurora')\nprint(X)", { read });
    expect(config).toMatchObject({ output: ["5"], files: ["dir/config.aurora", "lib/common.aurora"] });
  });

  it("makes an error of an include that cannot be read, with the reason", () => {
    const read = (): string => {
      throw new Error("it is a directory");
    };
    const { message, line, column } = problemOf(() => load("\n  \ninclude('lib')", { read }));
    expect({ message, line, column }).toEqual({
      message: "the included file 'dir/lib' cannot be read: it is a directory",
      line: 3,
      column: 1,
    });
  });

  it("names the calls that led to an error, innermost first", () => {
    const { line, trace } = problemOf(() => load("def f(x):\n  return 1 / x\ndef g():\n  return f(0)\ng()"));
    expect([line, ...trace.map((place) => place.line)]).toEqual([2, 4, 5]);
  });

  it("does not let a file catch that it does too much", () => {
    const text = "try:\n  while True: pass\nexcept:\n  jobs = []";
    expect(problemOf(() => load(text, { limits: { steps: 10_000 } })).message).toContain("more than 10000 steps");
  });
});

describe("the order of keys in the executor's data", () => {
  it("is that of Python 2.7's dicts, with collisions and growth", () => {
    expect(python2Order(["cpu", "ram", "disk", "gpu"])).toEqual(["disk", "gpu", "ram", "cpu"]);
    expect(python2Order(["b", "a", "i"])).toEqual(["a", "i", "b"]);
    const grown = ["", "x".repeat(30), "b", "a", "i", "q", "y", "c", "k", "s"];
    expect(python2Order(grown)).toEqual(["", "a", "c", "b", "i", "k", "x".repeat(30), "q", "s", "y"]);
  });
});
