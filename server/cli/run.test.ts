import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NOUNS } from "./nouns.ts";
import { CliWorld } from "./testing/cli-world.ts";

const root = new URL("../../", import.meta.url).pathname.replace(/\/$/, "");
let world: CliWorld;
beforeAll(async () => {
  world = await CliWorld.start();
});
afterAll(() => world.close());

const verbs = Object.entries(NOUNS).flatMap(([noun, { verbs: all }]) =>
  Object.entries(all).map(([name, { load }]) => ({ noun, name, isOffered: load !== undefined })),
);
const offered = verbs.filter(({ isOffered }) => isOffered);
const absent = verbs.filter(({ isOffered }) => !isOffered);

describe("the command", () => {
  it("tells its version", async () => {
    const { version } = JSON.parse(readFileSync(`${root}/package.json`, "utf8")) as { version: string };
    for (const word of ["--version", "version"]) {
      expect(await world.run(word)).toEqual({ exitCode: 0, out: `${version}\n`, err: "" });
    }
  });

  it("lists its nouns when it is asked for help, and when it is asked for nothing", async () => {
    const asked = await world.run("--help");
    expect(asked.exitCode).toBe(0);
    for (const noun of Object.keys(NOUNS)) expect(asked.out).toContain(`  ${noun} `);
    expect(await world.run("help")).toEqual(asked);
    expect(await world.run()).toEqual({ exitCode: 2, out: "", err: asked.out });
  });

  it("lists a noun's verbs", async () => {
    const asked = await world.run("cron", "--help");
    expect(asked.out).toMatch(/ {2}schedule .*\(not offered by this scheduler\)/);
    expect(await world.run("help", "cron")).toEqual(asked);
    expect(await world.run("cron")).toEqual({ exitCode: 2, out: "", err: asked.out });
  });

  it.each(offered)("explains $noun $name", async ({ noun, name }) => {
    const help = await world.run(noun, name, "--help");
    expect(help).toMatchObject({ exitCode: 0, err: "" });
    expect(help.out).toContain(`usage: aurora ${noun} ${name} `);
    expect(await world.run("help", noun, name)).toEqual(help);
  });

  it.each(absent)("says in one line that $noun $name is not offered", async ({ noun, name }) => {
    const err = `aurora ${noun} ${name}: not offered by this scheduler\n`;
    expect(await world.run(noun, name, "x")).toEqual({ exitCode: 5, out: "", err });
  });

  it.each([
    [["jobs", "create"], "aurora: there is no noun 'jobs'; did you mean job?"],
    [["killall"], "aurora: a noun comes first; did you mean 'aurora job killall'?"],
    [
      ["list"],
      "aurora: a noun comes first; did you mean 'aurora job list' or 'aurora update list' or 'aurora config list'?",
    ],
    [["job", "crate"], "aurora: there is no verb of job 'crate'; did you mean create?"],
    [["quota", "frobnicate"], "aurora: there is no verb of quota 'frobnicate'; there are get, set"],
    [["job", "toString"], "aurora: there is no verb of job 'toString'; there are"],
    [["help", "constructor"], "aurora: there is no noun 'constructor'; there are"],
  ])("suggests what was meant by %j", async (argv, message) => {
    const { exitCode, err } = await world.run(...argv);
    expect([exitCode, err]).toEqual([2, expect.stringContaining(message)]);
  });

  it("shows the usage of a verb whose arguments cannot be read", async () => {
    const { exitCode, err } = await world.run("job", "add", "west/bozo/test/hello", "2");
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^usage: aurora job add /);
    expect(err).toContain(
      "aurora job add: error: CLUSTER/ROLE/ENV/NAME/INSTANCE: 'west/bozo/test/hello' does not have the form",
    );
  });

  it("takes what Aurora's client takes and has no meaning here", async () => {
    world.scheduler.on("jobs.list", () => Promise.resolve([]));
    expect(await world.run("job", "list", "west", "--skip-hooks", "all")).toMatchObject({ exitCode: 0 });
  });
});

describe("the reference", () => {
  it.each(verbs)("tells of $noun $name", ({ noun, name }) => {
    const page = readFileSync(`${root}/docs/reference/client-commands.md`, "utf8");
    expect(page).toMatch(new RegExp(`aurora ${noun} ${name}\\b`));
  });
});
