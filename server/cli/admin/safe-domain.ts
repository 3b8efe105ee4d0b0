/** `sla_list_safe_domain` of Aurora's `admin/admin.py`. */
import { jobKeyString } from "../../core/domain/job-key.ts";
import { ArgumentError, option, toggle } from "../arguments/argument.ts";
import { duration, list, slaPercentage, text } from "../arguments/values.ts";
import type { CommandContext } from "../context.ts";
import { EXIT_OK } from "../exit-codes.ts";
import { jobKey } from "../job-key.ts";
import type { SlaLimit } from "../sla/domain.ts";
import { verb } from "../verb.ts";
import { loadDomain, SLA_ARGUMENTS } from "./domain.ts";
import { fail, optionalHosts, readLines } from "./shared.ts";

/** Limits by job, from lines of the form `cluster/role/env/name percentage duration`. */
function readOverrides(context: CommandContext, path: string): Map<string, SlaLimit> {
  const limits = readLines(context, path).map((line) => {
    const [key = "", percentage = "", time = "", ...rest] = line.split(/\s+/);
    try {
      if (rest.length > 0) throw new ArgumentError("too many words");
      const limit = { percentage: slaPercentage(percentage), durationSecs: duration(time).seconds };
      return [jobKeyString(jobKey(key).key), limit] as const;
    } catch (error) {
      if (error instanceof ArgumentError) return fail(`Invalid line in ${path}: ${line} (${error.message})`);
      throw error;
    }
  });
  return new Map(limits);
}

const hostList = (flags: string, help: string) => option(flags, { metavar: "HOST,...", help, parse: list });
const hostFile = (flags: string, help: string) => option(flags, { metavar: "FILENAME", help, parse: text });

export const slaListSafeDomain = verb({
  help:
    "Lists the hosts whose tasks could be killed without any job falling below its SLA: the percentage of its instances that " +
    "are to have been up for the duration.",
  arguments: {
    ...SLA_ARGUMENTS,
    excludeHosts: hostList("--exclude_hosts -x", "Hosts to leave out."),
    excludeFile: hostFile("--exclude_file -X", "A file with hosts to leave out."),
    includeHosts: hostList("--include_hosts -i", "Hosts to look at."),
    includeFile: hostFile("--include_file -I", "A file with hosts to look at."),
    listJobs: toggle("--list_jobs -l", "Print HOST, JOB, PREDICTED_SLA and DURATION_SECONDS for each job."),
    overrideFile: hostFile(
      "--override_file --override_jobs -o",
      "A file with limits of jobs: cluster/role/env/name 95 2h.",
    ),
  },
  async run(context, { cluster, percentage, duration: time, grouping, minInstanceCount, ...options }) {
    const { excludeHosts, excludeFile, includeHosts, includeFile, listJobs, overrideFile } = options;
    const excluded = new Set(optionalHosts(context, { hosts: excludeHosts, file: excludeFile }));
    const hosts = optionalHosts(context, { hosts: includeHosts, file: includeFile });
    const overrides = overrideFile === undefined ? undefined : readOverrides(context, overrideFile);
    const usual = { percentage, durationSecs: time.seconds };
    const domain = await loadDomain(context, cluster, { grouping, minInstanceCount, hosts });
    const found = domain
      .safeHosts((job) => overrides?.get(job) ?? usual)
      .flat()
      .filter(({ host }) => !excluded.has(host));
    const lines = found.map(({ host, job, predictedPercentage, durationSecs }) =>
      listJobs ? [host, `${cluster}/${job}`, predictedPercentage.toFixed(2), durationSecs].join("\t") : host,
    );
    for (const line of new Set(lines)) context.out(line);
    return EXIT_OK;
  },
});
