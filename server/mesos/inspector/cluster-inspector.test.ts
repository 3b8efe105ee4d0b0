import { afterEach, beforeEach, expect, test } from "vitest";
import { ManualClock } from "../../base/clock.ts";
import { silentLogger } from "../../base/logger.ts";
import type { MasterAddress } from "../../scheduler/ports/driver.ts";
import { decodeMessage, encodeMessage, type MessageType } from "../codec.ts";
import { decodeJson } from "../json-codec.ts";
import { AgentCall, AgentResponse, MasterCall, MasterResponse, mesos } from "../messages.ts";
import { TestDetector } from "../testing/driver-rig.ts";
import { httpBody } from "../testing/fixtures.ts";
import { answer, ScriptedServer, type ReceivedRequest } from "../testing/scripted-server.ts";
import { createClusterInspector, type ClosableClusterInspector } from "./cluster-inspector.ts";

const AGENT_ID = "c7b07cde-4b64-47bb-85e4-88d5499d4d55-S0";
const SANDBOX = { agentId: AGENT_ID, frameworkId: "c7b07cde-4b64-47bb-85e4-88d5499d4d55-0000", executorId: "hello" };
const DIRECTORY = `/var/lib/mesos/agent/slaves/${AGENT_ID}/frameworks/${SANDBOX.frameworkId}/executors/hello/runs/b564f142-b76f-418f-8e36-3a19195a6a55`;

let master: ScriptedServer;
let agent: ScriptedServer;
let clock: ManualClock;
let detector: TestDetector;
let inspector: ClosableClusterInspector;

/** A recorded JSON answer, in protobuf. */
function recorded<T extends object>(type: MessageType<T>, name: string): T {
  return decodeJson(type, httpBody(`operator/${name}`).toString());
}

/** What the recorded master says of its agent, which is to be found at `address`. */
function agentsAt(address: MasterAddress): MasterResponse {
  const response = recorded(MasterResponse, "master-GET_AGENTS.http");
  for (const known of response.get_agents?.agents ?? []) known.pid = `slave(1)@${address.host}:${address.port}`;
  return response;
}

function reply<T extends object>({ socket }: ReceivedRequest, type: MessageType<T>, message: T): void {
  socket.write(answer("200 OK", encodeMessage(type, message), ["Content-Type: application/x-protobuf"]));
}

function playAgent(request: ReceivedRequest): void {
  if (request.path === "/state") {
    request.socket.write(answer("200 OK", httpBody("operator/agent-state.http")));
    return;
  }
  const call = decodeMessage(AgentCall, request.body);
  const path = call.list_files?.path ?? call.read_file?.path;
  if (path === DIRECTORY) reply(request, AgentResponse, recorded(AgentResponse, "agent-LIST_FILES.http"));
  else if (path === `${DIRECTORY}/stdout`)
    reply(request, AgentResponse, recorded(AgentResponse, "agent-READ_FILE.http"));
  else if (path === `${DIRECTORY}/link`) request.socket.write(answer("400 Bad Request", `'${path}' is inaccessible.`));
  else request.socket.write(answer("404 Not Found"));
}

beforeEach(async () => {
  agent = await ScriptedServer.start(playAgent);
  master = await ScriptedServer.start((request) => reply(request, MasterResponse, agentsAt(agent.address)));
  clock = new ManualClock();
  detector = new TestDetector(master.address);
  inspector = createClusterInspector({ detector, clock, logger: silentLogger, timeoutMs: 2_000 });
});

afterEach(async () => {
  await inspector.close();
  await Promise.all([master.close(), agent.close()]);
});

test("The agents are those of a real master's answer.", async () => {
  const [found, ...rest] = await inspector.agents();
  expect(rest).toEqual([]);
  expect(found).toMatchObject({
    agentId: AGENT_ID,
    hostname: "localhost",
    active: true,
    attributes: [
      { name: "host", values: ["h1"] },
      { name: "rack", values: ["r1"] },
      { name: "dedicated", values: ["db_team/redis"] },
    ],
    address: `127.0.0.1:${agent.address.port}`,
  });
  expect(found?.totalResources.map(({ name, scalar, ranges }) => [name, scalar ?? ranges])).toEqual([
    ["cpus", 4],
    ["mem", 4096],
    ["disk", 10240],
    ["ports", [{ begin: 31000, end: 31100 }]],
  ]);
  const [request] = master.requests;
  expect([request?.method, request?.path]).toEqual(["POST", "/api/v1"]);
  expect(decodeMessage(MasterCall, request?.body ?? Buffer.alloc(0)).type).toBe(mesos.v1.master.Call.Type.GET_AGENTS);
});

test("One answer of the master serves all who ask within a few seconds.", async () => {
  await Promise.all([inspector.agents(), inspector.agents()]);
  clock.advance(2_999);
  await inspector.agents();
  expect(master.requests).toHaveLength(1);
  clock.advance(1);
  await inspector.agents();
  expect(master.requests).toHaveLength(2);
});

test("The redirect to the leading master is followed, with the credentials.", async () => {
  const follower = await ScriptedServer.start(({ socket }) => {
    socket.write(answer("307 Temporary Redirect", "", [`Location: //127.0.0.1:${master.address.port}/api/v1`]));
  });
  const credentials = { principal: "p", secret: "s" };
  const here = createClusterInspector({
    detector: new TestDetector(follower.address),
    clock,
    logger: silentLogger,
    credentials,
  });
  expect(await here.agents()).toHaveLength(1);
  expect(master.requests[0]?.headers.get("authorization")).toBe("Basic cDpz");
  await here.listFiles(SANDBOX, "");
  expect(agent.requests.map(({ headers }) => headers.get("authorization"))).toEqual([undefined, undefined]);
  await here.close();
  await follower.close();
});

test("Agents get credentials of their own, and a 401 of theirs says which flag names them.", async () => {
  const credentials = { principal: "p", secret: "s" };
  const agentCredentials = { principal: "reader", secret: "r" };
  const here = createClusterInspector({ detector, clock, logger: silentLogger, credentials, agentCredentials });
  await here.listFiles(SANDBOX, "");
  const expected = `Basic ${Buffer.from("reader:r").toString("base64")}`;
  expect(agent.requests.map(({ headers }) => headers.get("authorization"))).toEqual([expected, expected]);
  agent.script(({ socket }) => void socket.write(answer("401 Unauthorized", "")));
  await expect(here.listFiles(SANDBOX, "")).rejects.toThrow(
    "answered 401: it does not accept the credentials of -agent_authentication_file",
  );
  await expect(inspector.listFiles(SANDBOX, "")).rejects.toThrow(
    "answered 401: it asks for credentials, which -agent_authentication_file names",
  );
  await here.close();
});

test("A master that does not answer is passed over; when none does, the failure names the last.", async () => {
  const gone = await ScriptedServer.start(() => {});
  const { address } = gone;
  await gone.close();
  detector.detect(address, master.address);
  expect(await inspector.agents()).toHaveLength(1);
  detector.detect(address);
  await expect(inspector.agents()).rejects.toMatchObject({
    code: "ERROR_TRANSIENT",
    message: expect.stringContaining(`Mesos at 127.0.0.1:${address.port} does not answer`) as string,
  });
  detector.detect();
  await expect(inspector.agents()).rejects.toThrow("No Mesos master is known");
});

test.each([
  ["503 Service Unavailable", "No leader elected", "answered 503: No leader elected"],
  ["401 Unauthorized", "", "answered 401"],
  ["307 Temporary Redirect", "", "redirects without saying where"],
  ["200 OK", "not protobuf", "gave an unreadable answer"],
])("A master's answer %s is a failure that says so, and is not kept.", async (status, body, message) => {
  master.script(({ socket }) => void socket.write(answer(status, body)));
  await expect(inspector.agents()).rejects.toThrow(message);
  master.script((request) => reply(request, MasterResponse, agentsAt(agent.address)));
  expect(await inspector.agents()).toHaveLength(1);
});

test("Masters that redirect in a circle are given up.", async () => {
  master.script(({ socket }) => {
    socket.write(answer("307 Temporary Redirect", "", [`Location: //127.0.0.1:${master.address.port}/api/v1`]));
  });
  await expect(inspector.agents()).rejects.toThrow("redirected 5 times in a row");
});

test("The files of a sandbox are listed under paths relative to it.", async () => {
  expect(await inspector.listFiles(SANDBOX, "")).toEqual([
    { path: "stderr", isDirectory: false, sizeBytes: 742, modifiedMs: 1795349253000, mode: "-rw-r--r--" },
    { path: "stdout", isDirectory: false, sizeBytes: 3, modifiedMs: 1795349253000, mode: "-rw-r--r--" },
  ]);
});

test("A piece of a file is read, with the file's size.", async () => {
  const read = await inspector.readFile(SANDBOX, { path: "./stdout", offset: 0, length: 100 });
  expect(read).toEqual({ data: Buffer.from("hi\n"), size: 3 });
  const call = decodeMessage(AgentCall, agent.requests.at(-1)?.body ?? Buffer.alloc(0));
  expect([Number(call.read_file?.offset), Number(call.read_file?.length)]).toEqual([0, 100]);
});

test("What is not there is undefined: file, sandbox, agent.", async () => {
  expect(await inspector.readFile(SANDBOX, { path: "none", offset: 0, length: 1 })).toBeUndefined();
  expect(await inspector.listFiles(SANDBOX, "none")).toBeUndefined();
  expect(await inspector.listFiles({ ...SANDBOX, executorId: "other" }, "")).toBeUndefined();
  expect(await inspector.listFiles({ ...SANDBOX, agentId: "other" }, "")).toBeUndefined();
});

test("A path that leads out of the sandbox is refused, here or by the agent.", async () => {
  await expect(inspector.listFiles(SANDBOX, "../..")).rejects.toMatchObject({ code: "INVALID_REQUEST" });
  await expect(inspector.readFile(SANDBOX, { path: "/etc/passwd", offset: 0, length: 1 })).rejects.toMatchObject({
    code: "INVALID_REQUEST",
  });
  expect(agent.requests).toHaveLength(0);
  await expect(inspector.readFile(SANDBOX, { path: "link", offset: 0, length: 1 })).rejects.toMatchObject({
    code: "INVALID_REQUEST",
    message: expect.stringContaining("is inaccessible") as string,
  });
});

test.each([-1, 0.5, Number.NaN, 2 ** 60])("The offset %s is refused.", async (offset) => {
  await expect(inspector.readFile(SANDBOX, { path: "stdout", offset, length: 1 })).rejects.toThrow("whole numbers");
});

test("A reader that follows a file asks neither master nor state again; when the agent moved, both.", async () => {
  const read = () => inspector.readFile(SANDBOX, { path: "stdout", offset: 0, length: 1 });
  await read();
  clock.advance(60_000);
  await read();
  expect(master.requests).toHaveLength(1);
  expect(agent.requests.filter(({ path }) => path === "/state")).toHaveLength(1);
  await agent.close();
  await expect(read()).rejects.toMatchObject({ code: "ERROR_TRANSIENT" });
  agent = await ScriptedServer.start(playAgent);
  clock.advance(60_000);
  expect((await read())?.size).toBe(3);
  expect(master.requests).toHaveLength(2);
});

test("An agent whose state is no JSON is a failure that says so.", async () => {
  agent.script(({ socket }) => void socket.write(answer("200 OK", "<html>")));
  await expect(inspector.listFiles(SANDBOX, "")).rejects.toThrow("answered /state with what is no JSON");
});
