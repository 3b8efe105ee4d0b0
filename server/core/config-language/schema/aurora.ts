/** Aurora's part of the schema: jobs and what hangs on them. From `apache/aurora/config/schema/base.py`. */
import { AURORA_EXECUTOR_NAME } from "../../domain/task-config.ts";
import { defaulted, optional, required, type SchemaEntry, struct, value } from "./tables.ts";

const UPDATES: readonly SchemaEntry[] = [
  struct("QueueUpdateStrategy", "Replaces instances one by one, a fixed number at a time.", [
    defaulted("batch_size", ["Integer", "1"], "Instances that are replaced at the same time."),
  ]),
  struct("BatchUpdateStrategy", "Replaces instances batch by batch.", [
    defaulted("batch_size", ["Integer", "1"], "Instances in a batch."),
    defaulted("autopause_after_batch", ["Boolean", "False"], "Pause the update after every batch."),
  ]),
  struct("VariableBatchUpdateStrategy", "Replaces instances in batches of the given sizes.", [
    required("batch_sizes", "List(Integer)", "Sizes of the batches; the last one is repeated."),
    defaulted("autopause_after_batch", ["Boolean", "False"], "Pause the update after every batch."),
  ]),
  struct("UpdateConfig", "How the job is updated.", [
    defaulted("batch_size", ["Integer", "1"], "Instances that are replaced at the same time."),
    defaulted("watch_secs", ["Integer", "45"], "Seconds that a new instance must stay RUNNING to count as updated."),
    defaulted("max_per_shard_failures", ["Integer", "0"], "Restarts of one instance that are tolerated."),
    defaulted("max_total_failures", ["Integer", "0"], "Failed instances that are tolerated."),
    defaulted("rollback_on_failure", ["Boolean", "True"], "Return to the old configuration when the update fails."),
    defaulted("wait_for_batch_completion", ["Boolean", "False"], "Finish a batch before the next one begins."),
    optional("pulse_interval_secs", "Integer", "Pause the update when no pulse came for this long; at least 60."),
    defaulted("sla_aware", ["Boolean", "False"], "Replace an instance only as the SLA policy allows."),
    optional(
      "update_strategy",
      "Choice([QueueUpdateStrategy, BatchUpdateStrategy, VariableBatchUpdateStrategy])",
      "In which steps instances are replaced; instead of `batch_size`.",
    ),
  ]),
];

const HEALTH: readonly SchemaEntry[] = [
  struct("HttpHealthChecker", "Asks the task's `health` port.", [
    defaulted("endpoint", ["String", "'/health'"], "Path to GET."),
    defaulted("expected_response", ["String", "'ok'"], "Body of a healthy answer, in any case; empty for any body."),
    defaulted("expected_response_code", ["Integer", "0"], "Status code of a healthy answer; 0 for any."),
  ]),
  struct("ShellHealthChecker", "Runs a command in the sandbox.", [
    required("shell_command", "String", "Healthy when it ends with exit code 0."),
  ]),
  struct("HealthCheckerConfig", "How health is found out: one of the fields is set.", [
    optional("http", "HttpHealthChecker", "By HTTP."),
    optional("shell", "ShellHealthChecker", "By a command."),
  ]),
  value("DefaultHealthChecker", "HealthCheckerConfig(http=HttpHealthChecker())", "The HTTP check with its defaults."),
  struct("HealthCheckConfig", "When and how often health is checked.", [
    defaulted("health_checker", ["HealthCheckerConfig", "DefaultHealthChecker"], "How health is found out."),
    defaulted("initial_interval_secs", ["Float", "15.0"], "Seconds in which failed checks do not count."),
    defaulted("interval_secs", ["Float", "10.0"], "Seconds between two checks."),
    defaulted("max_consecutive_failures", ["Integer", "0"], "Failed checks in a row that are tolerated."),
    defaulted("min_consecutive_successes", ["Integer", "1"], "Good checks in a row before the task counts as RUNNING."),
    defaulted("timeout_secs", ["Float", "1.0"], "Seconds after which a check has failed."),
  ]),
  struct("HttpLifecycleConfig", "How the task is asked to stop before it is killed.", [
    defaulted("port", ["String", "'health'"], "Named port to POST to."),
    defaulted("graceful_shutdown_endpoint", ["String", "'/quitquitquit'"], "First path to POST to."),
    defaulted("shutdown_endpoint", ["String", "'/abortabortabort'"], "Second path to POST to."),
    defaulted("graceful_shutdown_wait_secs", ["Integer", "5"], "Seconds to wait after the first request."),
    defaulted("shutdown_wait_secs", ["Integer", "5"], "Seconds to wait after the second request."),
  ]),
  struct("LifecycleConfig", "How the task is stopped.", [optional("http", "HttpLifecycleConfig", "By HTTP requests.")]),
  value("DisableLifecycle", "LifecycleConfig()", "No requests before the task is killed."),
  value("DefaultLifecycleConfig", "LifecycleConfig(http=HttpLifecycleConfig())", "Requests with the default paths."),
];

const CONTAINERS: readonly SchemaEntry[] = [
  struct("Parameter", "An option of the Docker command line.", [
    required("name", "String", "The option's name, for example `volume`."),
    required("value", "String", "Its value."),
  ]),
  struct("Docker", "Runs the task in a container of the Docker engine.", [
    required("image", "String", "The image's name and tag."),
    defaulted("parameters", ["List(Parameter)", "[]"], "Options for the engine; the scheduler must allow them."),
  ]),
  struct("AppcImage", "A file system image in AppC's format.", [
    required("name", "String", "The image's name."),
    required("image_id", "String", "The image's id."),
  ]),
  struct("DockerImage", "A file system image of a Docker registry.", [
    required("name", "String", "The image's name."),
    required("tag", "String", "The image's tag."),
  ]),
  value("Mode", "Enum('RO', 'RW')", "How a volume is mounted."),
  struct("Volume", "A directory of the host in the container.", [
    required("container_path", "String", "Where it appears in the container."),
    required("host_path", "String", "What it is on the host."),
    required("mode", "Mode", "`RO` or `RW`."),
  ]),
  struct("Mesos", "Runs the task in Mesos's own container.", [
    optional("image", "Choice([AppcImage, DockerImage])", "File system of the task."),
    defaulted("volumes", ["List(Volume)", "[]"], "Directories of the host."),
  ]),
  struct("Container", "An older way to name a Docker container.", [optional("docker", "Docker", "The container.")]),
];

const POLICIES: readonly SchemaEntry[] = [
  struct("PartitionPolicy", "What happens to tasks whose agent is cut off.", [
    defaulted("reschedule", ["Boolean", "True"], "Run the task elsewhere."),
    defaulted("delay_secs", ["Integer", "0"], "Seconds to wait for the agent first."),
  ]),
  struct("Metadata", "A label of the job's tasks.", [
    required("key", "String", "The label's key."),
    required("value", "String", "The label's value."),
  ]),
  struct("ExecutorConfig", "Which executor runs the tasks.", [
    defaulted("name", ["String", `'${AURORA_EXECUTOR_NAME}'`], "An executor that the scheduler knows."),
    defaulted("data", ["String", "''"], "What the executor gets; AuroraExecutor gets the job itself."),
  ]),
  struct("PercentageSlaPolicy", "Keeps a share of the instances running.", [
    required("percentage", "Float", "Percent of the instances."),
    required("duration_secs", "Integer", "Seconds that an instance must be RUNNING to count."),
  ]),
  struct("CountSlaPolicy", "Keeps a number of instances running.", [
    required("count", "Integer", "Instances."),
    required("duration_secs", "Integer", "Seconds that an instance must be RUNNING to count."),
  ]),
  struct("CoordinatorSlaPolicy", "Asks a service of yours before an instance is touched.", [
    required("coordinator_url", "String", "Where to ask."),
    defaulted("status_key", ["String", "'drain'"], "Field of the answer that allows it."),
  ]),
];

const ANNOUNCER = struct("Announcer", "Registers the tasks in ZooKeeper.", [
  defaulted("primary_port", ["String", "'http'"], "Named port of the service endpoint."),
  defaulted(
    "portmap",
    ["Map(String, String)", "{'aurora': '{{primary_port}}'}"],
    "Other names of ports, or fixed numbers.",
  ),
  optional("zk_path", "String", "Another path than the default; the executor must allow it."),
]);

const JOB = struct("MesosJob", "A number of equal tasks.", [
  defaulted("name", ["String", "'{{task.name}}'"], "The job's name; the task's name if left out."),
  required("role", "String", "The user that the tasks run as; owner of quota."),
  optional("contact", "String", "Mail address of somebody to ask."),
  required("cluster", "String", "The cluster's name."),
  required("environment", "String", "`devel`, `test`, `staging...` or `prod`."),
  defaulted("instances", ["Integer", "1"], "How many tasks."),
  required("task", "Task", "What every instance runs."),
  optional("announce", "Announcer", "Registers the instances in ZooKeeper."),
  optional("tier", "String", "`preferred`, `preemptible` or `revocable`, or a tier of the cluster's own."),
  optional("cron_schedule", "String", "Five fields of a crontab; makes the job a cron job."),
  defaulted(
    "cron_collision_policy",
    ["String", "'KILL_EXISTING'"],
    "When a run is due and the last one is not over: `KILL_EXISTING` or `CANCEL_NEW`.",
  ),
  defaulted("update_config", ["UpdateConfig", "UpdateConfig()"], "How the job is updated."),
  optional("constraints", "Map(String, String)", "Attributes of hosts: `{'rack': 'limit:1', 'zone': 'a,b'}`."),
  defaulted("metadata", ["List(Metadata)", "[]"], "Labels of the tasks."),
  defaulted("service", ["Boolean", "False"], "Run tasks again whenever they end."),
  defaulted("max_task_failures", ["Integer", "1"], "Failures of an instance that are tolerated; -1 means no limit."),
  defaulted("production", ["Boolean", "False"], "Deprecated: say `tier` instead."),
  defaulted("priority", ["Integer", "0"], "Higher priorities are placed first and may preempt lower ones."),
  defaulted(
    "health_check_config",
    ["HealthCheckConfig", "HealthCheckConfig()"],
    "How health is checked, if there is a `health` port.",
  ),
  defaulted("lifecycle", ["LifecycleConfig", "DefaultLifecycleConfig"], "How tasks are asked to stop."),
  optional("task_links", "Map(String, String)", "Not used."),
  defaulted("executor_config", ["ExecutorConfig", "ExecutorConfig()"], "Which executor runs the tasks."),
  defaulted("enable_hooks", ["Boolean", "False"], "Not used: configuration files run no hooks."),
  optional("partition_policy", "PartitionPolicy", "What happens when the agent is cut off."),
  optional(
    "sla_policy",
    "Choice([CoordinatorSlaPolicy, CountSlaPolicy, PercentageSlaPolicy])",
    "How many instances must stay up.",
  ),
  optional("container", "Choice([Container, Docker, Mesos])", "The container that the tasks run in."),
]);

export const AURORA_SCHEMA: readonly SchemaEntry[] = [
  struct("MesosContext", "What `{{mesos...}}` stands for while a task runs.", [
    required("instance", "Integer", "The instance's number, from 0."),
    required("hostname", "String", "The host that the task runs on."),
  ]),
  ...UPDATES,
  ...HEALTH,
  ANNOUNCER,
  ...CONTAINERS,
  ...POLICIES,
  JOB,
  value("Job", "MesosJob", "A job: a number of equal tasks."),
  value("Service", "Job(service=True)", "A job whose tasks are run again whenever they end."),
];
