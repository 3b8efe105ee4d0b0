/** Users of this host by name: the local files first, then whatever `getent` knows (LDAP and the like). */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { dirname } from "node:path";
import type { HostUser, HostUsers } from "../core/task-user.ts";

const GETENT_TIMEOUT_MS = 10_000;

/** A line of passwd(5): `name:password:uid:gid:...`. */
function parsePasswd(text: string, name: string): HostUser | undefined {
  const line = text.split("\n").find((one) => one.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid === undefined || gid === undefined ? undefined : { name, uid: Number(uid), gid: Number(gid) };
}

function getent(name: string): string {
  try {
    return execFileSync("getent", ["passwd", name], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: GETENT_TIMEOUT_MS,
    });
  } catch {
    // No such user, or no getent on this host: either way the name is not known.
    return "";
  }
}

/** Whether the directory's mode lets the user through. Supplementary groups are not looked at. */
function mayPass({ uid, gid }: HostUser, directory: string): boolean {
  if (uid === 0) return true;
  const stats = statSync(directory);
  const bit = stats.uid === uid ? 0o100 : stats.gid === gid ? 0o010 : 0o001;
  return (stats.mode & bit) !== 0;
}

export const hostUsers: HostUsers = {
  current() {
    const { username, uid, gid } = userInfo();
    return { name: username, uid, gid };
  },
  find(name) {
    const passwd = existsSync("/etc/passwd") ? readFileSync("/etc/passwd", "utf8") : "";
    return parsePasswd(passwd, name) ?? parsePasswd(getent(name), name);
  },
  reaches(user, path) {
    const parent = dirname(path);
    return parent === path || (mayPass(user, parent) && this.reaches(user, parent));
  },
};
