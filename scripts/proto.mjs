/**
 * Generates the protobuf codecs: one static module with types per group of .proto files, into the `gen/`
 * folder beside them. `--check` writes nothing and fails when what is committed is not current.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Output module (without extension) <- the .proto files it holds. */
const groups = [
  { out: "prisma-free-store/proto/gen/log", protos: ["prisma-free-store/proto/log.proto"] },
  { out: "prisma-free-store/proto/gen/storage", protos: ["prisma-free-store/proto/storage.proto"] },
  {
    out: "server/mesos/proto/gen/mesos",
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

function generate({ out, protos }) {
  const target = check ? join(mkdtempSync(join(tmpdir(), "proto-")), "generated") : join(root, out);
  mkdirSync(dirname(target), { recursive: true });
  const style = ["-t", "static-module", "-w", "esm", "--dts", "--keep-case", "--no-service", "--no-typeurl"];
  const command = [join(root, "node_modules/protobufjs-cli/bin/pbjs"), ...style, "-o", `${target}.js`, ...protos];
  execFileSync(process.execPath, command, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  if (!check) return;
  for (const extension of [".js", ".d.ts"]) {
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
