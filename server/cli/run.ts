/**
 * `aurora NOUN VERB ...`: finds the verb, reads its arguments, runs it, and turns what went wrong into words and an exit code.
 * Nothing of a verb is loaded before it is known which one it is.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ApiFailure, NotOfferedError } from "./api/api-failure.ts";
import { ArgumentError } from "./arguments/argument.ts";
import { columns, usage, verbHelp } from "./arguments/help.ts";
import { parseArguments } from "./arguments/parse.ts";
import { argumentsOf } from "./common-arguments.ts";
import { CommandError } from "./command-error.ts";
import { CommandContext, refusal } from "./context.ts";
import type { Environment } from "./environment.ts";
import { EXIT_INVALID_COMMAND, EXIT_OK, EXIT_UNKNOWN_ERROR, EXIT_USAGE } from "./exit-codes.ts";
import { nearest } from "./nearest.ts";
import { COMMANDS, NOUNS } from "./nouns.ts";
import type { Noun, Verb, VerbEntry } from "./verb.ts";

const NOT_OFFERED = "not offered by this scheduler";

function overview(): string {
  const nouns = Object.entries(NOUNS).map(([name, { summary }]) => [name, summary] as const);
  return [
    "usage: aurora NOUN VERB [arguments]",
    "",
    "nouns:",
    ...columns(nouns),
    "",
    "commands:",
    ...columns(Object.entries(COMMANDS)),
    "",
    "'aurora NOUN --help' lists a noun's verbs, 'aurora NOUN VERB --help' explains one.",
    "Jobs are named cluster/role/env/name; clusters are described in clusters.json.",
  ].join("\n");
}

function nounHelp(name: string, { summary, verbs }: Noun): string {
  const line = (verb: VerbEntry): string =>
    verb.load === undefined ? `${verb.summary} (${NOT_OFFERED})` : verb.summary;
  const rows = Object.entries(verbs).map(([verb, entry]) => [verb, line(entry)] as const);
  return [`usage: aurora ${name} VERB [arguments]`, "", summary, "", "verbs:", ...columns(rows)].join("\n");
}

export function version({ root }: Environment): string {
  const { version: number } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return number;
}

const isHelp = (word: string | undefined): boolean => word === "--help" || word === "-h";

const asksForHelp = (argv: readonly string[]): boolean => {
  const end = argv.indexOf("--");
  return (end < 0 ? argv : argv.slice(0, end)).some(isHelp);
};

function unknown(what: string, given: string, known: readonly string[]): CommandError {
  const near = nearest(given, known);
  const hint = near === undefined ? `there are ${known.join(", ")}` : `did you mean ${near}?`;
  return new CommandError(EXIT_USAGE, `aurora: there is no ${what} '${given}'; ${hint}`);
}

function unknownNoun(given: string): CommandError {
  const withVerb = Object.entries(NOUNS).filter(([, { verbs }]) => Object.hasOwn(verbs, given));
  if (withVerb.length > 0) {
    const choices = withVerb.map(([noun]) => `'aurora ${noun} ${given}'`).join(" or ");
    return new CommandError(EXIT_USAGE, `aurora: a noun comes first; did you mean ${choices}?`);
  }
  return unknown("noun", given, [...Object.keys(NOUNS), ...Object.keys(COMMANDS)]);
}

function find(noun: string, verb: string): VerbEntry {
  const verbs = NOUNS[noun]?.verbs ?? {};
  const entry = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (entry === undefined) throw unknown(`verb of ${noun}`, verb, Object.keys(verbs));
  return entry;
}

async function load(noun: string, name: string): Promise<Verb> {
  const verb = await find(noun, name).load?.();
  if (verb === undefined) throw new CommandError(EXIT_INVALID_COMMAND, `aurora ${noun} ${name}: ${NOT_OFFERED}`);
  return verb;
}

async function explain(words: readonly string[]): Promise<string> {
  const [noun, name] = words.filter((word) => !isHelp(word));
  if (noun === undefined || Object.hasOwn(COMMANDS, noun)) return overview();
  const found = Object.hasOwn(NOUNS, noun) ? NOUNS[noun] : undefined;
  if (found === undefined) throw unknownNoun(noun);
  if (name === undefined) return nounHelp(noun, found);
  const verb = await load(noun, name);
  return verbHelp(`aurora ${noun} ${name}`, verb.help, argumentsOf(noun, verb));
}

async function runVerb(noun: string, name: string, call: { argv: readonly string[]; environment: Environment }) {
  const { argv, environment } = call;
  const verb = await load(noun, name);
  const declared = argumentsOf(noun, verb);
  const command = `aurora ${noun} ${name}`;
  try {
    const values = parseArguments(declared, argv);
    const { isVerbose, bypassLeaderRedirect } = parseCommon(values);
    return await verb.run(new CommandContext({ environment, isVerbose, bypassLeaderRedirect }), values);
  } catch (error) {
    if (error instanceof ArgumentError) {
      throw new CommandError(EXIT_USAGE, `${usage(command, declared)}\n${command}: error: ${error.message}`);
    }
    if (error instanceof ApiFailure) throw refusal(error);
    if (error instanceof NotOfferedError) {
      throw new CommandError(EXIT_INVALID_COMMAND, `${command}: ${NOT_OFFERED} (it has no ${error.message})`);
    }
    throw error;
  }
}

const parseCommon = (
  values: Readonly<Record<string, unknown>>,
): { isVerbose: boolean; bypassLeaderRedirect: boolean } => ({
  isVerbose: values.isVerbose === true,
  bypassLeaderRedirect: values.bypassLeaderRedirect === true,
});

async function dispatch(argv: readonly string[], environment: Environment): Promise<number> {
  const [noun, name, ...rest] = argv;
  if (noun === undefined) throw new CommandError(EXIT_USAGE, overview());
  if (noun === "--version" || noun === "version") {
    environment.out(version(environment));
    return EXIT_OK;
  }
  if (noun === "help" || isHelp(noun)) {
    environment.out(await explain(argv.slice(1)));
    return EXIT_OK;
  }
  if (noun === "completion" || noun === "__complete") {
    const { complete, completionScript } = await import("./completion/completion.ts");
    return noun === "completion" ? completionScript(name, environment) : complete(argv.slice(1), environment);
  }
  const found = Object.hasOwn(NOUNS, noun) ? NOUNS[noun] : undefined;
  if (found === undefined) throw unknownNoun(noun);
  if (name === undefined) throw new CommandError(EXIT_USAGE, nounHelp(noun, found));
  if (isHelp(name) || asksForHelp(rest)) {
    environment.out(await explain([noun, name]));
    return EXIT_OK;
  }
  return runVerb(noun, name, { argv: rest, environment });
}

/** Runs one command line (without node and script). Never rejects. @returns the exit code */
export async function runCommand(argv: readonly string[], environment: Environment): Promise<number> {
  try {
    return await dispatch(argv, environment);
  } catch (error) {
    if (error instanceof CommandError) {
      environment.err(error.message);
      return error.exitCode;
    }
    environment.err(
      `Fatal error running command: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return EXIT_UNKNOWN_ERROR;
  }
}
