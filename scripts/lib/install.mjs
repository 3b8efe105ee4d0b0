/** Brings node_modules up to package-lock.json, when it is not. Needs nothing but Node and npm. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const MINIMUM = [20, 10];

/** Ends the process with one clear line when this Node is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])) return;
  console.error(`Node ${MINIMUM.join(".")} or newer is needed; this is ${process.version}.`);
  process.exit(1);
}

/**
 * Installs what package-lock.json says, unless that was done for this lockfile and this Node. Not `npm ci`: it refuses a
 * lockfile without the packages for platforms that the registry at hand does not have, which nobody here needs.
 */
export function installPackages(root) {
  const stamp = join(root, "node_modules", ".installed");
  const lock = readFileSync(join(root, "package-lock.json"));
  const digest = createHash("sha256").update(lock).update(process.version).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  console.log("installing packages ...");
  execFileSync("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  writeFileSync(stamp, digest);
}
