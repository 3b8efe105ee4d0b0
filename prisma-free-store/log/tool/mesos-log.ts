/**
 * `mesos-log`: initializes and reads the directory of a log replica. Commands, options, output and exit codes
 * as those of Mesos's tool of that name (`src/log/main.cpp`, `src/log/tool/`), with one difference: `read` does
 * not make a log where there is none.
 */
import { initializeLog } from "../initialize.ts";
import { LevelDbStorage } from "../leveldb/leveldb-storage.ts";
import { LogError } from "../log.ts";
import { printAction } from "./print-action.ts";
import { durationToolFlag, parseToolFlags, positionFlag, ToolError, usageText, type ToolUsage } from "./tool-flags.ts";

/** Where a tool prints; resolves when the text has been taken. */
export interface ToolOutput {
  out(text: string): Promise<void>;
  err(text: string): Promise<void>;
}

interface Command extends ToolUsage {
  /** @throws {ToolError | LogError} */
  run(values: ReadonlyMap<string, string>, output: ToolOutput): Promise<void>;
}

const TIMEOUT_HELP = "Maximum time allowed for the command to finish\n(e.g., 500ms, 1secs, etc.)";

const initialize: Command = {
  message: "Usage: initialize [options]\n\nThis command is used to initialize the log.\n",
  flags: { path: "Path to the log", timeout: TIMEOUT_HELP },
  async run(values) {
    const path = values.get("path");
    if (path === undefined) throw new ToolError(usageText(initialize, "Missing required option --path"));
    await limited(values, "Timed out while setting replica status", () => initializeLog(path));
  },
};

const read: Command = {
  message: "Usage: read [options]\n\nThis command is used to read the log.\n",
  flags: {
    path: "Path to the log",
    from: "Position from which to start reading the log",
    to: "Position from which to stop reading the log",
    timeout: TIMEOUT_HELP,
  },
  async run(values, output) {
    const path = values.get("path");
    if (path === undefined) throw new ToolError(usageText(read, "Missing required flag --path"));
    const range = { from: positionFlag(values, "from"), to: positionFlag(values, "to") };
    await limited(values, "Timed out while reading the replica", () => printLog(path, range, output));
  },
};

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ["initialize", initialize],
  ["read", read],
]);

interface PrintedRange {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

async function printLog(path: string, range: PrintedRange, output: ToolOutput): Promise<void> {
  if (!LevelDbStorage.exists(path)) throw new ToolError(`There is no log at ${path}`);
  const storage = await LevelDbStorage.open(path, { create: false });
  try {
    const { begin, end } = (await storage.restore()).positions;
    const { from = begin, to = end } = range;
    if (to < from) throw new ToolError("Bad read range (to < from)");
    if (from < begin) throw new ToolError("Bad read range (truncated position)");
    if (end < to) throw new ToolError("Bad read range (past end of log)");
    for await (const action of storage.range(from, to)) {
      await output.out(`----------------------------------------------\n${printAction(action)}`);
    }
  } finally {
    await storage.close();
  }
}

async function limited(values: ReadonlyMap<string, string>, message: string, work: () => Promise<void>): Promise<void> {
  const timeoutMs = durationToolFlag(values, "timeout");
  if (timeoutMs === undefined) return work();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ToolError(message)), timeoutMs);
  });
  try {
    await Promise.race([work(), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function mainUsage(): string {
  const commands = ["help", ...COMMANDS.keys()].map((name) => `    ${name}\n`);
  return `Usage: mesos-log <command> [OPTIONS]\n\nAvailable commands:\n${commands.join("")}`;
}

/** Runs the tool with the arguments after its name. @returns the exit code. */
export async function runMesosLog(argv: readonly string[], output: ToolOutput): Promise<number> {
  let [name, ...rest] = argv;
  if (name === undefined || (name === "help" && rest[0] === undefined)) {
    await output.err(mainUsage());
    return name === undefined ? 1 : 0;
  }
  // `mesos-log help command` is `mesos-log command --help`.
  if (name === "help") [name, rest] = [rest[0] ?? "", ["--help"]];
  const command = COMMANDS.get(name);
  if (command === undefined) {
    await output.err(`Cannot find command '${name}'\n\n${mainUsage()}`);
    return 1;
  }
  try {
    await command.run(parseToolFlags(command, rest), output);
    return 0;
  } catch (error) {
    if (!(error instanceof ToolError || error instanceof LogError)) throw error;
    await output.err(`${error.message}\n`);
    return 1;
  }
}
