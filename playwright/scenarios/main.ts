/**
 * Hosts the built console on scenarios, without a scheduler:
 *
 *     npx tsx playwright/scenarios/main.ts [scenario] [port]
 *
 * `POST /scenario/NAME` changes to another scenario; `POST /fault/down` has every call fail as if the scheduler
 * were gone, `POST /fault/none` ends that.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import createNext from "next";
import { setSchedulerHandle } from "../../server/handle.ts";
import { varsOf } from "./cluster-data.ts";
import { handleOf } from "./handle.ts";
import { type ScenarioName, SCENARIOS } from "./scenarios.ts";
import { World } from "./world.ts";

const DEFAULT_PORT = 8099;
const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** Next's export is the function itself or an object that holds it, depending on who loads it. */
const makeNext = "default" in createNext ? (createNext.default as unknown as typeof createNext) : createNext;

function isScenario(name: string | undefined): name is ScenarioName {
  return name !== undefined && Object.hasOwn(SCENARIOS, name);
}

let world = new World(SCENARIOS.calm());
let isDown = false;

function change(name: ScenarioName): void {
  world.close();
  world = new World(SCENARIOS[name]());
  setSchedulerHandle(handleOf(world));
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

/** Commands of the tests; true when the request was one. */
function command(request: IncomingMessage, response: ServerResponse): boolean {
  const [, kind, name] = (request.url ?? "").split("/");
  if (request.method !== "POST" || (kind !== "scenario" && kind !== "fault")) return false;
  if (kind === "fault") isDown = name === "down";
  else if (isScenario(name)) {
    isDown = false;
    change(name);
  } else {
    answer(response, 404, { error: `no such scenario; there are ${Object.keys(SCENARIOS).join(", ")}` });
    return true;
  }
  if (isDown) response.once("close", () => server.closeAllConnections());
  response.setHeader("connection", "close");
  answer(response, 200, { [kind]: name });
  return true;
}

const [first, portText] = process.argv.slice(2);
change(isScenario(first) ? first : "calm");
const app = makeNext({ dev: false, dir: ROOT, quiet: true });
await app.prepare();
const handle = app.getRequestHandler();

const server = createServer((request, response) => {
  if (command(request, response)) return;
  if (isDown) {
    request.socket.destroy();
    return;
  }
  if (request.url === "/vars.json") {
    answer(response, 200, Object.fromEntries(varsOf(world)));
    return;
  }
  void handle(request, response);
});
server.listen(Number(portText ?? DEFAULT_PORT), "127.0.0.1", () => {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  console.log(`scenarios on http://127.0.0.1:${port}: ${Object.keys(SCENARIOS).join(", ")}`);
});
