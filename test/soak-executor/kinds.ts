/** The kinds of tasks that the soak runs: each leaves behind what tasks leave behind, in a way of its own. */

export interface Kind {
  readonly name: string;
  readonly task: object;
  /** True when it ends by itself; others are killed as soon as they run. */
  readonly endsAlone: boolean;
  /** The states that it may end in. */
  readonly ends: readonly string[];
}

const SLEEP = "sleep 100000";
const KILLED = ["TASK_KILLED"];
/** What an agent says of a task whose executor is gone. */
const ORPHANED = ["TASK_FAILED", "TASK_LOST", "TASK_GONE"];

function one(cmdline: string, more: object = {}): object {
  return { processes: [{ name: "p", cmdline, ...more }], finalization_wait: 2 };
}

/** Listens on the task's port for as long as it is let. */
const LISTEN = `exec node -e 'require("http").createServer((q, a) => a.end("ok")).listen({{thermos.ports[http]}}, "127.0.0.1")'`;

export const KINDS: readonly Kind[] = [
  { name: "heeds SIGTERM", task: one(SLEEP), endsAlone: false, ends: KILLED },
  {
    name: "ignores SIGTERM, forks twice, starts sessions",
    task: one(`trap '' TERM HUP; (setsid bash -c "trap '' TERM; (setsid ${SLEEP} &); ${SLEEP}" &); ${SLEEP}`),
    endsAlone: false,
    ends: KILLED,
  },
  { name: "listens on its port", task: one(LISTEN), endsAlone: false, ends: KILLED },
  {
    name: "writes logs that rotate",
    task: one("while true; do echo line; sleep 0.01; done", {
      logger: { mode: "rotate", rotate: { log_size: 100, backups: 2 } },
    }),
    endsAlone: false,
    ends: KILLED,
  },
  {
    name: "leaves daemons and finishes",
    task: one(`(setsid ${SLEEP} &) ; true`),
    endsAlone: true,
    ends: ["TASK_FINISHED"],
  },
  { name: "fails", task: one("exit 3"), endsAlone: true, ends: ["TASK_FAILED"] },
  {
    name: "kills its executor",
    task: one(`(setsid ${SLEEP} &); kill -9 $PPID; ${SLEEP}`),
    endsAlone: true,
    ends: ORPHANED,
  },
];
