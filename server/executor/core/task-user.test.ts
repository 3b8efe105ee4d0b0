import { expect, it } from "vitest";
import { InvalidTask } from "./invalid-task.ts";
import { taskUser, type HostUser, type UserChoice } from "./task-user.ts";

const root = { name: "root", uid: 0, gid: 0 };
const known = [root, { name: "www-data", uid: 33, gid: 33 }, { name: "agent", uid: 1000, gid: 1000 }];

function choose(own: HostUser, choice: Partial<UserChoice>): string {
  const host = {
    current: () => own,
    find: (name: string) => known.find((user) => user.name === name),
    reaches: (_: HostUser, path: string) => !path.startsWith("/root"),
  };
  const defaults = { role: "www-data", nosetuid: false, executeAsUser: undefined, isLocal: false, directory: "/var" };
  const given = { ...defaults, ...choice };
  const { user, switchesUser } = taskUser(given, host);
  return `${user.name}${switchesUser ? " by switching" : ""}`;
}

it("is the role's user when the executor is root", () => {
  expect(choose(root, {})).toBe("www-data by switching");
  expect(choose(root, { role: "root" })).toBe("root");
});

it("is the executor's own when it is not root or told not to switch", () => {
  expect(choose(known[2]!, {})).toBe("agent");
  expect(choose(known[2]!, { role: "stranger" })).toBe("agent");
  expect(choose(root, { nosetuid: true, role: "stranger" })).toBe("root");
});

it("is another when the executor is told so", () => {
  expect(choose(root, { executeAsUser: "agent", role: "stranger" })).toBe("agent by switching");
});

it("must exist on the host, unless the agent is an embedded one", () => {
  expect(() => choose(root, { role: "stranger" })).toThrow(InvalidTask);
  expect(() => choose(root, { role: "stranger" })).toThrow("this host has no user stranger");
  expect(choose(root, { role: "stranger", isLocal: true })).toBe("root");
});

it("is the executor's own under an embedded agent that works where the role's user may not go", () => {
  expect(choose(root, { isLocal: true, directory: "/root/agents" })).toBe("root");
  expect(choose(root, { isLocal: false, directory: "/root/agents" })).toBe("www-data by switching");
  expect(choose(root, { isLocal: true })).toBe("www-data by switching");
});
