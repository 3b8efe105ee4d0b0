/** The three amounts of a quota on a command line (`set_quota` of Aurora's `admin/admin.py`). */
import { positional } from "../arguments/argument.ts";
import { mebibytes, number } from "../arguments/values.ts";

export const QUOTA_AMOUNTS = {
  cpu: positional("cpu", "Cores.", number),
  ramMb: positional("ram", "Memory, such as 512M or 2G; MiB without a unit.", mebibytes),
  diskMb: positional("disk", "Disk, such as 512M or 2G; MiB without a unit.", mebibytes),
};
