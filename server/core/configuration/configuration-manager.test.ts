import { describe, expect, it } from "vitest";
import { isApiError } from "../domain/api-error.ts";
import type { JobConfiguration } from "../domain/job.ts";
import type { TaskConfig } from "../domain/task-config.ts";
import { limitConstraint, negatedConstraint, taskConfig, valueConstraint } from "../placement/placement-fixtures.ts";
import { refuseCron, validateAndPopulate, validateTask } from "./configuration-manager.ts";
import type { ConfigurationManagerSettings } from "./settings.ts";
import { checkTaskLimits } from "./task-limits.ts";
import { DEFAULT_TIER_CONFIG, isProductionTier, parseTierConfig, tierOf } from "./tiers.ts";

/** What Aurora allows by default. */
const SETTINGS: ConfigurationManagerSettings = {
  maxTasksPerJob: 4_000,
  allowedContainerTypes: new Set(["MESOS"]),
  allowDockerParameters: false,
  defaultDockerParameters: [],
  requireDockerUseExecutor: true,
  allowGpuResource: false,
  enableMesosFetcher: false,
  allowContainerVolumes: false,
  allowedJobEnvironments: "^(prod|devel|test|staging\\d*)$",
  minRequiredInstances: 20,
  maxSlaDurationMs: 2 * 60 * 60_000,
  slaAwareKillNonProd: false,
  executorNames: new Set(["AuroraExecutor"]),
  tiers: DEFAULT_TIER_CONFIG,
};

const EXECUTOR = { executorConfig: { name: "AuroraExecutor", data: "{}" } };
const PORTS = [{ numCpus: 1 }, { ramMb: 1 }, { diskMb: 1 }];

function job(overrides: Partial<JobConfiguration> = {}, task: Partial<TaskConfig> = {}): JobConfiguration {
  const key = overrides.key ?? { role: "www", environment: "prod", name: "hello" };
  return {
    key,
    owner: { user: "www" },
    cronCollisionPolicy: "KILL_EXISTING",
    taskConfig: taskConfig({ ...EXECUTOR, job: key, ...task }),
    instanceCount: 1,
    ...overrides,
  };
}

function allowing(settings: Partial<ConfigurationManagerSettings>): ConfigurationManagerSettings {
  return { ...SETTINGS, ...settings };
}

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (isApiError(error) && error.code === "INVALID_REQUEST") return error.message;
    throw error;
  }
  return "accepted";
}

const refusalOf = (given: JobConfiguration, settings = SETTINGS): string =>
  refusal(() => validateAndPopulate(given, settings));

const refusalOfTask = (task: Partial<TaskConfig>, settings: Partial<ConfigurationManagerSettings> = {}): string =>
  refusal(() => validateTask(taskConfig({ ...EXECUTOR, ...task }), 100, allowing(settings)));

describe("validateAndPopulate", () => {
  it("fills in tier, production and links, and leaves the rest", () => {
    const given = job(
      {},
      { resources: [...PORTS, { namedPort: "http" }, { namedPort: "health" }, { namedPort: "x" }] },
    );
    expect(validateAndPopulate(given, SETTINGS)).toEqual({
      ...given,
      taskConfig: {
        ...given.taskConfig,
        tier: "preemptible",
        production: false,
        taskLinks: { http: "http://%host%:%port:http%", health: "http://%host%:%port:health%" },
      },
    });
  });

  it("derives production from the tier, whatever was claimed", () => {
    const production = (task: Partial<TaskConfig>): boolean | undefined =>
      validateAndPopulate(job({}, task), SETTINGS).taskConfig.production;
    expect(production({ tier: "preferred", production: false })).toBe(true);
    expect(production({ tier: "preemptible", production: true })).toBe(false);
    expect(production({ tier: "revocable" })).toBe(false);
  });

  it("keeps links that the user gave, and gives a job that went through the same again", () => {
    const once = validateAndPopulate(job({}, { taskLinks: { mine: "http://x" } }), SETTINGS);
    expect(once.taskConfig.taskLinks).toEqual({ mine: "http://x" });
    expect(validateAndPopulate(once, SETTINGS)).toEqual(once);
  });

  it.each([
    [job({ instanceCount: 0 }), "Instance count must be positive, a whole number; it is 0."],
    [job({ instanceCount: 1.5 }), "Instance count must be positive"],
    [job({ key: { role: "www", environment: "prod", name: "he llo" } }), "Job key www/prod/he llo is invalid"],
    [job({ key: { role: "", environment: "prod", name: "hello" } }), "Job key /prod/hello is invalid"],
    [
      job({ key: { role: "www", environment: "prod", name: "x".repeat(256) } }),
      "is invalid: role, environment and name must be 1 to 255",
    ],
    [
      job({ key: { role: "www", environment: "production", name: "hello" } }),
      "Job environment production doesn't match: ^(prod|devel|test|staging\\d*)$.",
    ],
    [job({ key: { role: "www", environment: "staging1x", name: "hello" } }), "Job environment staging1x doesn't match"],
    [job({ owner: { user: "w w" } }), "Job user contains illegal characters: w w."],
    [
      job({}, { job: { role: "other", environment: "prod", name: "hello" } }),
      "but its taskConfig.job is other/prod/hello",
    ],
    [job({ cronSchedule: "* * * * *" }), "A service task may not be run on a cron schedule"],
  ])("refuses a bad job: %#", (given, message) => {
    expect(refusalOf(given)).toContain(message);
  });

  it("matches the whole environment against the pattern of the cluster", () => {
    const staging = job({ key: { role: "www", environment: "staging42", name: "hello" } });
    expect(refusalOf(staging)).toBe("accepted");
    const loose = allowing({ allowedJobEnvironments: "prod|qa" });
    expect(refusalOf(job({ key: { role: "www", environment: "qa", name: "hello" } }), loose)).toBe("accepted");
    expect(refusalOf(job({ key: { role: "www", environment: "qa2", name: "hello" } }), loose)).toContain(
      "doesn't match",
    );
  });
});

describe("validateTask", () => {
  it.each([
    [{ tier: "no such tier" }, "Tier contains illegal characters: no such tier."],
    [
      { tier: "gold" },
      "Invalid tier 'gold' in TaskConfig: the tiers of this cluster are preferred, preemptible, revocable.",
    ],
    [{ executorConfig: { name: "", data: "" } }, "Executor name may not be left unset"],
    [
      { executorConfig: { name: "other", data: "" } },
      "Configuration for executor 'other' doesn't exist: this scheduler knows AuroraExecutor.",
    ],
    [
      { resources: [{ numCpus: 1 }, { numCpus: 2 }, { ramMb: 1 }, { ramMb: 1 }, { diskMb: 1 }] },
      "Multiple resource values are not supported for CPU, RAM",
    ],
    [{ resources: [{ numCpus: 0 }, { ramMb: 1 }, { diskMb: 1 }] }, "num_cpus must be greater than 0.0: it is 0."],
    [{ resources: [{ numCpus: 0.0001 }, { ramMb: 1 }, { diskMb: 1 }] }, "num_cpus must be greater than 0.0"],
    [{ resources: [{ numCpus: Number.NaN }, { ramMb: 1 }, { diskMb: 1 }] }, "num_cpus must be greater than 0.0"],
    [{ resources: [{ numCpus: 1 }, { diskMb: 1 }] }, "ram_mb must be greater than 0.0"],
    [{ resources: [{ numCpus: 1 }, { ramMb: 1 }, { diskMb: -5 }] }, "disk_mb must be greater than 0.0: it is -5."],
    [{ resources: [...PORTS, { namedPort: "a" }, { namedPort: "a" }] }, "The port a is asked for more than once"],
    [{ resources: [...PORTS, { namedPort: "" }] }, "A named port must have a name"],
    [{ resources: [...PORTS, { namedPort: "__proto__" }] }, "A named port must have a name"],
    [{ resources: [{ numCpus: 1 }, { ramMb: 1.5 }, { diskMb: 1 }] }, "ram_mb must be a whole number of MB: it is 1.5."],
    [{ resources: [...PORTS, { numGpus: 1 }] }, "GPU resource support is disabled in this cluster"],
    [{ maxTaskFailures: -2 }, "maxTaskFailures must be a whole number, or -1 for no limit; it is -2."],
    [{ priority: 0.5 }, "priority must be a whole number"],
    [
      { partitionPolicy: { reschedule: true, delaySecs: -1 } },
      "partitionPolicy.delaySecs must be a whole number of seconds",
    ],
    [{ mesosFetcherUris: [{ value: "http://x" }] }, "Mesos Fetcher for individual jobs is disabled in this cluster"],
    [
      { container: { mesos: { volumes: [{ containerPath: "/a", hostPath: "/b", mode: "RO" as const }] } } },
      "disallow container volumes",
    ],
    [{ container: { docker: { image: "x" } } }, "not configured to allow the container type DOCKER: use one of MESOS"],
    [
      { constraints: [valueConstraint("rack", "a"), limitConstraint("rack", 1)] },
      "There are several constraints on rack",
    ],
    [{ constraints: [limitConstraint("rack", 0)] }, "The limit of the constraint on rack must be at least 1; it is 0."],
    [{ constraints: [valueConstraint("rack")] }, "The constraint on rack must have at least one value."],
    [{ constraints: [valueConstraint("rack", "a", "")] }, "The constraint on rack has an empty value"],
    [{ constraints: [valueConstraint("", "a")] }, "A constraint must name the agent attribute"],
  ])("refuses %j", (task, message) => {
    expect(refusalOfTask(task as Partial<TaskConfig>)).toContain(message);
  });

  it("wants an executor, or a Docker container where that is allowed", () => {
    const { executorConfig: _, ...none } = taskConfig(EXECUTOR);
    const validate = (task: TaskConfig, settings: Partial<ConfigurationManagerSettings> = {}): string =>
      refusal(() =>
        validateTask(task, 1, allowing({ allowedContainerTypes: new Set(["MESOS", "DOCKER"]), ...settings })),
      );
    expect(validate(none)).toContain("Configuration may not be null: give executorConfig with the name AuroraExecutor");
    const docker: TaskConfig = { ...none, container: { docker: { image: "x" } } };
    expect(validate(docker)).toContain("require an executor for Docker-based tasks");
    expect(validate(docker, { requireDockerUseExecutor: false })).toBe("accepted");
    expect(validate({ ...docker, container: { docker: { image: "" } } })).toContain(
      "A container must specify an image.",
    );
  });

  it("allows what the cluster's settings allow", () => {
    expect(refusalOfTask({ resources: [...PORTS, { numGpus: 1 }] }, { allowGpuResource: true })).toBe("accepted");
    expect(refusalOfTask({ resources: [...PORTS, { numGpus: 0.5 }] }, { allowGpuResource: true })).toContain(
      "num_gpus must be a whole number",
    );
    expect(refusalOfTask({ mesosFetcherUris: [{ value: "http://x" }] }, { enableMesosFetcher: true })).toBe("accepted");
    const volumes = {
      container: { mesos: { volumes: [{ containerPath: "/a", hostPath: "/b", mode: "RO" as const }] } },
    };
    expect(refusalOfTask(volumes, { allowContainerVolumes: true })).toBe("accepted");
    const parameters = { container: { docker: { image: "x", parameters: [{ name: "p", value: "v" }] } } };
    const docker = { allowedContainerTypes: new Set(["DOCKER"] as const) };
    expect(refusalOfTask(parameters, docker)).toContain("disallow Docker parameters");
    expect(refusalOfTask(parameters, { ...docker, allowDockerParameters: true })).toBe("accepted");
  });

  it("gives a Docker container the cluster's parameters when it has none", () => {
    const settings = allowing({
      allowedContainerTypes: new Set(["DOCKER"]),
      defaultDockerParameters: [{ name: "net", value: "host" }],
    });
    const populated = validateTask(taskConfig({ ...EXECUTOR, container: { docker: { image: "x" } } }), 1, settings);
    expect(populated.container).toEqual({ docker: { image: "x", parameters: [{ name: "net", value: "host" }] } });
  });
});

describe("a dedicated constraint", () => {
  it("may ask for hosts of the job's own role or of all roles", () => {
    expect(refusalOfTask({ constraints: [valueConstraint("dedicated", "www/db")] })).toBe("accepted");
    expect(refusalOfTask({ constraints: [valueConstraint("dedicated", "*/db")] })).toBe("accepted");
  });

  it("for hosts of another role is refused with both roles named", () => {
    expect(refusalOfTask({ constraints: [valueConstraint("dedicated", "db_team/redis")] })).toBe(
      "Only db_team may use hosts dedicated for that role, and this job's role is www: " +
        "submit the job as db_team, or leave out the constraint dedicated=db_team/redis.",
    );
  });

  it("must be one value, not negated and no limit", () => {
    expect(refusalOfTask({ constraints: [limitConstraint("dedicated", 1)] })).toContain(
      "A dedicated constraint must be of value type: write www/LABEL",
    );
    expect(refusalOfTask({ constraints: [valueConstraint("dedicated", "www/a", "www/b")] })).toContain(
      "A dedicated constraint must have exactly one value",
    );
    expect(refusalOfTask({ constraints: [negatedConstraint("dedicated", "www/a")] })).toContain(
      "A dedicated constraint must not be negated",
    );
  });
});

describe("an SLA policy", () => {
  const refused = (slaPolicy: NonNullable<TaskConfig["slaPolicy"]>, instances = 20, tier = "preferred"): string =>
    refusal(() => validateTask(taskConfig({ ...EXECUTOR, slaPolicy, tier }), instances, SETTINGS));

  it("must leave an instance that may be taken down", () => {
    expect(refused({ countSlaPolicy: { count: 19, durationSecs: 60 } })).toBe("accepted");
    expect(refused({ countSlaPolicy: { count: 20, durationSecs: 60 } })).toContain(
      "Must be less than instanceCount=20.",
    );
    expect(refused({ percentageSlaPolicy: { percentage: 95, durationSecs: 60 } })).toBe("accepted");
    expect(refused({ percentageSlaPolicy: { percentage: 96, durationSecs: 60 } })).toContain(
      "Must be less than 95.000000.",
    );
  });

  it("needs instances enough, a short enough window and a production tier", () => {
    const count = { countSlaPolicy: { count: 1, durationSecs: 60 } };
    expect(refused(count, 19)).toContain("Job with fewer than 20 instances cannot have Percentage/Count SlaPolicy");
    expect(refused(count, 20, "preemptible")).toContain("Tier 'preemptible' does not support SlaPolicy");
    expect(refused({ countSlaPolicy: { count: 1, durationSecs: 7_201 } })).toContain(
      "CountSlaPolicy: durationSecs=7201 must be less than cluster-wide maximum of 7200 secs.",
    );
    expect(refused({ coordinatorSlaPolicy: { coordinatorUrl: "http://x", statusKey: "k" } }, 1)).toBe("accepted");
  });
});

describe("limits on adding tasks", () => {
  it("are the instances a job may have and the quota of its role", () => {
    const check = (total: number): string =>
      refusal(() => checkTaskLimits(total, { result: "SUFFICIENT_QUOTA" }, { maxTasksPerJob: 10 }));
    expect([check(1), check(10)]).toEqual(["accepted", "accepted"]);
    expect(check(11)).toBe("Instance count must be between 1 and 10 inclusive; it would be 11.");
    expect(check(0)).toContain("must be between 1 and 10");
    const short = { result: "INSUFFICIENT_QUOTA", details: "CPU quota exceeded by 1.00 core(s)" } as const;
    expect(refusal(() => checkTaskLimits(1, short, { maxTasksPerJob: 10 }))).toContain(
      "Insufficient resource quota: CPU quota exceeded by 1.00 core(s).",
    );
  });

  it("do not let a cron job in as an ordinary one", () => {
    expect(refusal(() => refuseCron(job({ cronSchedule: "* * * * *" })))).toContain(
      "Cron jobs may only be created/updated by calling",
    );
    expect(refusal(() => refuseCron(job()))).toBe("accepted");
  });
});

describe("tiers", () => {
  it("are Aurora's three by default, of which preferred is for production", () => {
    const production = [...DEFAULT_TIER_CONFIG.tiers]
      .filter(([, tier]) => isProductionTier(tier))
      .map(([name]) => name);
    expect(production).toEqual(["preferred"]);
    expect(tierOf({}, DEFAULT_TIER_CONFIG)).toEqual({ preemptible: true, revocable: false });
  });

  it("are read from a file of Aurora's form", () => {
    const file = { default: "a", tiers: { a: { preemptible: true }, b: { revocable: true, preemptible: false } } };
    expect(parseTierConfig(file)).toEqual({
      defaultTier: "a",
      tiers: new Map([
        ["a", { preemptible: true, revocable: false }],
        ["b", { preemptible: false, revocable: true }],
      ]),
    });
  });

  it.each([
    [null, "the tier configuration must be a JSON object"],
    [{ tiers: {} }, "must name the default tier"],
    [{ default: "a", tiers: [] }, '"tiers" must be a JSON object'],
    [{ default: "a", tiers: { b: {} } }, "the default tier a is none of the tiers"],
    [{ default: "a", tiers: { a: { preemptible: "yes" } } }, 'tier a: "preemptible" must be true or false'],
  ])("are refused when the file is wrong: %j", (file, message) => {
    expect(() => parseTierConfig(file)).toThrow(message);
  });
});
