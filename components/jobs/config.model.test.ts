import { describe, expect, it } from "vitest";
import type { TaskConfig } from "../../server/core/domain/task-config.ts";
import { configFacts, describeConstraint, describeContainer, describeResources, processesOf } from "./config.model.ts";

const config: TaskConfig = {
  job: { role: "www-data", environment: "prod", name: "hello" },
  owner: { user: "www-data" },
  isService: true,
  priority: 0,
  maxTaskFailures: 1,
  tier: "preferred",
  resources: [{ numCpus: 0.5 }, { ramMb: 128 }, { diskMb: 16 }, { namedPort: "http" }],
  constraints: [],
  container: { mesos: {} },
};

describe("a config in words", () => {
  it("says what it asks for", () => {
    expect(describeResources(config)).toBe("0.5 cores, 128 MB RAM, 16 MB Disk, port http");
  });

  it("says where it may run", () => {
    expect(
      [
        { name: "host", constraint: { limit: { limit: 1 } } },
        { name: "rack", constraint: { value: { negated: false, values: ["a", "b"] } } },
        { name: "dedicated", constraint: { value: { negated: true, values: ["db/redis"] } } },
      ].map((constraint) => describeConstraint(constraint)),
    ).toEqual(["at most 1 instance on the same host", "rack is a or b", "dedicated is not db/redis"]);
  });

  it("names the container", () => {
    expect(describeContainer({ docker: { image: "nginx:1" } })).toBe("Docker nginx:1");
    expect(describeContainer({ mesos: { image: { docker: { name: "busybox", tag: "1" } } } })).toBe("Mesos, busybox:1");
    expect(describeContainer({ mesos: {} })).toBe("Mesos, no image");
  });

  it("finds the processes of a Thermos task, and none in other data", () => {
    const data = JSON.stringify({
      task: { processes: [{ name: "main", cmdline: "sleep 1", daemon: true, max_failures: 0 }, { name: 1 }] },
    });
    expect(processesOf({ name: "AuroraExecutor", data })).toEqual([
      { name: "main", cmdline: "sleep 1", traits: ["daemon", "restarts for ever"] },
    ]);
    expect(processesOf({ name: "x", data: "{" })).toBeUndefined();
    expect(processesOf(undefined)).toBeUndefined();
  });

  it("leaves out what is not set", () => {
    expect(configFacts(config).map(([name]) => name)).not.toContain("Contact");
    expect(configFacts({ ...config, contactEmail: "a@b" }).find(([name]) => name === "Contact")?.[1]).toBe("a@b");
  });
});
