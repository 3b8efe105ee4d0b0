import { describe, expect, it } from "vitest";
import type { SandboxFile } from "../../server/api/tasks.ts";
import { defaultLog, latestRuns, logFiles } from "./log-files.model.ts";

function file(path: string, sizeBytes = 10, isDirectory = false): SandboxFile {
  return { path, name: path.split("/").at(-1) ?? "", isDirectory, sizeBytes, modifiedMs: 0, mode: "-rw-r--r--" };
}

describe("the logs of a sandbox", () => {
  it("lists the streams of processes, then the executor's", () => {
    const files = logFiles(
      [file("stdout"), file("stderr"), file("data.bin"), file(".logs", 0, true)],
      [
        {
          process: "main",
          runs: [{ run: "0", files: [file(".logs/main/0/stdout", 0), file(".logs/main/0/stderr", 5)] }],
        },
      ],
    );
    expect(files.map(({ label }) => label)).toEqual([
      "main stdout",
      "main stderr",
      "executor stdout",
      "executor stderr",
    ]);
    expect(defaultLog(files)?.label).toBe("main stderr");
  });

  it("names the run where there were several", () => {
    const runs = ["2", "1"].map((run) => ({ run, files: [file(`.logs/main/${run}/stdout`)] }));
    expect(logFiles([], [{ process: "main", runs }]).map(({ label }) => label)).toEqual([
      "main stdout, run 2",
      "main stdout, run 1",
    ]);
  });

  it("takes the latest runs by number", () => {
    const runs = ["9", "10", "2", "tmp"].map((name) => file(`.logs/main/${name}`, 0, true));
    expect(latestRuns(runs, 2).map(({ name }) => name)).toEqual(["10", "9"]);
  });

  it("has no default where there is no log", () => {
    expect(defaultLog([])).toBeUndefined();
  });
});
