/** The program behind `bin/mesos-local`: the embedded master and agents alone, published in ZooKeeper when asked to. */
import { inspect } from "node:util";
import { systemClock } from "./base/clock.ts";
import { flagGroup, optionalStringFlag } from "./base/flags/flag.ts";
import { helpText, parseFlags, UsageError } from "./base/flags/parse.ts";
import { createLogger } from "./base/logger.ts";
import { WorkDirectoryError } from "./mesos/local/container/work-directory.ts";
import { createMesosLocal, type MesosLocal } from "./mesos/local/mesos-local.ts";
import { optionsFromProgram, standaloneFlags } from "./mesos/local/options.ts";
import { publishMaster, type PublishedMaster } from "./zookeeper/masters/master-contender.ts";
import { parseZooKeeperUrl } from "./zookeeper/servers.ts";

const USAGE = "mesos-local [--port=5050] [--agents=N] [--zk=zk://host:port/path] [--option=value ...]";

function zooKeeperUrlFault(url: string | undefined): string | undefined {
  try {
    if (url !== undefined) parseZooKeeperUrl(url);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const zooKeeperFlags = flagGroup("ZooKeeper", {
  url: optionalStringFlag(
    "zk",
    "Where to publish the master, as mesos-master's --zk: zk://host1:port1,host2:port2/path.",
    { check: zooKeeperUrlFault },
  ),
});

interface Running {
  readonly local: MesosLocal;
  readonly published: PublishedMaster | undefined;
}

/** Ends at a signal: unpublishes, then stops the agents. A second signal does not wait for anyone. */
function stopAtSignals({ local, published }: Running, onError: (error: unknown) => void): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    Promise.all([published?.close(), local.stop()]).then(
      () => process.exit(0),
      (error: unknown) => {
        onError(error);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

async function main(argv: readonly string[]): Promise<void> {
  const { values, descriptions, help } = parseFlags({ local: standaloneFlags, zooKeeper: zooKeeperFlags }, argv);
  if (help) {
    process.stdout.write(helpText(USAGE, descriptions));
    return;
  }
  const logger = createLogger(values.local.logLevel);
  const options = optionsFromProgram(values.local, { logger, clock: systemClock });
  const local = await createMesosLocal(options);
  const { host, port } = local.address;
  const { url } = values.zooKeeper;
  const master = { ...local.master, hostname: options.hostname, ip: host, port };
  const published = url === undefined ? undefined : publishMaster({ url, master, clock: systemClock, logger });
  stopAtSignals({ local, published }, (error) => logger.error({ err: error }, "the cluster did not stop in order"));
  await published?.ready;
  const agents = local.control.agents().length;
  const where = url === undefined ? "" : `, published at ${url.replace(/\/\/[^@/]*@/, "//")}`;
  process.stdout.write(
    `mesos-local: master at http://${host}:${port}, ${agents} agents, work_dir ${options.workDir}${where}\n`,
  );
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const isExpected = error instanceof UsageError || error instanceof WorkDirectoryError;
  const isSystem = error instanceof Error && "syscall" in error;
  process.stderr.write(`mesos-local: ${isExpected || isSystem ? error.message : inspect(error)}\n`);
  process.exit(1);
});
