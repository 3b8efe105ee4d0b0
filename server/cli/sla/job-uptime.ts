/** `aurora sla get-job-uptime`. Behaviour from Aurora's `client/cli/sla.py`. */
import { optionOr } from "../arguments/argument.ts";
import { percentiles } from "../arguments/values.ts";
import { EXIT_OK } from "../exit-codes.ts";
import { JOB_KEY } from "../options.ts";
import { verb } from "../verb.ts";
import { loadUptime } from "./load-uptime.ts";

const fraction = (value: number): string => (Number.isInteger(value) ? value.toFixed(1) : String(value));

export const jobUptime = verb({
  help: "Prints for each percentile how long so many of the job's instances have been up at least.",
  arguments: {
    job: JOB_KEY,
    percentiles: optionOr("--percentiles", "99,95,90,85,75,60,50,30,10", {
      metavar: "P,...",
      help: "Percentages between 0 and 100.",
      parse: percentiles,
    }),
  },
  async run(context, { job, percentiles: wanted }) {
    const uptime = await loadUptime(context, job);
    for (const percentile of [...wanted].reverse()) {
      context.out(`${fraction(percentile)} percentile\t- ${uptime.jobUptime(percentile)} seconds`);
    }
    return EXIT_OK;
  },
});
