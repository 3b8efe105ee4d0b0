import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { JobConfiguration } from "../domain/job.ts";
import { loadConfig, pickJob } from "./load.ts";

const examples = join(import.meta.dirname, "../../../examples/jobs");
const text = (name: string): string => readFileSync(join(examples, name), "utf8");

it("the tour's configuration file and its JSON ask for the same job", () => {
  const json = JSON.parse(text("hello_world.json")) as JobConfiguration;
  const config = loadConfig({ path: "hello_world.aurora", text: text("hello_world.aurora") }, {});
  const job = pickJob(config, { cluster: "devcluster", ...json.key });
  const { key, owner, instanceCount, taskConfig } = job.jobConfiguration;
  expect({ key, owner, instanceCount }).toEqual({
    key: json.key,
    owner: json.owner,
    instanceCount: json.instanceCount,
  });
  const { isService, resources, constraints } = json.taskConfig;
  expect(taskConfig).toMatchObject({ isService, resources, constraints });
  const processNames = (data: string): unknown =>
    (JSON.parse(data) as { task: { processes: { name: string }[] } }).task.processes.map(({ name }) => name);
  expect(processNames(taskConfig.executorConfig?.data ?? "")).toEqual(
    processNames(json.taskConfig.executorConfig?.data ?? ""),
  );
});
