/** `bin/mesos-local`: the embedded master and agents alone. */
import { systemClock } from "../../base/clock.ts";
import { helpText, parseFlags, UsageError } from "../../base/flags/parse.ts";
import { createLogger } from "../../base/logger.ts";
import { WorkDirectoryError } from "./container/work-directory.ts";
import { createMesosLocal } from "./mesos-local.ts";
import { optionsFromProgram, standaloneFlags } from "./options.ts";

const USAGE = "mesos-local [--port=5050] [--agents=N] [--option=value ...]";

async function main(argv: readonly string[]): Promise<void> {
  const { values, descriptions, help } = parseFlags({ local: standaloneFlags }, argv);
  if (help) {
    process.stdout.write(helpText(USAGE, descriptions));
    return;
  }
  const logger = createLogger(values.local.logLevel);
  const local = await createMesosLocal(optionsFromProgram(values.local, { logger, clock: systemClock }));
  const { host, port } = local.address;
  const agents = local.control.agents().length;
  console.log(`mesos-local: master at http://${host}:${port}, ${agents} agents, work_dir ${values.local.workDir}`);
  let isStopping = false;
  const stop = (): void => {
    // Asked twice, it does not wait for anyone.
    if (isStopping) process.exit(1);
    isStopping = true;
    local.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, "the cluster did not stop in order");
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const isExpected = error instanceof UsageError || error instanceof WorkDirectoryError;
  const isSystem = error instanceof Error && "syscall" in error;
  console.error(isExpected || isSystem ? `mesos-local: ${error.message}` : error);
  process.exit(1);
});
