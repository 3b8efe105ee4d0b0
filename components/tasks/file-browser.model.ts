/** A sandbox directory as people read it. Pure. */
import type { SandboxFile } from "../../server/api/tasks.ts";
import { compareValues } from "../ui/data-table.model.ts";

/** Directories first, then by name. */
export function orderFiles(files: readonly SandboxFile[]): SandboxFile[] {
  return [...files].sort((a, b) => Number(b.isDirectory) - Number(a.isDirectory) || compareValues(a.name, b.name));
}

export interface PathStep {
  readonly name: string;
  readonly path: string;
}

/** The steps from the sandbox to a directory: `a/b` -> sandbox, a, b. */
export function pathSteps(path: string): PathStep[] {
  const steps: PathStep[] = [{ name: "sandbox", path: "" }];
  for (const name of path.split("/").filter(Boolean)) {
    const parent = steps.at(-1)?.path ?? "";
    steps.push({ name, path: parent === "" ? name : `${parent}/${name}` });
  }
  return steps;
}

/** The sandbox itself, in the address. */
export const ROOT = ".";

/** The directory to list: the one chosen, or the one that the open file is in. */
export function directoryOf(chosen: string | undefined, file: string | undefined): string {
  if (chosen !== undefined) return chosen === ROOT ? "" : chosen;
  return file === undefined ? "" : parentOf(file);
}

/** The directory that a file is in. */
export function parentOf(path: string): string {
  return path.split("/").slice(0, -1).join("/");
}
