/** Every noun and verb of the command, with a line each; the verbs themselves are loaded when they are used. */
import type { Noun } from "./verb.ts";

const job: Noun = {
  summary: "Work with a job",
  verbs: {
    create: {
      summary: "Create a service or an ad hoc job",
      load: async () => (await import("./job/create.ts")).create,
    },
    kill: { summary: "Kill instances of a job", load: async () => (await import("./job/kill.ts")).killSome },
    killall: { summary: "Kill all instances of a job", load: async () => (await import("./job/kill.ts")).killAll },
    restart: {
      summary: "Restart a job's instances in batches",
      load: async () => (await import("./job/restart.ts")).restart,
    },
    add: { summary: "Add instances like one that runs", load: async () => (await import("./job/add.ts")).add },
    status: {
      summary: "Show the tasks of one or more jobs",
      load: async () => (await import("./job/status.ts")).status,
    },
    list: { summary: "List the jobs that match a key", load: async () => (await import("./job/list.ts")).list },
    inspect: {
      summary: "Check a configuration and show its job",
      load: async () => (await import("./job/inspect.ts")).inspect,
    },
    diff: { summary: "Compare a configuration with what runs", load: async () => (await import("./job/diff.ts")).diff },
    open: {
      summary: "Open a page of the console in a browser",
      load: async () => (await import("./job/open.ts")).open,
    },
  },
};

const task: Noun = {
  summary: "Work with the tasks of a job",
  verbs: {
    logs: {
      summary: "Print or follow what a task's processes wrote",
      load: async () => (await import("./task/logs.ts")).logs,
    },
    run: {
      summary: "Run a shell command beside each of a job's tasks",
      load: async () => (await import("./task/run.ts")).run,
    },
    ssh: { summary: "Open a shell on the machine of a task", load: async () => (await import("./task/ssh.ts")).ssh },
    scp: { summary: "Copy files to, from or between tasks", load: async () => (await import("./task/scp.ts")).scp },
  },
};

const quota: Noun = {
  summary: "Work with a role's quota",
  verbs: {
    get: { summary: "Show a role's quota and what it uses", load: async () => (await import("./quota/get.ts")).get },
    set: { summary: "Set a role's quota", load: async () => (await import("./quota/set.ts")).set },
  },
};

const config: Noun = {
  summary: "Work with a configuration file",
  verbs: {
    list: {
      summary: "List the jobs of a configuration file",
      load: async () => (await import("./config/list.ts")).list,
    },
  },
};

const sla: Noun = {
  summary: "See how long a job's instances have been up",
  verbs: {
    "get-task-up-count": {
      summary: "Percentage of instances that have been up for some time",
      load: async () => (await import("./sla/task-up-count.ts")).taskUpCount,
    },
    "get-job-uptime": {
      summary: "How long a percentage of the instances has been up",
      load: async () => (await import("./sla/job-uptime.ts")).jobUptime,
    },
  },
};

const cron: Noun = {
  summary: "Work with cron jobs",
  verbs: {
    schedule: { summary: "Set a cron job's schedule" },
    deschedule: { summary: "Remove a cron job's schedule" },
    start: { summary: "Start a cron job now" },
    show: { summary: "Show a cron job's schedule" },
  },
};

const update: Noun = {
  summary: "Work with updates of a job",
  verbs: {
    start: { summary: "Start a rolling update" },
    pause: { summary: "Pause an update" },
    resume: { summary: "Resume an update" },
    abort: { summary: "Abort an update" },
    rollback: { summary: "Roll an update back" },
    info: { summary: "Show an update" },
    list: { summary: "List updates" },
    wait: { summary: "Wait for an update to end" },
  },
};

const storage = () => import("./admin/storage.ts");

const admin: Noun = {
  summary: "Operate a cluster",
  verbs: {
    set_quota: { summary: "Set a role's quota", load: async () => (await import("./admin/quota.ts")).setQuota },
    increase_quota: {
      summary: "Add to a role's quota",
      load: async () => (await import("./admin/quota.ts")).increaseQuota,
    },
    query: {
      summary: "Print tasks in a format of one's own",
      load: async () => (await import("./admin/query.ts")).query,
    },
    tasks: { summary: "Print tasks as a table", load: async () => (await import("./admin/tasks.ts")).tasks },
    get_scheduler: {
      summary: "Print the leading scheduler's address",
      load: async () => (await import("./admin/cluster.ts")).getScheduler,
    },
    get_cluster_config: {
      summary: "Print a cluster's description",
      load: async () => (await import("./admin/cluster.ts")).getClusterConfig,
    },
    sla_list_safe_domain: {
      summary: "List hosts that may go down without harm to a job's SLA",
      load: async () => (await import("./admin/safe-domain.ts")).slaListSafeDomain,
    },
    sla_probe_hosts: {
      summary: "Tell what would become of jobs' SLAs without some hosts",
      load: async () => (await import("./admin/probe-hosts.ts")).slaProbeHosts,
    },
    scheduler_snapshot: {
      summary: "Write a snapshot of the storage",
      load: async () => (await storage()).schedulerSnapshot,
    },
    scheduler_backup_now: { summary: "Back the storage up", load: async () => (await storage()).schedulerBackupNow },
    scheduler_list_backups: { summary: "List backups", load: async () => (await storage()).schedulerListBackups },
    scheduler_stage_recovery: {
      summary: "Load a backup for recovery",
      load: async () => (await storage()).schedulerStageRecovery,
    },
    scheduler_print_recovery_tasks: {
      summary: "Print the active tasks of a loaded backup",
      load: async () => (await storage()).schedulerPrintRecoveryTasks,
    },
    scheduler_delete_recovery_tasks: {
      summary: "Remove tasks from a loaded backup",
      load: async () => (await storage()).schedulerDeleteRecoveryTasks,
    },
    scheduler_commit_recovery: {
      summary: "Replace the storage by a loaded backup",
      load: async () => (await storage()).schedulerCommitRecovery,
    },
    scheduler_unload_recovery: {
      summary: "Forget a loaded backup",
      load: async () => (await storage()).schedulerUnloadRecovery,
    },
    reconcile_tasks: {
      summary: "Ask Mesos what became of tasks",
      load: async () => (await import("./admin/reconcile.ts")).reconcileTasks,
    },
    force_task_state: {
      summary: "Move a task into a state",
      load: async () => (await import("./admin/force-task-state.ts")).forceTaskState,
    },
    prune_tasks: {
      summary: "Forget tasks that are over",
      load: async () => (await import("./admin/prune.ts")).pruneTasks,
    },
    host_deactivate: { summary: "Put hosts into maintenance" },
    host_activate: { summary: "End the maintenance of hosts" },
    host_drain: { summary: "Drain hosts" },
    sla_host_drain: { summary: "Drain hosts as jobs' SLAs allow" },
    host_status: { summary: "Show hosts' maintenance" },
  },
};

export const NOUNS: Readonly<Record<string, Noun>> = { job, update, cron, task, quota, sla, config, admin };

/** Words that are commands by themselves. */
export const COMMANDS: Readonly<Record<string, string>> = {
  help: "Explain the command, a noun or a verb",
  completion: "Print a script that completes commands in bash or zsh",
  version: "Print the version",
};
