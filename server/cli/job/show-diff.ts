/** Shows the difference of two texts with `diff`, or with what `DIFF_VIEWER` names, as Aurora's client does. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { words } from "../arguments/values.ts";
import { CommandError } from "../command-error.ts";
import type { CommandContext } from "../context.ts";
import { EXIT_COMMAND_FAILURE } from "../exit-codes.ts";

/** `diff` says 1 where there is a difference. */
const SUCCESSES = new Set([0, 1]);

async function view(context: CommandContext, command: readonly string[]): Promise<void> {
  const [viewer = ""] = command;
  try {
    const { exitCode, output } = await context.environment.spawn(command, { output: "capture" });
    if (!SUCCESSES.has(exitCode)) {
      throw new CommandError(
        EXIT_COMMAND_FAILURE,
        `Error running ${viewer}: ${output.trim() || `exit code ${exitCode}`}`,
      );
    }
    context.out(output.trimEnd());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new CommandError(EXIT_COMMAND_FAILURE, `There is no program '${viewer}'; DIFF_VIEWER may name another one`);
  }
}

/** What runs comes first, what was configured second. */
export async function showDiff(context: CommandContext, running: string, configured: string): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "aurora-diff-"));
  try {
    const files = [join(directory, "running"), join(directory, "configured")] as const;
    writeFileSync(files[0], running);
    writeFileSync(files[1], configured);
    const viewer = context.environment.variables.DIFF_VIEWER;
    const isOwn = viewer !== undefined && viewer.trim() !== "";
    const standard = ["diff", "-u", "-L", "running", "-L", "configured"];
    await view(context, [...(isOwn ? words(viewer.trim()) : standard), ...files]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
