/** The program `aurora-scheduler`: reads the flags, runs one scheduler, ends with a code for its supervisor. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { helpText, UsageError } from "./base/flags/parse.ts";
import { createLogger } from "./base/logger.ts";
import { compose } from "./compose.ts";
import { EXIT_CODES } from "./exit-code.ts";
import { parseOptions, type Options } from "./options.ts";
import { dieOfUncaughtErrors, exitCodeOf, exitWith, onStopSignal } from "./process.ts";

/** The bundle is dist/aurora-scheduler.js, so the checkout is one up. */
const root = join(dirname(fileURLToPath(import.meta.url)), "..");

function readOptions(): Options {
  try {
    return parseOptions(process.argv.slice(2));
  } catch (error) {
    if (error instanceof UsageError) exitWith(EXIT_CODES.cannotStart, error.message);
    throw error;
  }
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options.help) {
    process.stdout.write(helpText("aurora-scheduler -name=value ...", options.descriptions));
    return;
  }
  const logger = createLogger(options.values.cluster.logLevel);
  dieOfUncaughtErrors(logger);
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const program = await compose({ options, logger, root, version }).catch((error: unknown) => {
    logger.fatal({ err: error }, "Could not start");
    return exitWith(EXIT_CODES.cannotStart, error instanceof Error ? error.message : String(error));
  });
  const { host, port } = program.listener.address;
  logger.info({ host, port, version }, "Listening");
  onStopSignal((reason) => program.stop(reason));
  const death = await program.run();
  exitWith(exitCodeOf(death, program.everReady), death.message);
}

await main();
