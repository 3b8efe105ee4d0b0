/**
 * `npm test`: installs what is missing (system packages too, where it may), then runs every check and
 * every test. Ends with one line: `N passed, N failed`. `npm test -- unit lint` runs the parts named.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { installPackages, requireNode } from "./lib/install.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Debian package -> the file that shows that it is there. */
const SYSTEM_PACKAGES = {
  chromium: "/usr/bin/chromium",
  zookeeper: "/usr/share/zookeeper/bin/zkServer.sh",
  monit: "/usr/bin/monit",
};

function installSystemPackages() {
  const missing = Object.entries(SYSTEM_PACKAGES).filter(([, file]) => !existsSync(file));
  if (missing.length === 0) return;
  const names = missing.map(([name]) => name);
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    console.error(
      `the tests need these programs: ${names.join(", ")}\ninstall them first: sudo apt-get install ${names.join(" ")}`,
    );
    process.exit(1);
  }
  console.log(`installing ${names.join(", ")} ...`);
  const options = {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  };
  execFileSync("apt-get", ["update", "-qq"], options);
  execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...names], options);
}

const reports = mkdtempSync(join(tmpdir(), "aurora-test-"));
const bin = (name) => join(root, "node_modules", ".bin", name);

function run(command, args, env = {}) {
  return (
    spawnSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...env } })
      .status === 0
  );
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

/** One check counts as one test. */
function check(command, args) {
  const passed = run(command, args);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1 };
}

function vitest(project) {
  const file = join(reports, `${project}.json`);
  const passed = run(bin("vitest"), [
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  const report = readReport(file);
  const failed = report?.numFailedTests ?? 0;
  return { passed: report?.numPassedTests ?? 0, failed: passed ? failed : Math.max(failed, 1) };
}

function playwright() {
  const file = join(reports, "playwright.json");
  const passed = run(bin("playwright"), ["test", "--reporter=list,json"], { PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  const stats = readReport(file)?.stats;
  const failed = stats?.unexpected ?? 0;
  return { passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0), failed: passed ? failed : Math.max(failed, 1) };
}

/** In order: what is quick to fail comes first. */
const PARTS = {
  format: () => check(bin("prettier"), ["--check", "--log-level", "warn", "."]),
  lint: () => check(bin("oxlint"), ["--type-aware", "--deny-warnings", "--quiet"]),
  proto: () => check(process.execPath, ["scripts/proto.mjs", "--check"]),
  build: () => check(process.execPath, ["scripts/build.mjs"]),
  types: () => check(bin("tsc"), ["--noEmit"]),
  unit: () => vitest("unit"),
  process: () => vitest("process"),
  browser: () => playwright(),
};

requireNode();
installSystemPackages();
installPackages(root);
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => PARTS[name] === undefined);
if (unknown.length > 0) {
  console.error(`unknown part ${unknown.join(", ")}; there are ${Object.keys(PARTS).join(", ")}`);
  process.exit(1);
}
const total = { passed: 0, failed: 0 };
for (const name of asked.length > 0 ? asked : Object.keys(PARTS)) {
  const startedMs = Date.now();
  console.log(`\n== ${name}`);
  const result = PARTS[name]();
  total.passed += result.passed;
  total.failed += result.failed;
  console.log(
    `== ${name}: ${result.passed} passed, ${result.failed} failed in ${Math.round((Date.now() - startedMs) / 1000)} s`,
  );
}
rmSync(reports, { recursive: true });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
