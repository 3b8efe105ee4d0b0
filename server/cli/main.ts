/** The program behind `bin/aurora`. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { systemEnvironment } from "./environment.ts";
import { EXIT_INTERRUPTED } from "./exit-codes.ts";
import { runCommand } from "./run.ts";

// A reader such as `head` may leave early; that is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

process.once("SIGINT", () => {
  process.stderr.write("\nCommand interrupted by user\n");
  process.exit(EXIT_INTERRUPTED);
});

/** Built, this file is dist/aurora.js. */
const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const exitCode = await runCommand(process.argv.slice(2), systemEnvironment(root));
// At once, whatever connection is still kept open, but not before all is written.
process.stdout.write("", () => process.exit(exitCode));
