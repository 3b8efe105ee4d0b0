/**
 * Scenarios as text. A file opens with its title as a comment; then come commands, each followed by `----` and what
 * comes of it, up to an empty line. What each command does stands beside its name below.
 */
import { invariant } from "../../../server/core/domain/invariant.ts";
import type { Message, ReplicaStatus } from "./messages.ts";
import { Cluster } from "./testing-cluster.ts";
import { describeAction, describeMessage, describeOutcome } from "./testing-describe.ts";

export interface Step {
  /** The lines before the command: comments and empty lines. */
  readonly lead: readonly string[];
  readonly command: string;
  readonly expected: readonly string[];
}

export interface Script {
  readonly title: string;
  readonly steps: readonly Step[];
}

export function parseScript(text: string): Script {
  const steps: Step[] = [];
  let lead: string[] = [];
  let command: string | undefined;
  let expected: string[] | undefined;
  for (const line of [...text.split("\n"), ""]) {
    if (expected !== undefined && line !== "") expected.push(line);
    else if (expected !== undefined && command !== undefined) {
      steps.push({ lead, command, expected });
      [lead, command, expected] = [[], undefined, undefined];
    } else if (line === "----") expected = [];
    else if (line === "" || line.startsWith("#")) lead.push(line);
    else {
      invariant(command === undefined, `no result follows the command ${command}`);
      command = line;
    }
  }
  const title = steps[0]?.lead[0]?.replace(/^# */, "") ?? "";
  return { title, steps };
}

export function formatScript(steps: readonly (Step & { readonly actual: readonly string[] })[]): string {
  return steps.map(({ lead, command, actual }) => [...lead, command, "----", ...actual, ""].join("\n")).join("\n");
}

const textOf = (bytes: Uint8Array): string => `"${String.fromCharCode(...bytes)}"`;

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

type Command = (runner: ScriptRunner, words: readonly string[]) => void;

/** What a command is called, and what it does with the words that follow. */
const COMMANDS: Readonly<Record<string, Command>> = {
  // quorum N
  quorum: ({ cluster }, [size]) => void (cluster.quorum = Number(size)),
  // auto-initialize: replicas that are started from now on may
  "auto-initialize": ({ cluster }) => void (cluster.autoInitialize = true),
  // survey MS: replicas that are started from now on ask the others how far they are that often
  survey: ({ cluster }, [ms]) => void (cluster.timing = { ...cluster.timing, surveyMs: Number(ms) }),
  // disks STATUS REPLICA...: new, or emptied
  disks: ({ cluster }, [status, ...names]) => {
    for (const name of names) cluster.addDisk(name, status as ReplicaStatus);
  },
  // start REPLICA... [knowing REPLICA...]: without a list they know all
  start: ({ cluster }, words) => {
    const split = words.indexOf("knowing");
    const peers = split < 0 ? cluster.names : words.slice(split + 1);
    for (const name of split < 0 ? words : words.slice(0, split)) cluster.start(name, peers);
  },
  // network REPLICA = REPLICA...: whom it knows from now on
  network: ({ cluster }, [name = "", , ...pids]) => cluster.step(name, { kind: "peers", pids }),
  elect: ({ cluster }, [name = ""]) => cluster.step(name, { kind: "elect" }),
  demote: ({ cluster }, [name = ""]) => cluster.step(name, { kind: "demote" }),
  // append REPLICA WORD...: one append per word, each after the other
  append: ({ cluster }, [name = "", ...words]) => {
    for (const word of words) cluster.step(name, { kind: "append", bytes: bytesOf(word) });
  },
  truncate: ({ cluster }, [name = "", to]) => cluster.step(name, { kind: "truncate", to: Number(to) }),
  // drop MESSAGE|all to REPLICA|all [once]
  drop: (runner, words) => runner.addRule("drop", words),
  // hold MESSAGE|all to REPLICA|all [once]
  hold: (runner, words) => runner.addRule("hold", words),
  // release: delivers what was held, and holds no more
  release: ({ cluster }) => cluster.release(),
  // heal: drops no more
  heal: ({ cluster }) => void (cluster.rules = []),
  // wait MS
  wait: ({ cluster }, [ms]) => cluster.wait(Number(ms)),
  kill: ({ cluster }, [name = ""]) => cluster.stop(name, false),
  "power-off": ({ cluster }, [name = ""]) => cluster.stop(name, true),
  "stall-disk": ({ cluster }, [name = ""]) => cluster.stallDisk(name),
  "resume-disk": ({ cluster }, [name = ""]) => cluster.resumeDisk(name),
  "fail-disk": ({ cluster }, [name = ""]) => cluster.failDisk(name),
  // trace [off]: show messages, too
  trace: (runner, [off]) => void (runner.isTracing = off !== "off"),
  // read REPLICA FROM TO: what its disk holds
  read: (runner, [name = "", from, to]) => runner.read(name, Number(from), Number(to)),
  // show REPLICA
  show: (runner, [name = ""]) => runner.show(name),
  // peers REPLICA: what it knows of the others
  peers: (runner, [name = ""]) => runner.peers(name),
  // ask REPLICA MESSAGE [proposal=N] [position=N] [append=TEXT]: a message from nobody of the ensemble
  ask: (runner, [name = "", ...words]) => runner.ask(name, words),
};

export class ScriptRunner {
  isTracing = false;
  readonly cluster: Cluster;
  #output: string[] = [];

  constructor() {
    this.cluster = new Cluster({
      onOutcome: (name, outcome) => this.#say(`${name} ${describeOutcome(outcome)}`),
      onPacket: ({ from, to, message }, fate) => {
        if (!this.isTracing && to !== "somebody") return;
        const what = fate === "delivered" ? "" : ` (${fate})`;
        this.#say(`  ${from} -> ${to} ${describeMessage(message, textOf)}${what}`);
      },
    });
  }

  /** Carries out a command. @returns what came of it. */
  run(line: string): readonly string[] {
    const [verb = "", ...words] = line.split(" ");
    const command = COMMANDS[verb];
    invariant(command !== undefined, `there is no command ${verb}`);
    this.#output = [];
    command(this, words);
    return this.#output;
  }

  addRule(action: "drop" | "hold", [name = "", , to = "", once]: readonly string[]): void {
    const left = once === "once" ? 1 : Infinity;
    this.cluster.rules = [...this.cluster.rules, { action, name: name as Message["name"], to, left }];
  }

  read(name: string, from: number, to: number): void {
    const disk = this.cluster.disk(name);
    for (let position = from; position <= to; position++) {
      const action = disk.read(position);
      this.#say(action === undefined ? `${position}: nothing` : describeAction(action, textOf));
    }
  }

  show(name: string): void {
    const { metadata, positions, learned, coordinator } = this.cluster.node(name);
    const { status, promised } = metadata;
    const { begin, end } = learned;
    this.#say(
      `${status}, promised to ${promised}, learned ${begin}..${end}, end ${positions.end}, coordinator ${coordinator.state}`,
    );
  }

  peers(name: string): void {
    for (const { pid, status, begin, end, promised } of this.cluster.node(name).peers) {
      const range = begin === undefined ? "" : `, has ${begin}..${end}`;
      this.#say(
        `${pid} is ${status ?? "unheard of"}${range}${promised === undefined ? "" : `, promised to ${promised}`}`,
      );
    }
  }

  ask(name: string, [kind, ...fields]: readonly string[]): void {
    const values = new Map(fields.map((field) => field.split("=") as [string, string]));
    const number = (key: string): number => Number(values.get(key));
    const position = values.has("position") ? { position: number("position") } : {};
    const append = values.get("append");
    const content =
      append === undefined ? { type: "NOP", nop: {} } : { type: "APPEND", append: { bytes: bytesOf(append) } };
    const bodies: Readonly<Record<string, object>> = {
      PromiseRequest: { proposal: number("proposal"), ...position },
      WriteRequest: { proposal: number("proposal"), ...position, ...content },
      RecoverRequest: {},
      LearnedMessage: {
        action: { ...position, promised: number("proposal"), performed: number("proposal"), learned: true, ...content },
      },
    };
    const message = { name: kind, ...bodies[kind ?? ""] } as Message;
    this.cluster.step(name, { kind: "received", from: "somebody", message });
  }

  #say(line: string): void {
    this.#output.push(line);
  }
}
