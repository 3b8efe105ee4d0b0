import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { setStages } from "./testing/stage.ts";
import { assignedTask, type StartedExecutor } from "./testing/started-executor.ts";

const onStage = setStages();
const isRoot = process.getuid?.() === 0;

/** All that a rotated log holds, the oldest file first. */
function wholeLog(executor: StartedExecutor, name: string): string {
  const directory = join(executor.directory, "sandbox/.logs/p/0");
  const age = (file: string): number => Number(file.split(".")[1] ?? 0);
  const files = readdirSync(directory).filter((file) => file.split(".")[0] === name);
  return files
    .sort((a, b) => age(b) - age(a))
    .map((file) => readFileSync(join(directory, file), "utf8"))
    .join("");
}

describe.concurrent("the output of a process", () => {
  it(
    "is rotated without a lost byte, also what it writes last",
    onStage(async (stage) => {
      const cmdline = "for i in $(seq 1 3000); do echo line $i; (( i % 300 )) || sleep 0.01; done; echo end >&2";
      const logger = { destination: "file", mode: "rotate", rotate: { log_size: 2000, backups: 100 } };
      const executor = await stage.run({ processes: [{ name: "p", cmdline, logger }] });
      await executor.exited;
      const lines = Array.from({ length: 3000 }, (_, i) => `line ${i + 1}\n`);
      expect(wholeLog(executor, "stdout")).toBe(lines.join(""));
      expect(wholeLog(executor, "stderr")).toBe("end\n");
      expect(readdirSync(join(executor.directory, "sandbox/.logs/p/0"))).toContain("stdout.1");
    }),
  );

  it(
    "keeps as many files as it should",
    onStage(async (stage) => {
      const cmdline = "for i in 1 2 3 4 5 6; do echo line $i; sleep 0.05; done";
      const logger = { mode: "rotate", rotate: { log_size: 1, backups: 2 } };
      const executor = await stage.run({ processes: [{ name: "p", cmdline, logger }] });
      await executor.exited;
      expect(readdirSync(join(executor.directory, "sandbox/.logs/p/0")).toSorted()).toEqual([
        "stderr",
        "stdout",
        "stdout.1",
        "stdout.2",
      ]);
      expect(wholeLog(executor, "stdout")).toMatch(/line 6\n$/);
    }),
  );

  it(
    "goes to files and to the executor's own output",
    onStage(async (stage) => {
      const cmdline = "echo twice >&2; (sleep 0.2; echo late >&2) & disown";
      const executor = await stage.run({ processes: [{ name: "p", cmdline, logger: { destination: "both" } }] });
      await executor.exited;
      expect(executor.read(".logs/p/0/stderr")).toMatch(/^twice\n/);
      expect(executor.stderr).toContain("twice\n");
    }),
  );

  it(
    "goes where the executor's flags say for processes that do not",
    onStage(async (stage) => {
      const flags = "-nosetuid --runner-logger-destination console".split(" ");
      const executor = await stage.start({ flags });
      stage.agent.launch(
        assignedTask({
          processes: [
            { name: "silent", cmdline: "echo shown >&2" },
            { name: "own", cmdline: "echo kept", logger: { destination: "file" } },
          ],
        }),
      );
      await executor.exited;
      expect(executor.stderr).toContain("shown\n");
      expect(executor.read(".logs/own/0/stdout")).toBe("kept\n");
      expect(() => executor.read(".logs/silent/0/stderr")).toThrow("ENOENT");
    }),
  );

  it.skipIf(!isRoot)(
    "belongs to the role's user, who cannot lead the executor to the files of others",
    onStage(async (stage) => {
      const treasury = mkdtempSync(join(tmpdir(), "aurora-treasury-"));
      writeFileSync(join(treasury, "stdout"), "gold");
      const logger = { mode: "rotate", rotate: { log_size: 4, backups: 3 } };
      const thief = `echo one; rm -r .logs/thief/0; ln -s ${treasury} .logs/thief/0; echo two; sleep 0.1; echo three`;
      const executor = await stage.start({ flags: [] });
      stage.agent.launch(
        assignedTask({
          processes: [
            { name: "honest", cmdline: "echo mine; sleep 0.1; echo mine", logger },
            { name: "thief", cmdline: thief, logger },
          ],
        }),
      );
      await executor.exited;
      expect(stage.agent.states().at(-1)).toBe("TASK_FINISHED");
      const sandbox = join(executor.directory, "sandbox");
      const owner = statSync(sandbox).uid;
      for (const file of ["stdout", "stdout.1"])
        expect(statSync(join(sandbox, ".logs/honest/0", file)).uid).toBe(owner);
      expect(readdirSync(treasury)).toEqual(["stdout"]);
      expect(readFileSync(join(treasury, "stdout"), "utf8")).toBe("gold");
      expect(executor.stderr).toMatch(/output is lost, .*thief\/0\/stdout cannot be written/);
      rmSync(treasury, { recursive: true });
    }),
  );
});
