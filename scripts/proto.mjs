/**
 * Generates the protobuf codecs: one static module with types per group of .proto files, into the `gen/`
 * folder beside them, and for a group with `descriptor` its types as JSON. `--check` writes nothing and
 * fails when what is committed is not current.
 *
 * Each group has a root of its own: modules that share one overwrite each other's packages.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Output module (without extension) <- the .proto files it holds; `style` adds options of pbjs. */
const groups = [
  {
    out: "server/mesos/proto/gen/mesos",
    style: ["--no-convert", "--no-verify", "--no-delimited"],
    descriptor: true,
    protos: [
      "server/mesos/proto/mesos.proto",
      "server/mesos/proto/scheduler.proto",
      "server/mesos/proto/executor.proto",
      "server/mesos/proto/agent.proto",
      "server/mesos/proto/master.proto",
    ],
  },
];

const check = process.argv.includes("--check");
const stale = [];

function pbjs(...options) {
  const command = [join(root, "node_modules/protobufjs-cli/bin/pbjs"), ...options];
  execFileSync(process.execPath, command, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
}

function generate({ out, protos, style = [], descriptor = false }) {
  const target = check ? join(mkdtempSync(join(tmpdir(), "proto-")), "generated") : join(root, out);
  mkdirSync(dirname(target), { recursive: true });
  const form = ["-t", "static-module", "-w", "esm", "--dts", "--keep-case", "--no-service", "--no-typeurl"];
  pbjs(...form, "--root", out, ...style, "-o", `${target}.js`, ...protos);
  if (descriptor) pbjs("-t", "json", "--keep-case", "-o", `${target}.json`, ...protos);
  if (!check) return;
  for (const extension of [".js", ".d.ts", ...(descriptor ? [".json"] : [])]) {
    const committed = join(root, out + extension);
    if (!existsSync(committed) || readFileSync(committed, "utf8") !== readFileSync(target + extension, "utf8")) {
      stale.push(out + extension);
    }
  }
  rmSync(dirname(target), { recursive: true });
}

for (const group of groups) {
  if (group.protos.every((path) => existsSync(join(root, path)))) generate(group);
}
if (stale.length > 0) {
  console.error(`generated code is not current: ${stale.join(", ")}; run npm run proto`);
  process.exit(1);
}
