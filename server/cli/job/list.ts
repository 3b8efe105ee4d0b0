/** `aurora job list`. Behaviour from `ListJobsCommand` of Aurora's `client/cli/jobs.py`. */
import { EXIT_OK } from "../exit-codes.ts";
import { clusterJobKeyString } from "../job-key.ts";
import { JOB_PATTERN } from "../options.ts";
import { verb } from "../verb.ts";

export const list = verb({
  help: "Prints the keys of the jobs that match, one a line. A key without wildcards is printed as it is.",
  arguments: { pattern: JOB_PATTERN },
  async run(context, { pattern }) {
    for (const job of await context.matchingJobs(pattern)) context.out(clusterJobKeyString(job));
    return EXIT_OK;
  },
});
