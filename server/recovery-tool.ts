/** The program behind `bin/recovery-tool`. */
import { runRecoveryTool } from "./run-recovery-tool.ts";

const { exitCode, out, err } = await runRecoveryTool(process.argv.slice(2));
process.stdout.write(out);
process.stderr.write(err);
process.exitCode = exitCode;
