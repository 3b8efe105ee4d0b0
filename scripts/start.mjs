/**
 * `npm start`: from a fresh clone to a running scheduler with an embedded cluster. Installs, builds what
 * changed, initializes a log under .aurora/ if there is none, runs one scheduler and keeps it running.
 * Ctrl-C stops all that it started. Further flags go through: `npm start -- -http_port=9090`.
 */
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { installPackages, requireNode } from "./lib/install.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const state = process.env.AURORA_STATE_DIR ?? join(root, ".aurora");
const logFile = join(state, "scheduler.log");

/** A scheduler that ran this long is started again when it ends by itself. */
const STABLE_MS = 10_000;

const DEFAULTS = {
  // The cluster of Aurora's own examples.
  cluster_name: "devcluster",
  ip: "127.0.0.1",
  http_port: "8081",
  mesos_master_address: "local",
  native_log_file_path: join(state, "log"),
  backup_dir: join(state, "backups"),
  local_work_dir: join(state, "agents"),
  // The embedded cluster's tasks ended with it: find out at once, not after Aurora's minute.
  reconciliation_initial_delay: "1secs",
};

function flags() {
  const given = process.argv.slice(2);
  const isGiven = (name) => given.some((argument) => argument.replace(/^--?/, "").split("=")[0] === name);
  const defaults = Object.entries(DEFAULTS).filter(([name]) => !isGiven(name));
  return [...defaults.map(([name, value]) => `-${name}=${value}`), ...given];
}

function flagValue(name) {
  const prefix = new RegExp(`^--?${name}=`);
  return flags()
    .find((argument) => prefix.test(argument))
    ?.replace(prefix, "");
}

/** Lets bin/aurora know this cluster; what people describe in clusters.json of their own comes before it. */
function describeCluster() {
  const cluster = {
    name: flagValue("cluster_name"),
    scheduler_uri: `http://${flagValue("ip")}:${flagValue("http_port")}`,
    slave_root: flagValue("local_work_dir"),
    slave_run_directory: "latest",
  };
  writeFileSync(join(state, "clusters.json"), `${JSON.stringify([cluster], undefined, 2)}\n`);
}

function initializeLog() {
  const path = flagValue("native_log_file_path");
  if (existsSync(join(path, "CURRENT"))) return;
  console.log(`initializing the replicated log in ${path} ...`);
  mkdirSync(dirname(path), { recursive: true });
  execFileSync(join(root, "bin/mesos-log"), ["initialize", `--path=${path}`], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}

/** The error lines at the end of the log, for a scheduler that did not come up. */
function lastWords() {
  const lines = readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-20);
  const told = lines.flatMap((line) => {
    try {
      const entry = JSON.parse(line);
      return entry.level >= 50 ? [`${entry.msg}${entry.err?.message ? `: ${entry.err.message}` : ""}`] : [];
    } catch (error) {
      if (error instanceof SyntaxError) return [line];
      throw error;
    }
  });
  return told.slice(-5).join("\n");
}

async function isLeading(base) {
  try {
    return (await fetch(`${base}/leaderhealth`)).ok;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

let child;
let stopping = false;

async function announceWhenReady(base) {
  while (child?.exitCode === null && !(await isLeading(base))) await new Promise((resolve) => setTimeout(resolve, 200));
  if (child?.exitCode !== null || stopping) return;
  console.log(`\nAurora is running: ${base}\n`);
  console.log(`  console    ${base}/create   (submit the example)`);
  console.log(`  client     bin/aurora job list ${flagValue("cluster_name")}`);
  console.log(`  log file   ${logFile}`);
  console.log("  stop       Ctrl-C\n");
}

function runScheduler() {
  const startedMs = Date.now();
  const log = openSync(logFile, "a");
  child = spawn(process.execPath, ["--enable-source-maps", join(root, "dist/aurora-scheduler.js"), ...flags()], {
    cwd: root,
    stdio: ["ignore", log, log],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
    // Ctrl-C goes to the whole foreground group; the scheduler is to be told once, by us.
    detached: true,
  });
  child.on("exit", (code, signal) => {
    if (stopping) process.exit(code ?? 0);
    if (Date.now() - startedMs < STABLE_MS) {
      console.error(
        `\nThe scheduler ended (${signal ?? `exit ${code}`}):\n${lastWords()}\n\nAll of its log: ${logFile}`,
      );
      process.exit(code === 0 ? 0 : 1);
    }
    console.error(`the scheduler ended (${signal ?? `exit ${code}`}); starting it again ...`);
    setTimeout(runScheduler, 1_000);
  });
  const host = flagValue("ip");
  void announceWhenReady(`http://${host}:${flagValue("http_port")}`);
}

function stopOn(signal) {
  process.on(signal, () => {
    if (!stopping) console.log("\nstopping ...");
    stopping = true;
    if (child === undefined || child.exitCode !== null) process.exit(0);
    child.kill("SIGTERM");
  });
}

requireNode();
installPackages(root);
execFileSync(process.execPath, [join(root, "scripts/build.mjs")], {
  stdio: ["ignore", "inherit", "inherit"],
  env: { ...process.env, AURORA_BUILD_QUIET: "1" },
});
if (flags().some((argument) => /^--?h(elp)?$/.test(argument))) {
  execFileSync(join(root, "bin/aurora-scheduler"), ["-help"], { stdio: "inherit" });
  process.exit(0);
}
mkdirSync(state, { recursive: true });
initializeLog();
describeCluster();
stopOn("SIGINT");
stopOn("SIGTERM");
stopOn("SIGHUP");
console.log("starting the scheduler and an embedded cluster ...");
runScheduler();
