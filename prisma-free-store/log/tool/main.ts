/** The program behind `bin/mesos-log`. */
import { runMesosLog } from "./mesos-log.ts";

function printTo(stream: NodeJS.WriteStream): (text: string) => Promise<void> {
  return (text) =>
    new Promise((resolve, reject) => {
      stream.write(text, (error) => (error ? reject(error) : resolve()));
    });
}

// A reader such as `head` may leave early; that is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

const output = { out: printTo(process.stdout), err: printTo(process.stderr) };
// Not process.exitCode alone: a command that timed out may still be at work.
process.exit(await runMesosLog(process.argv.slice(2), output));
