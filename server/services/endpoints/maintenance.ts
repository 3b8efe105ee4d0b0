/** `/maintenance`: hosts by mode, draining ones with the tasks left on them. From Aurora's `http/Maintenance.java`. */
import type { StoreProvider } from "../../../prisma-free-store/storage.ts";
import type { MaintenanceMode } from "../../core/domain/host.ts";
import { SLAVE_ASSIGNED_STATES } from "../../core/domain/schedule-status.ts";
import { taskId } from "../../core/domain/task.ts";

export function maintenanceJson(stores: StoreProvider): unknown {
  const hosts: Record<MaintenanceMode, string[]> = { NONE: [], SCHEDULED: [], DRAINING: [], DRAINED: [] };
  for (const { host, mode } of stores.attributes.getAllHostAttributes()) hosts[mode].push(host);
  const draining: Record<string, string[]> = {};
  for (const host of hosts.DRAINING) {
    const tasks = [...stores.tasks.fetchHostTasks(host)].filter((task) => SLAVE_ASSIGNED_STATES.has(task.status));
    if (tasks.length > 0) draining[host] = tasks.map(taskId);
  }
  return { DRAINED: hosts.DRAINED, SCHEDULED: hosts.SCHEDULED, DRAINING: draining };
}
