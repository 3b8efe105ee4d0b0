import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { hostUsers } from "./users.ts";

const directory = mkdtempSync(join(tmpdir(), "aurora-users-"));
const inside = join(directory, "inside");
mkdirSync(inside);

afterAll(() => rmSync(directory, { recursive: true }));

it("knows the users of this host", () => {
  expect(hostUsers.find("root")).toEqual({ name: "root", uid: 0, gid: 0 });
  expect(hostUsers.find("no-such-user")).toBeUndefined();
  expect(hostUsers.find(hostUsers.current().name)).toEqual(hostUsers.current());
});

it("knows where a user may go by the modes of the directories on the way", () => {
  const own = hostUsers.current();
  const stranger = { name: "stranger", uid: 54321, gid: 54321 };
  const mate = { name: "mate", uid: 54321, gid: own.gid };
  const reach = (mode: number): boolean[] => {
    chmodSync(directory, mode);
    return [stranger, mate, { name: "root", uid: 0, gid: 0 }].map((user) => hostUsers.reaches(user, inside));
  };
  expect(reach(0o755)).toEqual([true, true, true]);
  expect(reach(0o750)).toEqual([false, true, true]);
  expect(reach(0o700)).toEqual([false, false, true]);
});

it("does not ask for more than the way: the last directory is given to the user", () => {
  chmodSync(directory, 0o755);
  chmodSync(inside, 0o700);
  expect(hostUsers.reaches({ name: "stranger", uid: 54321, gid: 54321 }, inside)).toBe(true);
});
