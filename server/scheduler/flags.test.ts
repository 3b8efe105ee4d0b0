import { expect, test } from "vitest";
import { parseFlags, UsageError } from "../base/flags/parse.ts";
import { DEFAULT_TIER_CONFIG } from "../core/configuration/tiers.ts";
import { schedulerFlagGroups } from "./flags.ts";
import { configurationSettings } from "./jobs/flags.ts";
import { containerMounts } from "./scheduling/executor-flags.ts";

const parse = (...argv: string[]) => parseFlags(schedulerFlagGroups, argv);

test("every flag is Aurora's, with its default", () => {
  const { descriptions } = parse();
  expect(Object.fromEntries(descriptions.map(({ name, defaultValue }) => [name, defaultValue]))).toEqual({
    max_schedule_attempts_per_sec: "40",
    flapping_task_threshold: "5mins",
    initial_flapping_task_delay: "30secs",
    max_flapping_task_delay: "5mins",
    max_reschedule_task_delay_on_startup: "30secs",
    first_schedule_delay: "1ms",
    initial_schedule_penalty: "1secs",
    max_schedule_penalty: "1mins",
    scheduling_max_batch_size: "3",
    max_tasks_per_schedule_attempt: "5",
    max_status_update_batch_size: "1000",
    max_task_event_batch_size: "300",
    hold_offers_forever: "false",
    min_offer_hold_time: "5mins",
    offer_hold_jitter_window: "1mins",
    offer_filter_duration: "5secs",
    unavailability_threshold: "6mins",
    offer_order: "RANDOM",
    enable_revocable_cpus: "true",
    enable_revocable_ram: "false",
    thermos_executor_path: "",
    thermos_executor_resources: "",
    thermos_executor_flags: "",
    thermos_home_in_sandbox: "false",
    thermos_executor_cpu: "0.25",
    thermos_executor_ram: "128MB",
    global_container_mounts: "",
    populate_discovery_info: "false",
    max_tasks_per_job: "4000",
    allowed_container_types: "MESOS",
    allow_docker_parameters: "false",
    default_docker_parameters: "",
    allow_gpu_resource: "false",
    enable_mesos_fetcher: "false",
    allow_container_volumes: "false",
    allowed_job_environments: "^(prod|devel|test|staging\\d*)$",
    min_required_instances_for_sla_check: "20",
    max_sla_duration_secs: "2hrs",
    sla_aware_kill_non_prod: "false",
    transient_task_state_timeout: "5mins",
    initial_task_kill_retry_interval: "15secs",
    reconciliation_initial_delay: "1mins",
    reconciliation_explicit_interval: "1hrs",
    reconciliation_implicit_interval: "1hrs",
    reconciliation_schedule_spread: "30mins",
    reconciliation_explicit_batch_size: "1000",
    reconciliation_explicit_batch_interval: "5secs",
    history_prune_threshold: "2days",
    history_max_per_job_threshold: "100",
    history_min_retention_threshold: "1hrs",
  });
});

test.each([
  ["-initial_schedule_penalty=2mins", /-initial_schedule_penalty must not be longer than -max_schedule_penalty/],
  ["-initial_flapping_task_delay=10mins", /-initial_flapping_task_delay must not be longer/],
  ["-initial_task_kill_retry_interval=6mins", /-initial_task_kill_retry_interval must not be longer/],
  ["-history_min_retention_threshold=3days", /-history_min_retention_threshold must not be longer/],
  ["-max_schedule_attempts_per_sec=0", /must be above zero/],
  ["-offer_order=CPU,FASTEST", /FASTEST is none of CPU, MEMORY, DISK, REVOCABLE_CPU, RANDOM/],
  ["-allowed_container_types=LXC", /LXC is none of MESOS, DOCKER/],
  ["-allowed_job_environments=(", /not a regular expression/],
  ["-default_docker_parameters=net", /net is not of the form name=value/],
  ["-global_container_mounts=/a:/b", /\/a:\/b is not of the form/],
  ["-thermos_executor_path=/opt/", /must not end with a slash/],
  ["-thermos_executor_cpu=-1", /must not be negative/],
])("%s is refused with what is wrong", (argument, message) => {
  expect(() => parse(argument)).toThrow(UsageError);
  expect(() => parse(argument)).toThrow(message);
});

test("what jobs are checked against comes from the flags", () => {
  const { jobs } = parse(
    "-allowed_container_types=MESOS,DOCKER",
    "-default_docker_parameters=net=host,env=A=B",
    "-max_tasks_per_job=7",
    "-allow_gpu_resource",
  ).values;
  expect(configurationSettings(jobs, DEFAULT_TIER_CONFIG)).toMatchObject({
    maxTasksPerJob: 7,
    allowedContainerTypes: new Set(["MESOS", "DOCKER"]),
    defaultDockerParameters: [
      { name: "net", value: "host" },
      { name: "env", value: "A=B" },
    ],
    allowGpuResource: true,
    maxSlaDurationMs: 7_200_000,
    tiers: DEFAULT_TIER_CONFIG,
  });
});

test("container mounts are read as Aurora reads them", () => {
  const { executor } = parse("-global_container_mounts=/a:/b:ro,/c:/d:RW").values;
  expect(containerMounts(executor)).toEqual([
    { hostPath: "/a", containerPath: "/b", mode: "RO" },
    { hostPath: "/c", containerPath: "/d", mode: "RW" },
  ]);
});
