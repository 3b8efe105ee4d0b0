/** `sla_probe_hosts` of Aurora's `admin/admin.py`. */
import { EXIT_OK } from "../exit-codes.ts";
import { verb } from "../verb.ts";
import { loadDomain, SLA_ARGUMENTS } from "./domain.ts";
import { HOSTS, HOSTS_FILE, requiredHosts } from "./shared.ts";

export const slaProbeHosts = verb({
  help:
    "Tells what would become of each job on some hosts if they went down: HOST, JOB, PREDICTED_SLA, SAFE?, PREDICTED_SAFE_IN. " +
    "The last is how many seconds to wait until it would be safe, n/a when waiting does not help.",
  arguments: { ...SLA_ARGUMENTS, hosts: HOSTS, file: HOSTS_FILE },
  async run(context, { cluster, percentage, duration, grouping, minInstanceCount, hosts: given, file }) {
    const hosts = requiredHosts(context, { hosts: given, file });
    const domain = await loadDomain(context, cluster, { grouping, minInstanceCount, hosts });
    for (const one of domain.probe({ percentage, durationSecs: duration.seconds }).flat()) {
      const { host, job, predictedPercentage, isSafe, safeInSecs } = one;
      const wait = safeInSecs ?? "n/a";
      // Written as Python writes truth, as Aurora's client does.
      const safe = isSafe ? "True" : "False";
      context.out([host, `${cluster}/${job}`, predictedPercentage.toFixed(2), safe, wait].join("\t"));
    }
    return EXIT_OK;
  },
});
