/** Lists of task states on a command line. */
import { SCHEDULE_STATUSES, type ScheduleStatus } from "../../core/domain/schedule-status.ts";
import { ArgumentError } from "../arguments/argument.ts";
import { list } from "../arguments/values.ts";
import { didYouMean } from "../nearest.ts";

export function state(given: string): ScheduleStatus {
  const found = SCHEDULE_STATUSES.find((status) => status === given.toUpperCase());
  if (found !== undefined) return found;
  const known = SCHEDULE_STATUSES.join(", ");
  throw new ArgumentError(
    `Unknown state '${given}' specified${didYouMean(given, SCHEDULE_STATUSES, `; valid are ${known}`)}`,
  );
}

export const states = (given: string): readonly ScheduleStatus[] => list(given).map(state);
