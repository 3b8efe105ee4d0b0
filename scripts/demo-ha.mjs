/**
 * `npm run demo:ha`: ZooKeeper, mesos-local and three schedulers on this machine, with what to kill and what to watch.
 * Installs and builds first, as `npm start` does.
 */
import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { installPackages, requireNode } from "./lib/install.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

requireNode();
if (!existsSync("/usr/share/java/zookeeper.jar")) {
  console.error("the demo needs ZooKeeper and Java: sudo apt-get install zookeeper");
  process.exit(1);
}
installPackages(root);
execFileSync(process.execPath, [join(root, "scripts/build.mjs")], {
  stdio: ["ignore", "inherit", "inherit"],
  env: { ...process.env, AURORA_BUILD_QUIET: "1" },
});
const demo = spawn(join(root, "node_modules/.bin/tsx"), [join(root, "test/ha/demo.ts"), ...process.argv.slice(2)], {
  stdio: "inherit",
});
// Ctrl-C goes to the whole foreground group; the demo stops what it started, and this waits for it.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => undefined);
demo.on("exit", (code) => process.exit(code ?? 1));
