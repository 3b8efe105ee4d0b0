/**
 * Reads a verb's command line as Python's argparse does, which Aurora's client is built on: options and positional arguments
 * in any order, `--name value` and `--name=value`, `-t5` and `-t 5`, long options shortened to what is unique, and `--`
 * before what only looks like an option.
 */
import { didYouMean } from "../nearest.ts";
import { ArgumentError, type Argument, type ArgumentSet, type Values } from "./argument.ts";

type Named = readonly [property: string, argument: Argument<unknown>];

interface Split {
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly positionals: readonly string[];
}

const isSwitch = (argument: Argument<unknown>): boolean => argument.metavar === "";

/** Negative numbers are values, and so is what holds a blank. */
const looksLikeOption = (text: string): boolean => /^-[^\d]/.test(text) && !text.includes(" ");

function findOption(flag: string, options: readonly Named[]): Named {
  const exact = options.find(([, argument]) => argument.flags.includes(flag));
  if (exact !== undefined) return exact;
  const isLong = flag.startsWith("--");
  const candidates = isLong ? options.filter(([, { flags }]) => flags.some((name) => name.startsWith(flag))) : [];
  const [only, another] = candidates;
  if (only !== undefined && another === undefined) return only;
  const names = candidates.flatMap(([, { flags }]) => flags.filter((name) => name.startsWith(flag)));
  if (names.length > 0) throw new ArgumentError(`${flag} may mean ${names.join(" or ")}`);
  const known = options.filter(([, argument]) => argument.hidden !== true).flatMap(([, { flags }]) => flags);
  throw new ArgumentError(`there is no option ${flag}${didYouMean(flag, known)}`);
}

/** `--name=value` -> flag and value; `-t5` -> `-t` and `5`. */
function splitFlag(text: string): { readonly flag: string; readonly value: string | undefined } {
  if (!text.startsWith("--")) return { flag: text.slice(0, 2), value: text.length > 2 ? text.slice(2) : undefined };
  const equals = text.indexOf("=");
  return equals < 0 ? { flag: text, value: undefined } : { flag: text.slice(0, equals), value: text.slice(equals + 1) };
}

function split(argv: readonly string[], options: readonly Named[]): Split {
  const given = new Map<string, string[]>();
  const positionals: string[] = [];
  for (let at = 0; at < argv.length; at++) {
    const text = argv[at] ?? "";
    if (text === "--") {
      positionals.push(...argv.slice(at + 1));
      break;
    }
    if (!looksLikeOption(text)) {
      positionals.push(text);
      continue;
    }
    const { flag, value } = splitFlag(text);
    const [property, argument] = findOption(flag, options);
    const texts = given.get(property) ?? [];
    given.set(property, texts);
    if (isSwitch(argument)) {
      if (value !== undefined) throw new ArgumentError(`${flag} takes no value`);
      texts.push("");
      continue;
    }
    const next = value ?? argv[++at];
    if (next === undefined || (value === undefined && looksLikeOption(next))) {
      throw new ArgumentError(`${flag} lacks its value ${argument.metavar}`);
    }
    texts.push(next);
  }
  return { options: given, positionals };
}

/** Hands the positional arguments out from the left; one that takes several leaves those after it theirs. */
function assign(texts: readonly string[], declared: readonly Named[]): Map<string, readonly string[]> {
  const assigned = new Map<string, readonly string[]>();
  const required = declared.filter(([, { arity }]) => arity !== "optional");
  const missing = required[texts.length];
  if (missing !== undefined) throw new ArgumentError(`${missing[1].metavar} is missing`);
  let at = 0;
  for (const [index, [property, argument]] of declared.entries()) {
    const reserved = declared.slice(index + 1).filter(([, { arity }]) => arity !== "optional").length;
    const available = texts.length - at - reserved;
    const take = argument.arity === "some" ? Math.max(available, 0) : Math.min(Math.max(available, 0), 1);
    assigned.set(property, texts.slice(at, at + take));
    at += take;
  }
  if (at < texts.length) throw new ArgumentError(`'${texts[at]}' is one argument too many`);
  return assigned;
}

function read([, argument]: Named, texts: readonly string[]): unknown {
  try {
    return argument.read(texts);
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    throw new ArgumentError(`${argument.flags[0] ?? argument.metavar}: ${error.message}`);
  }
}

/** @throws {ArgumentError} */
export function parseArguments<A extends ArgumentSet>(declared: A, argv: readonly string[]): Values<A> {
  const all: readonly Named[] = Object.entries(declared);
  const options = all.filter(([, { flags }]) => flags.length > 0);
  const given = split(argv, options);
  const positionals = assign(
    given.positionals,
    all.filter(([, { flags }]) => flags.length === 0),
  );
  const values = all.map((named) => {
    const texts = positionals.get(named[0]) ?? given.options.get(named[0]) ?? [];
    return [named[0], read(named, texts)] as const;
  });
  return Object.fromEntries(values) as Values<A>;
}
