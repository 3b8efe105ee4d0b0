/** A verb of the command: what it takes and what it does. Nouns name their verbs and load them when they are used. */
import type { ArgumentSet, Values } from "./arguments/argument.ts";
import type { CommandContext } from "./context.ts";

export interface Verb {
  /** Everything that its help says besides the arguments. */
  readonly help: string;
  readonly declared: ArgumentSet;
  /** Runs it on values read against `declared`. @returns the exit code */
  run(context: CommandContext, values: Values<ArgumentSet>): Promise<number>;
}

export interface VerbSpec<A extends ArgumentSet> {
  readonly help: string;
  readonly arguments: A;
  run(context: CommandContext, values: Values<A>): Promise<number>;
}

/** Declares a verb; the types of its values follow from its arguments. */
export function verb<const A extends ArgumentSet>(spec: VerbSpec<A>): Verb {
  const { help, arguments: declared } = spec;
  return { help, declared, run: (context, values) => spec.run(context, values as Values<A>) };
}

/** A verb as a noun lists it. */
export interface VerbEntry {
  /** One line. */
  readonly summary: string;
  /** Absent for what Aurora's client knows and this scheduler does not offer. */
  readonly load?: () => Promise<Verb>;
}

export interface Noun {
  readonly summary: string;
  readonly verbs: Readonly<Record<string, VerbEntry>>;
}
