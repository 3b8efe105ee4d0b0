/** Jobs for whole-program tests. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RouterInputs } from "../server/trpc/router.ts";
import { ROOT } from "./harness.ts";

export type JobConfigurationInput = RouterInputs["jobs"]["create"];

/** The example of the README, under another name if one is given. */
export function helloWorld(name = "hello_world"): JobConfigurationInput {
  const job = JSON.parse(readFileSync(join(ROOT, "examples/jobs/hello_world.json"), "utf8")) as JobConfigurationInput;
  return { ...job, key: { ...job.key, name } };
}
