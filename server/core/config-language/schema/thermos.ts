/** Thermos's part of the schema: processes, tasks and what they need. From `apache/thermos/config/schema_base.py`. */
import { defaulted, optional, required, type SchemaEntry, struct, value } from "./tables.ts";

const CONSTANTS: readonly SchemaEntry[] = [
  value("BYTES", "1", "One byte."),
  value("KB", "1024 * BYTES", "1024 bytes."),
  value("MB", "1024 * KB", "1024 KB, in bytes."),
  value("GB", "1024 * MB", "1024 MB, in bytes."),
  value("TB", "1024 * GB", "1024 GB, in bytes."),
];

export const THERMOS_SCHEMA: readonly SchemaEntry[] = [
  ...CONSTANTS,
  struct("ThermosContext", "What `{{thermos...}}` stands for while a task runs.", [
    optional("ports", "Map(String, Integer)", "Port numbers by name: `{{thermos.ports[http]}}`."),
    optional("task_id", "String", "The task's id."),
    optional("user", "String", "The user that the task runs as."),
  ]),
  struct("Resources", "What a task needs of its host.", [
    required("cpu", "Float", "Cores; fractions are allowed."),
    required("ram", "Integer", "Memory in bytes, for example `128*MB`."),
    required("disk", "Integer", "Disk space in bytes, for example `1*GB`."),
    defaulted("gpu", ["Integer", "0"], "GPUs."),
  ]),
  struct("Constraint", "An ordering of processes; `order(...)` makes them.", [
    optional("order", "List(String)", "Names of processes that run one after the other."),
  ]),
  struct("RotatePolicy", "When a process's log files are rotated.", [
    defaulted("log_size", ["Integer", "100*MB"], "Size in bytes at which a log file is closed."),
    defaulted("backups", ["Integer", "5"], "Closed log files that are kept."),
  ]),
  value("LoggerDestination", "Enum('file', 'console', 'both', 'none')", "Where a process's output goes."),
  value("LoggerMode", "Enum('standard', 'rotate')", "Whether log files grow without bound or are rotated."),
  struct("Logger", "What happens to the output of a process.", [
    defaulted(
      "destination",
      ["LoggerDestination", "LoggerDestination('file')"],
      "`file`, `console`, `both` or `none`.",
    ),
    defaulted("mode", ["LoggerMode", "LoggerMode('standard')"], "`standard` or `rotate`."),
    optional("rotate", "RotatePolicy", "Read when the mode is `rotate`."),
  ]),
  struct("Process", "One command of a task, run by bash in the sandbox.", [
    required("cmdline", "String", "The command line, passed to bash."),
    required("name", "String", "Unique in the task; a file name without slash and leading dot."),
    optional("resources", "Resources", "Reserved; has no effect."),
    defaulted(
      "max_failures",
      ["Integer", "1"],
      "Failed runs after which the process has failed for good; 0 means no limit.",
    ),
    defaulted("daemon", ["Boolean", "False"], "Run again after a success, too."),
    defaulted("ephemeral", ["Boolean", "False"], "The task ends without waiting for this process."),
    defaulted("min_duration", ["Integer", "5"], "Seconds between two runs."),
    defaulted("final", ["Boolean", "False"], "Run at the end, after the other processes ended."),
    defaulted("logger", ["Logger", "Empty"], "What happens to the output."),
  ]),
  struct("Task", "Processes that run together in one sandbox.", [
    defaulted("name", ["String", "'{{processes[0].name}}'"], "The task's name; that of its first process if left out."),
    optional("processes", "List(Process)", "The processes; without constraints they run side by side."),
    defaulted("constraints", ["List(Constraint)", "[]"], "Orderings of the processes: `order(a, b)`."),
    optional("resources", "Resources", "What one instance needs of its host."),
    defaulted("max_failures", ["Integer", "1"], "Failed processes after which the task has failed; 0 means no limit."),
    defaulted("max_concurrency", ["Integer", "0"], "Processes that run at the same time; 0 means no limit."),
    defaulted("finalization_wait", ["Integer", "30"], "Seconds that final processes get."),
    optional("user", "String", "Reserved."),
  ]),
];
