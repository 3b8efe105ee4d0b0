import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../../base/clock.ts";
import { silentLogger } from "../../base/logger.ts";
import { eventually } from "../testing/waiting.ts";
import { expire, TestWorld } from "../testing/world.ts";
import { publishMaster } from "./master-contender.ts";
import { zookeeperMasterDetector } from "./master-detector.ts";
import type { MasterIdentity } from "./master-info.ts";

let world: TestWorld;

beforeAll(async () => {
  world = await TestWorld.start();
});
afterEach(() => world.cleanUp());
afterAll(() => world.stop());

const base = { clock: systemClock, logger: silentLogger };
const urlOf = (path: string, credentials = ""): string =>
  `zk://${credentials}${world.cluster.endpoints.join(",")}${path}`;

function master(port: number): MasterIdentity {
  return { id: `m${port}`, hostname: "host.example.com", ip: "127.0.0.1", port, version: "1.11.0" };
}

/** What a detector says, as `host:port`s. */
function detected(url: string) {
  const detector = zookeeperMasterDetector({ ...base, url });
  world.afterEach(() => detector.close());
  const seen: string[] = [];
  const unwatch = detector.watch((candidates) =>
    seen.push(candidates.map(({ host, port }) => `${host}:${port}`).join()),
  );
  return { detector, seen, unwatch };
}

async function publish(url: string, port: number) {
  const published = publishMaster({ ...base, url, master: master(port) });
  world.afterEach(() => published.close());
  await published.ready;
  return published;
}

describe("the leading master", () => {
  it("is the one with the lowest number, and the next one when that goes", async () => {
    const url = urlOf("/mesos");
    const { seen } = detected(url);
    await eventually("the empty path", () => seen.length === 1 && seen[0] === "");
    const first = await publish(url, 5050);
    await publish(url, 5051);
    await eventually("the first", () => seen.at(-1) === "127.0.0.1:5050");
    await first.close();
    await eventually("the second", () => seen.at(-1) === "127.0.0.1:5051");
    expect(seen).toEqual(["", "127.0.0.1:5050", "127.0.0.1:5051"]);
  });

  it("is found where a real master has written itself", async () => {
    const { zooKeeper } = world.session();
    const lines = readFileSync(new URL("../fixtures/mesos-1.4-znodes.jsonl", import.meta.url), "utf8")
      .trim()
      .split("\n");
    const [recorded] = lines.map((line) => JSON.parse(line) as { znode: string; data: unknown });
    await zooKeeper.ensurePath("/recorded/log_replicas/0000000000");
    await zooKeeper.create(recorded!.znode.replace("/mesos", "/recorded"), {
      data: JSON.stringify(recorded!.data),
      mode: "EPHEMERAL",
    });
    const { seen } = detected(urlOf("/recorded"));
    await eventually("the master", () => seen.join() === "127.0.0.1:25050");
  });

  it("is nobody while the first in line says nothing that we understand", async () => {
    const { zooKeeper } = world.session();
    await zooKeeper.ensurePath("/strange");
    await zooKeeper.create("/strange/json.info_", { data: "no JSON", mode: "EPHEMERAL_SEQUENTIAL" });
    await publish(urlOf("/strange"), 5050);
    const { seen } = detected(urlOf("/strange"));
    await eventually("the look", () => seen.length === 1);
    expect(seen).toEqual([""]);
    await zooKeeper.remove("/strange/json.info_0000000000");
    await eventually("the master", () => seen.at(-1) === "127.0.0.1:5050");
  });

  it("is told to whoever asks later, and to nobody who has ended the watch", async () => {
    const url = urlOf("/late");
    const { detector, seen, unwatch } = detected(url);
    const published = await publish(url, 5050);
    await eventually("the master", () => seen.at(-1) === "127.0.0.1:5050");
    const later: number[] = [];
    detector.watch((candidates) => later.push(candidates.length));
    expect(later).toEqual([1]);
    unwatch();
    await published.close();
    await eventually("its end", () => later.at(-1) === 0);
    expect(seen.at(-1)).toBe("127.0.0.1:5050");
  });

  it("stays known while ZooKeeper cannot be reached", async () => {
    const session = await world.proxied();
    await publish(urlOf("/away"), 5050);
    const { detector, seen } = detected(`zk://${session.proxy.endpoint}/away`);
    await eventually("the master", () => seen.length > 0 && seen.at(-1) === "127.0.0.1:5050");
    const before = seen.length;
    session.proxy.hold();
    session.proxy.cut();
    await eventually("the loss", () => detector.status().state === "suspended");
    expect(seen).toHaveLength(before);
  });

  it("is found with credentials, which keep others from taking its place", async () => {
    const url = urlOf("/secured", "mesos:secret@");
    await publish(url, 5050);
    const { seen } = detected(urlOf("/secured"));
    await eventually("the master", () => seen.join() === "127.0.0.1:5050");
    const intruder = publishMaster({ ...base, url: urlOf("/secured"), master: master(6666) });
    world.afterEach(() => intruder.close());
    await expect(intruder.ready).rejects.toMatchObject({ code: "NO_AUTH" });
  });
});

describe("a published master", () => {
  it("is published again when its session has expired", async () => {
    const session = await world.proxied({ sessionTimeoutMs: 1000 });
    const url = `zk://${session.proxy.endpoint}/again`;
    const published = publishMaster({ ...base, url, master: master(5050), sessionTimeoutMs: 1000 });
    world.afterEach(() => published.close());
    const { seen } = detected(urlOf("/again"));
    await eventually("the master", () => seen.at(-1) === "127.0.0.1:5050");
    await expire(session);
    await eventually("the master again", () => seen.slice(-2).join("|") === "|127.0.0.1:5050");
  });
});
