/**
 * For tests: a small executor that speaks the v1 executor API in JSON. Its argument says how it behaves:
 *
 *   plain       runs until it is told to stop
 *   finish      finishes its task at once
 *   children    leaves processes behind: one in its session, one in a session of its own
 *   stubborn    ignores being told to stop
 *   crash       exits with status 3 as soon as it has its task
 *   mute        never subscribes
 */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";

const behaviour = process.argv[2] ?? "plain";
const env = process.env;
const url = `http://${env.MESOS_AGENT_ENDPOINT}/slave(1)/api/v1/executor`;
const ids = { executor_id: { value: env.MESOS_EXECUTOR_ID }, framework_id: { value: env.MESOS_FRAMEWORK_ID } };

if (behaviour === "stubborn") process.on("SIGTERM", () => undefined);
writeFileSync("environment.json", JSON.stringify(env));

function post(call) {
  const headers = { "Content-Type": "application/json", Accept: "application/json" };
  return fetch(url, { method: "POST", headers, body: JSON.stringify({ ...ids, ...call }) });
}

async function update(task, state) {
  const status = {
    task_id: task.task_id,
    state,
    source: "SOURCE_EXECUTOR",
    executor_id: ids.executor_id,
    uuid: randomBytes(16).toString("base64"),
  };
  const answer = await post({ type: "UPDATE", update: { status } });
  if (answer.status !== 202) process.stderr.write(`update: ${answer.status} ${await answer.text()}\n`);
}

function leaveChildren() {
  const own = spawn("sleep", ["1000"], { stdio: "ignore" });
  const apart = spawn("sh", ["-c", "sleep 1000 & wait"], { stdio: "ignore", detached: true });
  const scrubbed = spawn("sleep", ["1000"], { stdio: "ignore", detached: true, env: {} });
  writeFileSync("children.json", JSON.stringify([own.pid, apart.pid, scrubbed.pid]));
}

let current;

async function handle(event) {
  switch (event.type) {
    case "LAUNCH":
      current = event.launch.task;
      if (behaviour === "crash") process.exit(3);
      if (behaviour === "children") leaveChildren();
      await update(current, "TASK_STARTING");
      await update(current, "TASK_RUNNING");
      if (behaviour === "finish") await update(current, "TASK_FINISHED");
      return;
    case "KILL":
      if (behaviour === "stubborn") return;
      await update(current, "TASK_KILLED");
      return;
    case "ACKNOWLEDGED":
      return;
    case "SHUTDOWN":
      if (behaviour !== "stubborn") process.exit(0);
      return;
    default:
      process.stdout.write(`${event.type}\n`);
  }
}

async function subscribe() {
  const answer = await post({ type: "SUBSCRIBE", subscribe: { unacknowledged_tasks: [], unacknowledged_updates: [] } });
  let text = "";
  const decoder = new TextDecoder();
  for await (const part of answer.body) {
    text += decoder.decode(part, { stream: true });
    for (;;) {
      const end = text.indexOf("\n");
      const length = Number(text.slice(0, end));
      if (end < 0 || text.length < end + 1 + length) break;
      const record = text.slice(end + 1, end + 1 + length);
      text = text.slice(end + 1 + length);
      await handle(JSON.parse(record));
    }
  }
}

if (behaviour === "mute") setInterval(() => undefined, 1_000);
else await subscribe();
