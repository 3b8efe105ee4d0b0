import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CliWorld } from "../testing/cli-world.ts";
import { jobOf } from "../testing/tasks.ts";

const KEY = "west/bozo/test/hello";
const PART = "hello = Process(name = 'hello', cmdline = '\\n  echo {{greeting}}\\n  sleep 1\\n')\n";
const FILE = `include('part.aurora')
task = SequentialTask(processes = [hello], resources = Resources(cpu = 1.0, ram = 128*MB, disk = 64*MB))
job = Service(task = task, cluster = 'west', role = 'bozo', environment = 'test', production = True)
jobs = [job(name = 'hello', instances = 2), job(name = 'other')]
`;

let world: CliWorld;
beforeEach(async () => {
  world = await CliWorld.start();
  world.writeFile("part.aurora", PART);
  world.writeFile("hello.aurora", FILE);
  world.scheduler.on("cluster.tiers", () =>
    Promise.resolve({
      defaultTierName: "preemptible",
      tiers: [{ name: "preferred", settings: { preemptible: "false", revocable: "false" } }],
    }),
  );
});
afterEach(() => world.close());

const inspect = (...argv: string[]): ReturnType<CliWorld["run"]> => world.run("job", "inspect", KEY, ...argv);

describe("an .aurora file", () => {
  it("gives the job that is created", async () => {
    world.scheduler.on("jobs.get", () => jobOf("PENDING", "PENDING"));
    const created = await world.run("job", "create", KEY, "hello.aurora", "--bind", "greeting=hi");
    expect(created).toMatchObject({ exitCode: 0 });
    const job = world.scheduler.calls.find(({ method }) => method === "jobs.create")?.args[0];
    expect(job).toMatchObject({
      key: { role: "bozo", environment: "test", name: "hello" },
      instanceCount: 2,
      owner: { user: "jane" },
      taskConfig: { isService: true, production: true, tier: "preferred" },
    });
  });

  it("is shown job by job", async () => {
    expect((await world.run("config", "list", "hello.aurora")).out).toBe(`jobs=[${KEY}, west/bozo/test/other]\n`);
    const { exitCode, out } = await inspect("hello.aurora", "--bind", "greeting=hi");
    expect(exitCode).toBe(0);
    expect(out).toContain("Job level information\n  name:       'hello'\n  role:       'bozo'\n");
    expect(out).toContain("  instances:  '2'\n  service:    true\n  production: true\n");
    expect(out).toMatch(/Process 'hello':\n {2}cmdline:\n {6}echo hi\n {6}sleep 1\n$/);
  });

  it("is the same as the JSON that is made of it", async () => {
    const json = await inspect("hello.aurora", "--bind", "greeting=hi", "--write-json");
    world.writeFile("hello.txt", json.out);
    const own = await inspect("hello.aurora", "--bind", "greeting=hi");
    expect((await inspect("hello.txt", "--read-json")).out).toBe(own.out);
  });

  it.each([
    [
      "rol = 'x', name = 'hello'",
      "broken.aurora:4:13: MesosJob has no attribute 'rol'",
      "\tjobs = [job(rol = 'x', name = 'hello', instances = 2), job(name = 'other')]\n\t            ^",
    ],
    ["name = 'nobody'", "Could not find job west/bozo/test/hello", "Candidates are: west/bozo/test/nobody"],
    ["name = 'hello'", "part.aurora:1:53: Config contains unbound variables: {{greeting}}", ""],
  ])("with %s is refused at its place", async (text, message, more) => {
    world.writeFile("broken.aurora", FILE.replace("name = 'hello'", text));
    const { exitCode, err } = await inspect("broken.aurora");
    expect(exitCode).toBe(3);
    expect(err).toContain("Error loading configuration: ");
    expect(err).toContain(message);
    expect(err).toContain(more);
  });

  it("that includes what is not there, or is not there itself, is refused", async () => {
    world.writeFile("broken.aurora", "include('nothing.aurora')\njobs = []\n");
    expect(await inspect("broken.aurora")).toMatchObject({
      exitCode: 3,
      err: expect.stringContaining("nothing.aurora") as string,
    });
    expect(await inspect("nothing.aurora")).toMatchObject({ exitCode: 3 });
    expect(await world.run("config", "list", "nothing.aurora")).toMatchObject({ exitCode: 4 });
  });

  it("has to hold the job of a command that is given it besides", async () => {
    const { exitCode, err } = await world.run(
      "job",
      "killall",
      "west/bozo/test/third",
      "--config",
      "hello.aurora",
      "--no-batching",
    );
    expect([exitCode, err]).toEqual([3, expect.stringContaining("Could not find job west/bozo/test/third")]);
    expect(world.scheduler.calls).toEqual([]);
  });
});
