/** `aurora config list`. Behaviour from Aurora's `client/cli/config.py`. */
import { jobKeyString } from "../../core/domain/job-key.ts";
import { CommandError } from "../command-error.ts";
import { EXIT_COMMAND_FAILURE, EXIT_OK } from "../exit-codes.ts";
import { loadConfigFile, readJobConfiguration } from "../job-config/load-job.ts";
import { BIND, CONFIG_FILE, READ_JSON } from "../options.ts";
import { verb } from "../verb.ts";

export const list = verb({
  help: "Lists the jobs that a configuration file defines.",
  arguments: { path: CONFIG_FILE, bindings: BIND, readJson: READ_JSON },
  async run(context, { path, ...options }) {
    try {
      const single = readJobConfiguration(context, path, options);
      // Such a file names no cluster.
      const keys =
        single === undefined
          ? (await loadConfigFile(context, path, options)).jobs.map(({ key }) =>
              [key.cluster, key.role, key.environment, key.name].join("/"),
            )
          : [`*/${jobKeyString(single.key)}`];
      context.out(`jobs=[${keys.join(", ")}]`);
      return EXIT_OK;
    } catch (error) {
      if (error instanceof CommandError) throw new CommandError(EXIT_COMMAND_FAILURE, error.message, { cause: error });
      throw error;
    }
  },
});
