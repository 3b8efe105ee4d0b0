/** `aurora job add`. Behaviour from `AddCommand` of Aurora's `client/cli/jobs.py`. */
import { positional } from "../arguments/argument.ts";
import { positiveInteger } from "../arguments/values.ts";
import { openPage } from "../browser.ts";
import { EXIT_OK } from "../exit-codes.ts";
import { checkOptionalConfig } from "../job-config/load-job.ts";
import { formatInstances } from "../job-key.ts";
import { BIND, CONFIG, OPEN_BROWSER, READ_JSON, TASK_INSTANCE, WAIT_UNTIL } from "../options.ts";
import { verb } from "../verb.ts";
import { waitAsAsked } from "../wait/job-monitor.ts";
import { activeInstances, requireActive } from "./active.ts";

export const add = verb({
  help: "Adds instances to a job. They get the configuration of the instance that the key names, which must be active.",
  arguments: {
    source: TASK_INSTANCE,
    count: positional("instance_count", "How many to add.", positiveInteger),
    goal: WAIT_UNTIL,
    openBrowser: OPEN_BROWSER,
    config: CONFIG,
    bindings: BIND,
    readJson: READ_JSON,
  },
  async run(context, { source, count, goal, openBrowser, config: path, ...options }) {
    const active = await activeInstances(context, source);
    requireActive(active, [source.instance]);
    await checkOptionalConfig(context, { job: source, path }, options);
    if (active.hasSlaPolicy) context.out("WARNING: Adding instances without updating SlaPolicy.");
    const api = await context.api(source.cluster);
    const key = { jobKey: source.key, instanceId: source.instance };
    const { instances } = await api.change((client) => client.jobs.addInstances.mutate({ key, count }));
    await waitAsAsked(context, source, { goal, instances });
    context.out(`Added instances ${formatInstances(instances)}`);
    if (openBrowser) await openPage(context, await context.jobPage(source));
    return EXIT_OK;
  },
});
