/** What the admin commands have in common. Behaviour from Aurora's `admin/admin_util.py`: whatever fails ends with 1. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { option, positional } from "../arguments/argument.ts";
import { list, text } from "../arguments/values.ts";
import { CommandError } from "../command-error.ts";
import type { CommandContext } from "../context.ts";
import { EXIT_ADMIN_FAILURE } from "../exit-codes.ts";

export const CLUSTER = positional("cluster", "The cluster, as clusters.json names it.", text);

export const HOSTS = option("--hosts", { metavar: "HOST,...", help: "The hosts.", parse: list });

export const HOSTS_FILE = option("--filename", {
  metavar: "FILE",
  help: "A file with a host on each line.",
  parse: text,
});

/** @throws {CommandError} with 1. */
export function fail(message: string): never {
  throw new CommandError(EXIT_ADMIN_FAILURE, message);
}

/** Runs a call whose refusal ends the command with 1. */
export function administer<T>(context: CommandContext, work: () => Promise<T>): Promise<T> {
  return context.attempt(EXIT_ADMIN_FAILURE, "Command failure:", work);
}

/** The lines of a file that are not empty, without blanks around them. @throws {CommandError} */
export function readLines({ environment }: CommandContext, path: string): string[] {
  try {
    const lines = readFileSync(resolve(environment.cwd, path), "utf8").split("\n");
    return lines.map((line) => line.trim()).filter((line) => line !== "");
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

interface HostChoice {
  readonly hosts: readonly string[] | undefined;
  readonly file: string | undefined;
}

/** Hosts from a list or a file; undefined when neither is given. @throws {CommandError} when both are. */
export function optionalHosts(context: CommandContext, { hosts, file }: HostChoice): readonly string[] | undefined {
  if (hosts !== undefined && file !== undefined) fail("Cannot specify both filename and list for the same option.");
  return file === undefined ? hosts : readLines(context, file);
}

/** Hosts from a list or a file, one of which must be given. @throws {CommandError} */
export function requiredHosts(context: CommandContext, choice: HostChoice): readonly string[] {
  if ((choice.hosts === undefined) === (choice.file === undefined)) {
    fail("Please specify either --filename or --hosts");
  }
  const hosts = optionalHosts(context, choice) ?? [];
  return hosts.length === 0 ? fail("No valid hosts found.") : hosts;
}
