/** Snapshots, backups and recovery: the `scheduler_*` commands of Aurora's `admin/admin.py`. */
import { ACTIVE_STATES } from "../../core/domain/schedule-status.ts";
import { positional } from "../arguments/argument.ts";
import { list, text } from "../arguments/values.ts";
import type { Client, SchedulerApi } from "../api/scheduler-api.ts";
import type { CommandContext } from "../context.ts";
import { EXIT_OK } from "../exit-codes.ts";
import { verb, type Verb } from "../verb.ts";
import { administer, CLUSTER, fail } from "./shared.ts";

/** A command that asks for one change and says that it was made. */
function plain(help: string, done: string, change: (client: Client) => Promise<unknown>): Verb {
  return verb({
    help,
    arguments: { cluster: CLUSTER },
    async run(context, { cluster }) {
      const api = await context.api(cluster);
      await administer(context, () => api.change(change));
      context.out(done);
      return EXIT_OK;
    },
  });
}

export const schedulerSnapshot = plain(
  "Lets the scheduler write a snapshot of its storage to the log, and waits for it.",
  "Snapshot written.",
  (client) => client.admin.snapshot.mutate(),
);

export const schedulerBackupNow = verb({
  help: "Lets the scheduler back its storage up now, and waits for it.",
  arguments: { cluster: CLUSTER },
  async run(context, { cluster }) {
    const api = await context.api(cluster);
    const { backup } = await administer(context, () => api.change((client) => client.admin.performBackup.mutate()));
    context.out(`Backup written: ${backup}`);
    return EXIT_OK;
  },
});

export const schedulerListBackups = verb({
  help: "Lists the backups that the scheduler could recover from.",
  arguments: { cluster: CLUSTER },
  async run(context, { cluster }) {
    const api = await context.api(cluster);
    const { backups } = await administer(context, () => api.query((client) => client.admin.listBackups.query()));
    context.out(`${backups.length} available backups:`);
    for (const backup of backups) context.out(backup);
    return EXIT_OK;
  },
});

export const schedulerStageRecovery = verb({
  help: "Loads a backup into the scheduler's memory, where it can be looked at and changed before it is committed.",
  arguments: {
    cluster: CLUSTER,
    backupId: positional("backup_id", "The backup, as scheduler_list_backups names it.", text),
  },
  async run(context, { cluster, backupId }) {
    const api = await context.api(cluster);
    await administer(context, () => api.change((client) => client.admin.stageRecovery.mutate({ backupId })));
    context.out(`Backup ${backupId} is staged.`);
    return EXIT_OK;
  },
});

const PAGE = 1_000;

async function printStaged(context: CommandContext, api: SchedulerApi): Promise<void> {
  context.out("Role\tJob\tShard\tStatus\tTask ID");
  for (let offset = 0; ; offset += PAGE) {
    const query = { statuses: [...ACTIVE_STATES], offset, limit: PAGE };
    const { tasks, total } = await api.query((client) => client.admin.queryRecovery.query(query));
    for (const { assignedTask, status } of tasks) {
      const { job } = assignedTask.task;
      context.out([job.role, job.name, assignedTask.instanceId, status, assignedTask.taskId].join("\t"));
    }
    if (offset + PAGE >= total) return;
  }
}

export const schedulerPrintRecoveryTasks = verb({
  help: "Prints the active tasks of the staged backup.",
  arguments: { cluster: CLUSTER },
  async run(context, { cluster }) {
    const api = await context.api(cluster);
    await administer(context, () => printStaged(context, api));
    return EXIT_OK;
  },
});

export const schedulerDeleteRecoveryTasks = verb({
  help: "Removes tasks from the staged backup.",
  arguments: { cluster: CLUSTER, taskIds: positional("task_ids", "Ids of tasks, with commas between them.", list) },
  async run(context, { cluster, taskIds }) {
    // No ids would mean all tasks.
    if (taskIds.length === 0) fail("No task ids are given.");
    const api = await context.api(cluster);
    const query = { taskIds: [...taskIds] };
    const { tasksDeleted } = await administer(context, () =>
      api.change((client) => client.admin.deleteRecoveryTasks.mutate(query)),
    );
    context.out(`Tasks removed from the staged backup: ${tasksDeleted}`);
    return EXIT_OK;
  },
});

export const schedulerCommitRecovery = plain(
  "Puts the staged backup in the place of the scheduler's state. The scheduler restarts then.",
  "Recovery committed. The scheduler restarts with it.",
  (client) => client.admin.commitRecovery.mutate(),
);

export const schedulerUnloadRecovery = plain("Forgets the staged backup.", "Recovery unloaded.", (client) =>
  client.admin.unloadRecovery.mutate(),
);
