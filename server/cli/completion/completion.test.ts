import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CliWorld } from "../testing/cli-world.ts";
import { HELLO } from "../testing/tasks.ts";
import { nextParts } from "./completion.ts";

let world: CliWorld;
beforeAll(async () => {
  world = await CliWorld.start();
  // Its patience with a slow scheduler does not end.
  world.timePasses = false;
  world.scheduler.on("jobs.list", () => Promise.resolve([{ job: { key: HELLO } }]));
});
afterAll(() => world.close());

async function completions(...words: string[]): Promise<string[]> {
  const { out, exitCode } = await world.run("__complete", ...words);
  expect(exitCode).toBe(0);
  return out.split("\n").filter((line) => line !== "");
}

describe("completion", () => {
  it.each([
    [["q"], ["quota"]],
    [
      ["job", "k"],
      ["kill", "killall"],
    ],
    [["job", "kill", "--str"], ["--strict"]],
    [["job", "create", "--wait-until", "R"], ["RUNNING"]],
    [
      ["completion", ""],
      ["bash", "zsh"],
    ],
    [["nothing", "x"], []],
    [["job", "nothing", "x"], []],
    [["cron", "show", "w"], []],
    [["admin", "get_scheduler", "w"], ["west"]],
    [["job", "kill", "w"], ["west/"]],
  ])("of %j offers %j", async (words, offered) => {
    expect(await completions(...words)).toEqual(offered);
  });

  it("offers keys that the scheduler knows", async () => {
    expect(await completions("job", "status", "west/")).toEqual(["west/bozo/"]);
    expect(await completions("job", "kill", "--strict", "west/bozo/t")).toEqual(["west/bozo/test/"]);
    expect(await completions("job", "kill", "west/bozo/test/")).toEqual(["west/bozo/test/hello"]);
    expect(await completions("job", "kill", "east/")).toEqual([]);
  });

  it("offers the next part of keys", () => {
    const keys = ["w/a/x/one", "w/a/x/two", "w/b/x/one"];
    expect(nextParts(keys, "w/")).toEqual(["w/a/", "w/b/"]);
    expect(nextParts(keys, "w/a/x/t")).toEqual(["w/a/x/two"]);
    expect(nextParts(keys, "v")).toEqual([]);
  });

  it.each(["bash", "zsh"])("has a script for %s", async (shell) => {
    const { out, exitCode } = await world.run("completion", shell);
    expect(exitCode).toBe(0);
    expect(out).toContain("aurora __complete");
  });

  it("has none for other shells", async () => {
    expect(await world.run("completion", "fish")).toMatchObject({ exitCode: 6 });
  });
});
