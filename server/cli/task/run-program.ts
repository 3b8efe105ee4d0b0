/** Runs `ssh` and its like in the terminal. */
import { CommandError } from "../command-error.ts";
import type { CommandContext } from "../context.ts";
import type { SpawnOptions, SpawnResult } from "../environment.ts";
import { EXIT_COMMAND_FAILURE } from "../exit-codes.ts";

/** @throws {CommandError} when there is no such program. */
export async function runProgram(
  context: CommandContext,
  command: readonly string[],
  options: SpawnOptions,
): Promise<SpawnResult> {
  try {
    return await context.environment.spawn(command, options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new CommandError(EXIT_COMMAND_FAILURE, `There is no program '${command[0]}' on this machine`);
  }
}
