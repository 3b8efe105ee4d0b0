import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Group, type GroupMember } from "./group.ts";
import type { TestSession } from "./testing/sessions.ts";
import { eventually } from "./testing/waiting.ts";
import { expire, partsOf, TestWorld } from "./testing/world.ts";

let world: TestWorld;

beforeAll(async () => {
  world = await TestWorld.start();
});
afterEach(() => world.cleanUp());
afterAll(() => world.stop());

const groupOf = (session: TestSession, path: string): Group => new Group({ ...partsOf(session), path });

/** What a watch of the group sees, in `name=data` form. */
function watched(path: string): { now(): string | undefined } {
  let seen: string | undefined;
  const unwatch = groupOf(world.session(), path).watch((members: readonly GroupMember[]) => {
    seen = members.map(({ name, data }) => `${name}=${data}`).join(" ");
  });
  world.afterEach(unwatch);
  return { now: () => seen };
}

describe("a group", () => {
  it("names members as Mesos does and keeps them in the order in which they joined", async () => {
    const view = watched("/mesos");
    await eventually("the empty group", () => view.now() === "");
    const group = groupOf(world.session(), "/mesos");
    const first = await group.join("a");
    await groupOf(world.session(), "/mesos").join("b", { label: "json.info" });
    await world.session().zooKeeper.ensurePath("/mesos/log_replicas");
    expect(first.name).toBe("0000000000");
    await eventually("both members", () => view.now() === "0000000000=a json.info_0000000001=b");
    await first.cancel();
    await eventually("one member", () => view.now() === "json.info_0000000001=b");
  });

  it("loses the members of a session that is closed", async () => {
    const view = watched("/closed");
    const session = world.session();
    await groupOf(session, "/closed").join("a");
    await eventually("the member", () => view.now() === "0000000000=a");
    await session.session.close();
    await eventually("its end", () => view.now() === "");
  });

  it("tells no more once the watch has ended", async () => {
    let calls = 0;
    const group = groupOf(world.session(), "/unwatched");
    const unwatch = group.watch(() => (calls += 1));
    await eventually("the first look", () => calls === 1);
    unwatch();
    await group.join("a");
    const view = watched("/unwatched");
    await eventually("the member", () => view.now() !== undefined);
    expect(calls).toBe(1);
  });

  it("cannot be joined without permission, and says so", async () => {
    await world.session({ credentials: "owner:secret" }).zooKeeper.ensurePath("/locked");
    await expect(groupOf(world.session(), "/locked").join("a")).rejects.toMatchObject({ code: "NO_AUTH" });
  });
});

describe("a membership", () => {
  it("is taken again after the session has expired", async () => {
    const view = watched("/expiry");
    const session = await world.proxied({ sessionTimeoutMs: 1000 });
    let losses = 0;
    const membership = await groupOf(session, "/expiry").join("a", { onLost: () => (losses += 1) });
    await eventually("the member", () => view.now() === "0000000000=a");
    await expire(session);
    await eventually("the member in its new place", () => view.now() === "0000000001=a");
    expect(losses).toBe(1);
    await eventually("its name", () => membership.name === "0000000001");
  });

  it("is taken again when somebody removes the node", async () => {
    const view = watched("/removed");
    let losses = 0;
    await groupOf(world.session(), "/removed").join("a", { onLost: () => (losses += 1) });
    await world.session().zooKeeper.remove("/removed/0000000000");
    await eventually("the member in its new place", () => view.now() === "0000000001=a");
    expect(losses).toBe(1);
  });

  it("is had once, when the answer to joining was lost", async () => {
    const session = await world.proxied();
    const { zooKeeper } = world.session();
    await zooKeeper.ensurePath("/lost-answer");
    await eventually("the connection", () => session.session.state === "connected");
    // Passes the answer to the look for the path, and cuts the one to the creation.
    session.proxy.cutAfter(100);
    const joining = groupOf(session, "/lost-answer").join("a");
    await eventually("the cut", () => session.events.length > 1);
    session.proxy.cutAfter(undefined);
    const membership = await joining;
    expect(membership.name).toBe("0000000000");
    const made = await zooKeeper.create("/lost-answer/", { data: "", mode: "EPHEMERAL_SEQUENTIAL" });
    // Two were made before this one, and the second was removed.
    expect(made).toBe("/lost-answer/0000000002");
    expect((await zooKeeper.children("/lost-answer"))?.toSorted()).toEqual(["0000000000", "0000000002"]);
  });

  it.each([
    ["on its way", false],
    ["not yet sent", true],
  ])("that was not cancelled in time goes when ZooKeeper is there again: the request was %s", async (_name, isCut) => {
    const session = await world.proxied();
    const path = `/cancelled-${isCut}`;
    const { zooKeeper } = world.session();
    const membership = await groupOf(session, path).join("a");
    session.proxy.hold();
    if (isCut) {
      session.proxy.cut();
      await eventually("the loss", () => session.session.state === "suspended");
    }
    await expect(membership.cancel(200)).rejects.toMatchObject({ code: "TIMEOUT" });
    expect(await zooKeeper.children(path)).toHaveLength(1);
    session.proxy.release();
    if (isCut) session.proxy.cut();
    await eventually("the removal", async () => (await zooKeeper.children(path))?.length === 0);
    expect(session.session.epoch).toBe(1);
  });

  it("that is given up before there is a connection is never had", async () => {
    const session = world.session({}, ["127.0.0.1:1"]);
    const joining = groupOf(session, "/never").join("a");
    await session.session.close();
    await expect(joining).rejects.toMatchObject({ code: "CLOSED" });
  });
});
