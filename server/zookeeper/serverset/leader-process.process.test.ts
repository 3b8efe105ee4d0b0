/** Leaders that are processes, and are stopped, killed and asked to go. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { eventually, pause } from "../testing/waiting.ts";
import { TestWorld } from "../testing/world.ts";

let world: TestWorld;

beforeAll(async () => {
  world = await TestWorld.start();
});
afterEach(() => world.cleanUp());
afterAll(() => world.stop());

interface CandidateProcess {
  readonly child: ChildProcess;
  readonly said: string[];
}

const PROGRAM = fileURLToPath(new URL("../testing/candidate-process.ts", import.meta.url));

async function start(path: string, port: number): Promise<CandidateProcess> {
  const args = [world.cluster.endpoints.join(","), path, `${port}`, "2000"];
  const child = spawn(process.execPath, ["--import", "tsx", PROGRAM, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const one: CandidateProcess = { child, said: [] };
  child.stdout?.on("data", (bytes: Buffer) => one.said.push(...bytes.toString().trim().split("\n")));
  world.afterEach(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
  });
  await eventually("the candidate", () => one.said.includes("candidate") || one.said.includes("leading"));
  return one;
}

async function pair(path: string): Promise<[CandidateProcess, CandidateProcess]> {
  const first = await start(path, 1);
  const second = await start(path, 2);
  await eventually("the first leader", () => first.said.includes("advertised"));
  return [first, second];
}

const members = async (path: string): Promise<readonly string[]> =>
  ((await world.session().zooKeeper.children(path)) ?? []).filter((name) => name.startsWith("member_"));

it("a leader that was killed is followed by the next when its session expires", async () => {
  const [first, second] = await pair("/killed");
  first.child.kill("SIGKILL");
  await eventually("the next leader", () => second.said.includes("advertised"));
  expect(await members("/killed")).toHaveLength(1);
});

it("a leader that is asked to go hands over without waiting for its session to expire", async () => {
  const [first, second] = await pair("/asked");
  const exited = once(first.child, "exit");
  first.child.kill("SIGTERM");
  await eventually("the next leader", () => second.said.includes("advertised"));
  expect(await exited).toEqual([0, null]);
  expect(first.said).not.toContain("defeated");
});

it("a leader that stood still knows that it is none before it does anything", async () => {
  const [first, second] = await pair("/stopped");
  await eventually("its work", () => first.said.includes("acted"));
  first.child.kill("SIGSTOP");
  await pause(100);
  const before = first.said.length;
  await eventually("the next leader", () => second.said.includes("advertised"));
  first.child.kill("SIGCONT");
  await eventually("the defeat", () => first.said.includes("defeated"));
  expect(first.said.slice(before)).toEqual(["defeated"]);
  expect(second.said).not.toContain("defeated");
});
