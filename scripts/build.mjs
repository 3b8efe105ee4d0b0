/**
 * Builds what runs: the programs in dist/ (esbuild) and the console in .next/ (next build). Skips a part
 * whose sources have not changed since it was built.
 *
 *     node scripts/build.mjs [server|app] [--force]
 */
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const require = createRequire(import.meta.url);

/** Programs that run from this checkout: packages stay outside the bundle. */
const PROGRAMS = {
  "aurora-scheduler": "server/main.ts",
  "mesos-local": "server/mesos-local.ts",
  "mesos-log": "server/mesos-log.ts",
  "recovery-tool": "server/recovery-tool.ts",
};

/** The client, in parts that are loaded when they are needed: it has to be there at once. */
const CLIENT = { aurora: "server/cli/main.ts" };
const CLIENT_PARTS = "dist/aurora";
/** Needed only for ZooKeeper; the other packages go into the parts, since many small files take long to open. */
const CLIENT_EXTERNAL = ["node-zookeeper-client", "pino"];

/** Programs that travel alone: one file with everything in it. */
const STANDALONE = { "aurora-executor": "server/executor/main.ts" };

const SERVER_SOURCES = ["server", "prisma-free-store", "package-lock.json", "scripts/build.mjs"];
const APP_SOURCES = ["app", "components", "public", "server", "package-lock.json", "next.config.mjs", "tsconfig.json"];

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .toSorted()
    .flatMap((name) => filesUnder(join(path, name)));
}

function digestOf(sources) {
  const hash = createHash("sha256").update(process.version);
  for (const file of sources.flatMap((source) => filesUnder(join(root, source)))) {
    if (/\.test\.tsx?$|\/fixtures\//.test(file)) continue;
    hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest("hex");
}

function isCurrent(stamp, digest) {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === digest;
}

async function buildServer() {
  const { build } = await import("esbuild");
  const shared = {
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    target: "node20",
    sourcemap: true,
    outdir: "dist",
    logLevel: "warning",
  };
  const present = (entries) =>
    Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(join(root, file))));
  await build({ ...shared, format: "esm", packages: "external", entryPoints: present(PROGRAMS) });
  rmSync(join(root, CLIENT_PARTS), { recursive: true, force: true });
  await build({
    ...shared,
    format: "esm",
    external: CLIENT_EXTERNAL,
    sourcemap: false,
    splitting: true,
    chunkNames: "aurora/[name]-[hash]",
    entryPoints: present(CLIENT),
  });
  await build({
    ...shared,
    format: "cjs",
    sourcemap: false,
    minifySyntax: true,
    entryPoints: present(STANDALONE),
    banner: { js: "#!/usr/bin/env node" },
    outExtension: { ".js": ".cjs" },
  });
  for (const name of Object.keys(present(STANDALONE))) chmodSync(join(root, "dist", `${name}.cjs`), 0o755);
}

function buildApp() {
  execFileSync(process.execPath, [require.resolve("next/dist/bin/next"), "build"], {
    cwd: root,
    stdio: ["ignore", process.env.AURORA_BUILD_QUIET ? "ignore" : "inherit", "inherit"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
}

async function part({ name, sources, stamp, build }) {
  const digest = digestOf(sources);
  if (!process.argv.includes("--force") && isCurrent(join(root, stamp), digest)) return;
  console.log(`building the ${name} ...`);
  await build();
  mkdirSync(dirname(join(root, stamp)), { recursive: true });
  writeFileSync(join(root, stamp), digest);
}

const only = process.argv.slice(2).find((argument) => !argument.startsWith("--"));
if (only !== "app") await part({ name: "programs", sources: SERVER_SOURCES, stamp: "dist/.built", build: buildServer });
if (only !== "server") await part({ name: "console", sources: APP_SOURCES, stamp: ".next/.built", build: buildApp });
