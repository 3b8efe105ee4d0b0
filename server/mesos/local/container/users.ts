/** The host's users and groups, from /etc/passwd and /etc/group; unknown ids are shown as numbers. */
import { readFileSync } from "node:fs";

export interface HostUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
}

function records(path: string): string[][] {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    // A host without this file (or that hides it) has no names to show.
    if (error instanceof Error && "code" in error) return [];
    throw error;
  }
  return text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split(":"));
}

export class HostUsers {
  readonly #users: readonly HostUser[];
  readonly #groups: ReadonlyMap<number, string>;

  constructor(passwd = "/etc/passwd", group = "/etc/group") {
    this.#users = records(passwd).map(([name = "", , uid, gid, , home = "/"]) => ({
      name,
      uid: Number(uid),
      gid: Number(gid),
      home,
    }));
    this.#groups = new Map(records(group).map(([name = "", , gid]) => [Number(gid), name]));
  }

  find(name: string): HostUser | undefined {
    return this.#users.find((user) => user.name === name);
  }

  userName(uid: number): string {
    return this.#users.find((user) => user.uid === uid)?.name ?? String(uid);
  }

  groupName(gid: number): string {
    return this.#groups.get(gid) ?? String(gid);
  }
}
