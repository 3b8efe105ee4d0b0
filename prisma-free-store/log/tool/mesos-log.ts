/**
 * `mesos-log`: initializes and reads the directory of a log replica, runs a replica alone, and measures an ensemble. Commands, options, output and exit codes
 * as those of Mesos's tool of that name (`src/log/main.cpp`, `src/log/tool/`), with one difference: `read` does
 * not make a log where there is none.
 */
import { initializeLog } from "../initialize.ts";
import { LevelDbStorage } from "../leveldb/leveldb-storage.ts";
import { LogError } from "../log.ts";
import { benchmark } from "./benchmark.ts";
import { limited, requiredValue, type Command } from "./command.ts";
import type { ToolEnvironment, ToolOutput } from "./environment.ts";
import { printAction } from "./print-action.ts";
import { replica } from "./replica.ts";
import { durationToolFlag, parseToolFlags, positionFlag, ToolError } from "./tool-flags.ts";

const TIMEOUT_HELP = "Maximum time allowed for the command to finish\n(e.g., 500ms, 1secs, etc.)";

const initialize: Command = {
  message: "Usage: initialize [options]\n\nThis command is used to initialize the log.\n",
  flags: { path: "Path to the log", timeout: TIMEOUT_HELP },
  async run(values) {
    const path = requiredValue(values, "path", { usage: initialize });
    const timeoutMs = durationToolFlag(values, "timeout");
    await limited(timeoutMs, "Timed out while setting replica status", () => initializeLog(path));
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
    const path = requiredValue(values, "path", { usage: read, kind: "flag" });
    const range = { from: positionFlag(values, "from"), to: positionFlag(values, "to") };
    const timeoutMs = durationToolFlag(values, "timeout");
    await limited(timeoutMs, "Timed out while reading the replica", () => printLog(path, range, output));
  },
};

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ["benchmark", benchmark],
  ["initialize", initialize],
  ["read", read],
  ["replica", replica],
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

function mainUsage(): string {
  const commands = ["help", ...COMMANDS.keys()].map((name) => `    ${name}\n`);
  return `Usage: mesos-log <command> [OPTIONS]\n\nAvailable commands:\n${commands.join("")}`;
}

function isForTheUser(error: unknown): error is Error {
  return error instanceof ToolError || error instanceof LogError;
}

/** Runs the tool with the arguments after its name. @returns the exit code. */
export async function runMesosLog(argv: readonly string[], environment: ToolEnvironment): Promise<number> {
  let [name, ...rest] = argv;
  if (name === undefined || (name === "help" && rest[0] === undefined)) {
    await environment.err(mainUsage());
    return name === undefined ? 1 : 0;
  }
  // `mesos-log help command` is `mesos-log command --help`.
  if (name === "help") [name, rest] = [rest[0] ?? "", ["--help"]];
  const command = COMMANDS.get(name);
  if (command === undefined) {
    await environment.err(`Cannot find command '${name}'\n\n${mainUsage()}`);
    return 1;
  }
  try {
    await command.run(parseToolFlags(command, rest), environment);
    return 0;
  } catch (error) {
    if (!isForTheUser(error)) throw error;
    await environment.err(`${error.message}\n`);
    return 1;
  }
}
