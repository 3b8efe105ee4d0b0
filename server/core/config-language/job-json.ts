/** Jobs as JSON: one job's fields, or `{"jobs": [...]}`, as `aurora --read-json` takes and `job inspect --write-json` gives. */
import type { Interpreter } from "./python/interpreter.ts";
import { fromJson } from "./python/json-module.ts";
import { PyDict, PyList } from "./python/containers.ts";
import { typeName, type Value } from "./python/runtime.ts";
import { parseFile } from "./python/parse.ts";
import type { SourceFile } from "./python/source-file.ts";
import type { StructObject, StructType } from "./pystachio/struct.ts";

/** A file of the language does not begin with a brace: a dict that nobody uses would be all there is. */
export function isJson(text: string): boolean {
  return text.trimStart().startsWith("{");
}

/** @throws {ConfigError} when the text is no JSON, or no job. */
export function jobsOfJson(interpreter: Interpreter, jobType: StructType, file: SourceFile): StructObject[] {
  interpreter.files.push(file.path);
  const origin = { file, span: { from: 0, to: 1 } };
  const jobs = interpreter.guard(() => {
    const value = fromJson(interpreter, parse(file));
    if (!(value instanceof PyDict)) return interpreter.raise("TypeError", "a job is a JSON object", { origin });
    const list = value.get(interpreter, "jobs");
    return list instanceof PyList ? list.items : [value];
  });
  return jobs.map((job) => interpreter.guard(() => makeJob(interpreter, jobType, { job, origin })));
}

function parse(file: SourceFile): unknown {
  try {
    return JSON.parse(file.text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw syntaxError(file);
  }
}

/** JSON is an expression of Python, whose grammar knows where the error is; what only Python has is refused as a whole. */
function syntaxError(file: SourceFile): unknown {
  try {
    parseFile(file);
  } catch (error) {
    return error;
  }
  return file.error(
    { from: 0, to: 1 },
    "Syntax error: this is no JSON (names and strings in double quotes, no comma at the end).",
  );
}

function makeJob(
  interpreter: Interpreter,
  jobType: StructType,
  { job, origin }: { readonly job: Value; readonly origin: StructObject["origin"] },
): StructObject {
  if (!(job instanceof PyDict))
    return interpreter.raise("TypeError", `a job is a JSON object, not a '${typeName(job)}'`, { origin });
  return jobType.make(interpreter, job, origin) as StructObject;
}
