/** `aurora job create`. Behaviour from `CreateJobCommand` of Aurora's `client/cli/jobs.py`. */
import { openPage } from "../browser.ts";
import { CommandError } from "../command-error.ts";
import { EXIT_COMMAND_FAILURE, EXIT_OK } from "../exit-codes.ts";
import { loadJob } from "../job-config/load-job.ts";
import { resolveTier } from "../job-config/tiers.ts";
import { clusterJobKeyString } from "../job-key.ts";
import { BIND, CONFIG_FILE, JOB_KEY, OPEN_BROWSER, READ_JSON, WAIT_UNTIL } from "../options.ts";
import { verb } from "../verb.ts";
import { instanceStates, waitAsAsked } from "../wait/job-monitor.ts";

export const create = verb({
  help: "Creates the job that the configuration describes under this key. It must not exist yet.",
  arguments: {
    job: JOB_KEY,
    path: CONFIG_FILE,
    bindings: BIND,
    readJson: READ_JSON,
    goal: WAIT_UNTIL,
    openBrowser: OPEN_BROWSER,
  },
  async run(context, { job, path, goal, openBrowser, ...options }) {
    const { configuration } = await loadJob(context, { job, path }, options);
    if (configuration.cronSchedule !== undefined) {
      const message = `Cron jobs may only be scheduled with "aurora cron schedule" command`;
      throw new CommandError(EXIT_COMMAND_FAILURE, message);
    }
    const api = await context.api(job.cluster);
    await context.attempt(EXIT_COMMAND_FAILURE, "Job creation failed due to error:", async () => {
      const resolved = await resolveTier(context, job, configuration);
      return api.change((client) => client.jobs.create.mutate(resolved));
    });
    const page = await context.jobPage(job);
    if (openBrowser) await openPage(context, page);
    await waitAsAsked(context, job, { goal });
    if ((await instanceStates(context, job)).size === 0) {
      throw new CommandError(EXIT_COMMAND_FAILURE, `Error occurred while creating job ${clusterJobKeyString(job)}`);
    }
    context.out(`Job create succeeded: job url=${page}`);
    return EXIT_OK;
  },
});
