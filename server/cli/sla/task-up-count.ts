/** `aurora sla get-task-up-count`. Behaviour from Aurora's `client/cli/sla.py`. */
import { optionOr } from "../arguments/argument.ts";
import { durations } from "../arguments/values.ts";
import { EXIT_OK } from "../exit-codes.ts";
import { JOB_KEY } from "../options.ts";
import { verb } from "../verb.ts";
import { loadUptime } from "./load-uptime.ts";

export const taskUpCount = verb({
  help: "Prints for each length of time the percentage of the job's instances that have been up so long.",
  arguments: {
    job: JOB_KEY,
    durations: optionOr("--durations", "1m,10m,1h,12h,7d", {
      metavar: "XdYhZmWs,...",
      help: "The lengths of time.",
      parse: durations,
    }),
  },
  async run(context, { job, durations: wanted }) {
    const uptime = await loadUptime(context, job);
    for (const { text, seconds } of wanted) context.out(`${text}\t- ${uptime.taskUpCount(seconds).toFixed(2)} %`);
    return EXIT_OK;
  },
});
