import { expect, it } from "vitest";
import type { SandboxFile } from "../../server/api/tasks.ts";
import { directoryOf, orderFiles, parentOf, pathSteps } from "./file-browser.model.ts";

function file(name: string, isDirectory = false): SandboxFile {
  return { name, path: name, isDirectory, sizeBytes: 0, modifiedMs: 0, mode: "" };
}

it("puts directories first and numbers in order", () => {
  expect(orderFiles([file("b10"), file("b9"), file("z", true)]).map(({ name }) => name)).toEqual(["z", "b9", "b10"]);
});

it("leads from the sandbox to a directory", () => {
  expect(pathSteps(".logs/main").map(({ path }) => path)).toEqual(["", ".logs", ".logs/main"]);
  expect(pathSteps("")).toEqual([{ name: "sandbox", path: "" }]);
  expect([parentOf(".logs/main/0"), parentOf("stdout")]).toEqual([".logs/main", ""]);
});

it("lists the directory that was chosen, else that of the open file", () => {
  expect(directoryOf(".", "etc/server.conf")).toBe("");
  expect(directoryOf(undefined, "etc/server.conf")).toBe("etc");
  expect(directoryOf("etc", undefined)).toBe("etc");
  expect(directoryOf(undefined, undefined)).toBe("");
});
