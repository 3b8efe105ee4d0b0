/**
 * What a verb takes: options and positional arguments, declared once. Each reads the texts that were given for it,
 * none of them if it was left out, so a declaration alone fixes default, repetition and type.
 */

/** A command line that cannot be read; the message says what to change. */
export class ArgumentError extends Error {
  override readonly name = "ArgumentError";
}

export interface Argument<T> {
  /** `--batch-size`, `-b`; empty for a positional argument. */
  readonly flags: readonly string[];
  /** What stands for its value in the usage; empty for a switch. */
  readonly metavar: string;
  readonly help: string;
  /** How many positional arguments it takes; an option takes one each time. */
  readonly arity: "one" | "optional" | "some";
  readonly choices?: readonly string[];
  /** Shown in the help. */
  readonly defaultText?: string;
  /** Not shown in the help. */
  readonly hidden?: boolean;
  /** @throws {ArgumentError} */
  read(texts: readonly string[]): T;
}

export type ArgumentSet = Readonly<Record<string, Argument<unknown>>>;

export type Values<A extends ArgumentSet> = {
  readonly [K in keyof A]: A[K] extends Argument<infer T> ? T : never;
};

type Parse<T> = (text: string) => T;

const last = (texts: readonly string[]): string | undefined => texts.at(-1);

/** A positional argument that must be there. */
export function positional<T>(metavar: string, help: string, parse: Parse<T>): Argument<T> {
  return { flags: [], metavar, help, arity: "one", read: ([text]) => parse(text ?? "") };
}

/** A positional argument that may be left out. */
export function optionalPositional<T>(metavar: string, help: string, parse: Parse<T>): Argument<T | undefined> {
  const read = ([text]: readonly string[]): T | undefined => (text === undefined ? undefined : parse(text));
  return { flags: [], metavar, help, arity: "optional", read };
}

/** One or more positional arguments. */
export function positionals(metavar: string, help: string): Argument<readonly string[]> {
  return { flags: [], metavar, help, arity: "some", read: (texts) => texts };
}

export interface OptionSpec<T> {
  readonly metavar: string;
  readonly help: string;
  readonly parse: Parse<T>;
}

/** An option with a value. */
export function option<T>(flags: string, spec: OptionSpec<T>): Argument<T | undefined> {
  const { metavar, help, parse } = spec;
  const read = (texts: readonly string[]): T | undefined => {
    const text = last(texts);
    return text === undefined ? undefined : parse(text);
  };
  return { flags: flags.split(" "), metavar, help, arity: "one", read };
}

/** An option whose default is written as it would be given. */
export function optionOr<T>(flags: string, defaultText: string, spec: OptionSpec<T>): Argument<T> {
  const { metavar, help, parse } = spec;
  const read = (texts: readonly string[]): T => parse(last(texts) ?? defaultText);
  return { flags: flags.split(" "), metavar, help, arity: "one", defaultText, read };
}

/** An option that may be given several times. */
export function repeated<T>(flags: string, { metavar, help, parse }: OptionSpec<T>): Argument<readonly T[]> {
  return { flags: flags.split(" "), metavar, help, arity: "some", read: (texts) => texts.map(parse) };
}

/** One of several words. */
export function choice<const C extends readonly string[]>(
  flags: string,
  choices: C,
  { help, defaultText }: { readonly help: string; readonly defaultText: C[number] },
): Argument<C[number]> {
  const read = (texts: readonly string[]): C[number] => {
    const text = last(texts) ?? defaultText;
    if (choices.includes(text)) return text;
    throw new ArgumentError(`'${text}' is none of ${choices.join(", ")}`);
  };
  return { flags: flags.split(" "), metavar: `{${choices.join(",")}}`, help, arity: "one", choices, defaultText, read };
}

/** An option without a value. */
export function toggle(flags: string, help: string): Argument<boolean> {
  return { flags: flags.split(" "), metavar: "", help, arity: "one", read: (texts) => texts.length > 0 };
}

/** The same argument, left out of the help. */
export function hidden<T>(argument: Argument<T>): Argument<T> {
  return { ...argument, hidden: true };
}
