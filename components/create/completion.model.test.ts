import { parser } from "@lezer/python";
import { describe, expect, it } from "vitest";
import type { SchemaCatalogue } from "../../server/api/jobs.ts";
import { type Suggestion, suggestionsAt } from "./completion.model.ts";

const catalogue: SchemaCatalogue = {
  structs: [
    {
      kind: "struct",
      name: "Process",
      doc: "A process.",
      fields: [
        { name: "cmdline", type: "String", doc: "What runs.", required: true },
        { name: "name", type: "String", doc: "Its name.", required: true },
        { name: "daemon", type: "Boolean", doc: "Again.", fallback: "False" },
      ],
    },
    {
      kind: "struct",
      name: "Task",
      doc: "A task.",
      fields: [{ name: "processes", type: "List(Process)", doc: "All." }],
    },
  ],
  names: [
    { name: "SequentialTask", doc: "One after the other.", struct: "Task" },
    { name: "MB", doc: "A megabyte." },
  ],
};

/** Suggestions at the `|` of a text. */
function at(marked: string, explicit = false): readonly Suggestion[] | undefined {
  const pos = marked.indexOf("|");
  const text = marked.replace("|", "");
  return suggestionsAt({ tree: parser.parse(text), text }, { pos, explicit }, catalogue)?.options;
}

const labels = (marked: string, explicit = false): string[] | undefined =>
  at(marked, explicit)?.map(({ label }) => label);
const first = (marked: string): string[] | undefined =>
  at(marked)
    ?.filter((option) => option.first === true)
    .map(({ label }) => label);

describe("in a call", () => {
  it("the struct's fields are proposed, those that are required first, with what they are", () => {
    expect(labels("a = Process(c|)")).toEqual(["cmdline", "name", "daemon"]);
    expect(first("a = Process(c|)")).toEqual(["cmdline", "name"]);
    expect(at("a = Process(c|)")?.[0]).toMatchObject({ insert: "cmdline = ", detail: "String, required" });
  });

  it("fields that are given are not", () => {
    expect(labels("a = Process(name = 'x', d|)")).toEqual(["cmdline", "daemon"]);
    expect(labels("a = Process(\n  name = 'x',\n  d|\n")).toEqual(["cmdline", "daemon"]);
  });

  it("of another name, or of a variable that holds a struct, they are the same", () => {
    expect(labels("t = SequentialTask(p|)")).toEqual(["processes"]);
    expect(labels("base = Process(daemon = True)\nother = base\nx = other(n|)")).toEqual(["cmdline", "name", "daemon"]);
  });

  it("of something unknown, names are proposed", () => {
    expect(labels("x = f(M|)")).toContain("MB");
    expect(labels("x = x(y|)")).toContain("MB");
  });

  it("a value's type decides what comes first", () => {
    expect(first("p = Process(name = 'x')\nt = Task(processes = [p|])")).toEqual(["p", "Process"]);
    expect(first("p = Process(daemon = T|)")).toEqual(["True", "False"]);
  });
});

describe("elsewhere", () => {
  it("the schema's names and the file's own are proposed", () => {
    expect(labels("hello = 1\nx = P|")).toEqual(expect.arrayContaining(["hello", "Process", "SequentialTask", "MB"]));
  });

  it("in strings, variables of the executor are", () => {
    expect(labels("a = 'x {{mes|'")).toContain("mesos.instance");
    expect(labels('a = """x\n {{|\n"""')).toContain("mesos.instance");
    expect(labels("a = 'mes|'")).toBeUndefined();
  });

  it("nothing is, in comments, in numbers and after a dot", () => {
    expect([labels("# P|"), labels("a = 1|"), labels("a.b|")]).toEqual([undefined, undefined, undefined]);
  });

  it("nothing is before anything was typed, unless it is asked for", () => {
    expect(labels("a = Process(|)")).toBeUndefined();
    expect(labels("a = Process(|)", true)).toEqual(["cmdline", "name", "daemon"]);
  });
});
