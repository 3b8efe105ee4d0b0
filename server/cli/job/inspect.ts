/** `aurora job inspect`. Behaviour from `InspectCommand` of Aurora's `client/cli/jobs.py`. */
import { toggle } from "../arguments/argument.ts";
import { EXIT_OK } from "../exit-codes.ts";
import { loadJob } from "../job-config/load-job.ts";
import { BIND, CONFIG_FILE, JOB_KEY, READ_JSON, WRITE_JSON } from "../options.ts";
import { jobDescription, rawJob } from "../output/job-description.ts";
import { verb } from "../verb.ts";

const json = (value: unknown): string => JSON.stringify(value, undefined, 2);

export const inspect = verb({
  help: "Checks that the job can be read from its configuration, and shows what was read. Asks no scheduler.",
  arguments: {
    job: JOB_KEY,
    path: CONFIG_FILE,
    isRaw: toggle("--raw", "Show what would be sent to the scheduler."),
    writeJson: WRITE_JSON,
    bindings: BIND,
    readJson: READ_JSON,
  },
  async run(context, { job, path, isRaw, writeJson, ...options }) {
    const loaded = await loadJob(context, { job, path }, options);
    if (isRaw) context.out(json(loaded.configuration));
    else if (writeJson) context.out(json(rawJob(loaded)));
    else context.out(jobDescription(job, loaded));
    return EXIT_OK;
  },
});
