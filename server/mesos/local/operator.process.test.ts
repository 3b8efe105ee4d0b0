/** The operator and files endpoints against the recorded answers: every member that Mesos tells is told. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { JSON_TYPE, PROTOBUF } from "../content-type.ts";
import { MasterResponse } from "../messages.ts";
import { getRequest, parseAnswer, postRequest, rawExchange, RawStream } from "./testing/raw-http.ts";
import { memberPaths, recording } from "./testing/recordings.ts";
import { startCluster, type TestCluster } from "./testing/start.ts";
import type { SchedulerEvent } from "./core/messages.ts";
import { readPlain } from "./wire.ts";

let cluster: TestCluster;
let agentPort: number;
let sandbox: string;

/** As `mesos-execute` did for the recordings: one task that says hi, then the framework is gone. */
async function executeHello(): Promise<void> {
  const body = JSON.stringify({
    type: "SUBSCRIBE",
    subscribe: {
      framework_info: {
        user: "root",
        name: "mesos-execute instance",
        role: "*",
        failover_timeout: 0,
        checkpoint: false,
        capabilities: [{ type: "RESERVATION_REFINEMENT" }, { type: "TASK_KILLING_STATE" }, { type: "PARTITION_AWARE" }],
      },
    },
  });
  const request = postRequest("/api/v1/scheduler", body, { Accept: JSON_TYPE, Connection: "keep-alive" });
  const stream = await RawStream.open(cluster.port, request);
  const events = (): SchedulerEvent[] =>
    stream.records.map((record) => JSON.parse(record.toString()) as SchedulerEvent);
  const find = <T extends SchedulerEvent["type"]>(type: T) =>
    events().find((event): event is Extract<SchedulerEvent, { type: T }> => event.type === type);
  await stream.until(() => find("OFFERS") !== undefined);
  const frameworkId = find("SUBSCRIBED")?.subscribed.framework_id;
  const offer = find("OFFERS")?.offers.offers[0];
  const call = async (content: object): Promise<void> => {
    const headers = { "Mesos-Stream-Id": stream.head.headers.get("Mesos-Stream-Id") ?? "" };
    const answer = await rawExchange(
      cluster.port,
      postRequest("/api/v1/scheduler", JSON.stringify({ framework_id: frameworkId, ...content }), headers),
    );
    expect(answer.status).toBe("HTTP/1.1 202 Accepted");
  };
  const resources = [
    { name: "cpus", type: "SCALAR", scalar: { value: 0.1 } },
    { name: "mem", type: "SCALAR", scalar: { value: 32 } },
  ];
  const info = {
    name: "hello",
    task_id: { value: "hello" },
    agent_id: offer?.agent_id,
    resources,
    command: { value: "echo hi; echo more >&2; mkdir d; ln -s /etc/passwd link; ln -s stdout inner" },
  };
  await call({
    type: "ACCEPT",
    accept: { offer_ids: [offer?.id], operations: [{ type: "LAUNCH", launch: { task_infos: [info] } }] },
  });
  const updates = () => events().flatMap((event) => (event.type === "UPDATE" ? [event.update.status] : []));
  for (const count of [1, 2]) {
    await stream.until(() => updates().length === count);
    const { agent_id, task_id, uuid } = updates().at(-1)!;
    // The last one is left unacknowledged: the recorded state has the task terminated, not completed.
    if (count === 1) await call({ type: "ACKNOWLEDGE", acknowledge: { agent_id, task_id, uuid } });
  }
  stream.close();
}

async function post(port: number, content: unknown, headers: Record<string, string> = {}): Promise<unknown> {
  const answer = await rawExchange(port, postRequest("/api/v1", JSON.stringify(content), headers));
  expect(answer.status).toBe("HTTP/1.1 200 OK");
  return JSON.parse(answer.body);
}

beforeAll(async () => {
  cluster = await startCluster();
  const slaves = JSON.parse((await rawExchange(cluster.port, getRequest("/slaves"))).body) as {
    slaves: { port: number }[];
  };
  agentPort = slaves.slaves[0]?.port ?? 0;
  await executeHello();
  const completed = async (): Promise<string | undefined> => {
    const state = JSON.parse((await rawExchange(agentPort, getRequest("/slave(1)/state"))).body) as {
      completed_frameworks: { completed_executors: { directory: string }[] }[];
    };
    return state.completed_frameworks[0]?.completed_executors[0]?.directory;
  };
  let found = await completed();
  while (found === undefined) found = await completed();
  sandbox = found;
});
afterAll(() => cluster.stop());

/** What this cluster does not have: it is not built from a repository, and has other flags. */
const NOT_HERE = /git_sha|\.flags\.|executor_info\.command\.arguments/;

function recordedPaths(path: string): string[] {
  const answer = parseAnswer(recording(`operator/${path}`));
  return [...memberPaths(JSON.parse(answer.body))].filter((one) => !NOT_HERE.test(one));
}

describe("the operator API", () => {
  it.each([
    "GET_AGENTS",
    "GET_FLAGS",
    "GET_FRAMEWORKS",
    "GET_HEALTH",
    "GET_MASTER",
    "GET_ROLES",
    "GET_STATE",
    "GET_TASKS",
    "GET_VERSION",
  ])("of the master answers %s with every member of the recorded answer", async (type) => {
    const own = memberPaths(await post(cluster.port, { type }));
    expect(recordedPaths(`master-${type}.http`).filter((path) => !own.has(path))).toEqual([]);
  });

  it.each(["GET_AGENT", "GET_CONTAINERS", "GET_EXECUTORS", "GET_FRAMEWORKS", "GET_HEALTH", "GET_STATE", "GET_TASKS"])(
    "of the agent answers %s with every member of the recorded answer",
    async (type) => {
      const own = memberPaths(await post(agentPort, { type }));
      expect(recordedPaths(`agent-${type}.http`).filter((path) => !own.has(path))).toEqual([]);
    },
  );

  it("answers in protobuf where that is wanted", async () => {
    const request = postRequest("/api/v1", JSON.stringify({ type: "GET_HEALTH" }), { Accept: PROTOBUF });
    const answer = await rawExchange(cluster.port, request);
    expect(answer.headers.get("Content-Type")).toBe(PROTOBUF);
    expect(readPlain(MasterResponse, PROTOBUF, Buffer.from(answer.body, "utf8"))).toEqual({
      type: "GET_HEALTH",
      get_health: { healthy: true },
    });
  });

  it("reads a sandbox: listing, a part of a file, the size of a file", async () => {
    const listing = (await post(agentPort, { type: "LIST_FILES", list_files: { path: sandbox } })) as {
      list_files: { file_infos: { path: string; size: number; mode: number }[] };
    };
    const names = listing.list_files.file_infos.map((info) => info.path.slice(sandbox.length + 1));
    expect(names).toEqual(["d", "inner", "link", "stderr", "stdout"]);
    const own = memberPaths(listing);
    expect(recordedPaths("agent-LIST_FILES.http").filter((path) => !own.has(path))).toEqual([]);
    const read = { type: "READ_FILE", read_file: { path: `${sandbox}/stdout`, offset: 0, length: 100 } };
    expect(await post(agentPort, read)).toEqual({ type: "READ_FILE", read_file: { data: "aGkK", size: 3 } });
    const tail = { type: "READ_FILE", read_file: { path: `${sandbox}/stdout`, offset: 2 } };
    expect(await post(agentPort, tail)).toEqual({ type: "READ_FILE", read_file: { data: "Cg==", size: 3 } });
  });

  it("says what it does not do and what it does not understand", async () => {
    const ask = async (body: string, headers: Record<string, string> = {}) =>
      rawExchange(cluster.port, postRequest("/api/v1", body, headers));
    expect((await ask('{"type":"SET_QUOTA"}')).status).toBe("HTTP/1.1 501 Not Implemented");
    expect((await ask('{"type":"NOPE"}')).body).toBe(
      "Failed to convert JSON into Call protobuf: Failed to find enum for 'NOPE'",
    );
    expect((await ask('{"type":"TEARDOWN","teardown":{}}')).body).toBe(
      "Failed to convert JSON into Call protobuf: Missing required fields: teardown.framework_id",
    );
    expect((await ask("{")).body).toContain("Failed to parse body into JSON: ");
    expect((await ask("{}")).body).toBe("Failed to validate master::Call: Expecting 'type' to be present");
    expect((await ask("\u0001\u0002", { "Content-Type": PROTOBUF })).body).toBe(
      "Failed to parse body into Call protobuf",
    );
    expect((await ask("{}", { "Content-Type": "text/plain" })).status).toBe("HTTP/1.1 415 Unsupported Media Type");
    expect((await ask('{"type":"GET_HEALTH"}', { Accept: "text/html" })).status).toBe("HTTP/1.1 406 Not Acceptable");
    const got = await rawExchange(cluster.port, getRequest("/api/v1"));
    expect(got.status).toBe("HTTP/1.1 405 Method Not Allowed");
    expect(got.headers.get("Allow")).toBe("POST");
    expect(got.body).toBe("Expecting one of { 'POST' }, but received 'GET'");
    expect((await rawExchange(cluster.port, getRequest("/nowhere"))).status).toBe("HTTP/1.1 404 Not Found");
  });

  it("tears a framework down at the older endpoint as Mesos 1.4 does", async () => {
    const form = { "Content-Type": "application/x-www-form-urlencoded" };
    const ask = async (body: string) => rawExchange(cluster.port, postRequest("/teardown", body, form));
    expect((await rawExchange(cluster.port, getRequest("/teardown"))).status).toBe("HTTP/1.1 405 Method Not Allowed");
    expect((await ask("")).body).toBe("Missing 'frameworkId' query parameter in the request body");
    const unknown = await ask("frameworkId=nope");
    expect([unknown.status, unknown.body]).toEqual([
      "HTTP/1.1 400 Bad Request",
      "No framework found with specified ID",
    ]);
  });

  it("marks an agent gone and tears a framework down only when they are known", async () => {
    const ask = async (content: object) => rawExchange(cluster.port, postRequest("/api/v1", JSON.stringify(content)));
    expect((await ask({ type: "TEARDOWN", teardown: { framework_id: { value: "x" } } })).status).toContain("400");
    expect((await ask({ type: "MARK_AGENT_GONE", mark_agent_gone: { agent_id: { value: "x" } } })).status).toContain(
      "404",
    );
    expect((await ask({ type: "TEARDOWN" })).body).toContain("Expecting 'teardown' to be present");
  });
});

describe("the older endpoints", () => {
  it.each([
    ["/state", "master-state.http"],
    ["/master/state.json", "master-state.http"],
    ["/slaves", "master-slaves.http"],
  ])("%s of the master tell every member that the recording has", async (path, recorded) => {
    const answer = await rawExchange(cluster.port, getRequest(path));
    const own = memberPaths(JSON.parse(answer.body));
    expect(recordedPaths(recorded).filter((one) => !own.has(one))).toEqual([]);
    const head = parseAnswer(recording(`operator/${recorded}`));
    expect(answer.headers.get("Content-Type")).toBe(head.headers.get("Content-Type"));
  });

  it("/state of the agent tells every member that the recording has", async () => {
    const own = memberPaths(JSON.parse((await rawExchange(agentPort, getRequest("/state"))).body));
    expect(recordedPaths("agent-state.http").filter((one) => !own.has(one))).toEqual([]);
  });

  it.each(["/health", "/version", "/flags", "/metrics/snapshot", "/tasks", "/frameworks"])(
    "%s answers",
    async (path) => {
      expect((await rawExchange(cluster.port, getRequest(path))).status).toBe("HTTP/1.1 200 OK");
    },
  );

  it.each(["/health", "/version", "/flags", "/metrics/snapshot", "/containers"])(
    "%s answers on an agent",
    async (path) => {
      expect((await rawExchange(agentPort, getRequest(path))).status).toBe("HTTP/1.1 200 OK");
    },
  );

  it("send to the leading master where this one does not lead", async () => {
    expect((await rawExchange(cluster.port, getRequest("/redirect"))).headers.get("Location")).toBe(
      `//localhost:${cluster.port}`,
    );
    cluster.control.setLeader({ host: "leader", port: 5050 });
    const subscribe = await rawExchange(cluster.port, postRequest("/api/v1/scheduler", "{}"));
    expect(subscribe.status).toBe("HTTP/1.1 307 Temporary Redirect");
    expect(subscribe.headers.get("Location")).toBe("//leader:5050/api/v1/scheduler");
    const state = await rawExchange(cluster.port, getRequest("/state?x=1"));
    expect(state.headers.get("Location")).toBe("//leader:5050/state?x=1");
    cluster.control.setLeader("nobody");
    expect((await rawExchange(cluster.port, getRequest("/redirect"))).status).toContain("503");
    cluster.control.setLeader("self");
  });
});

describe("the files endpoints", () => {
  const files = async (path: string) => rawExchange(agentPort, getRequest(path));
  const at = (path: string) => `path=${encodeURIComponent(path)}`;

  it("list and read a sandbox as recorded", async () => {
    const listing = JSON.parse((await files(`/files/browse?${at(sandbox)}`)).body) as { path: string; mode: string }[];
    const recorded = JSON.parse(parseAnswer(recording("operator/agent-files-browse.http")).body) as object[];
    expect(Object.keys(listing.at(-1) ?? {}).toSorted()).toEqual(Object.keys(recorded[0] ?? {}).toSorted());
    expect(listing.at(-1)).toMatchObject({ path: `${sandbox}/stdout`, mode: "-rw-r--r--", size: 3, nlink: 1 });
    expect(listing[0]?.mode.startsWith("d")).toBe(true);
    const read = await files(`/files/read?${at(`${sandbox}/stdout`)}&offset=0&length=100`);
    expect(read.body).toBe(parseAnswer(recording("operator/agent-files-read.http")).body);
    expect((await files(`/files/read?${at(`${sandbox}/stdout`)}&offset=-1`)).body).toBe('{"data":"","offset":3}');
  });

  it("answer for a file that is not there as recorded", async () => {
    const missing = await files(`/files/read?${at(`${sandbox}/nothing`)}&offset=0`);
    const recorded = parseAnswer(recording("operator/agent-files-read-missing.http"));
    expect(missing.status).toBe(recorded.status);
    expect(missing.headers.get("Content-Type")).toBe(recorded.headers.get("Content-Type"));
    expect(missing.body).toBe(recorded.body);
  });

  it("know the sandbox by its other names", async () => {
    const [, frameworkId] = /frameworks\/([^/]+)\//.exec(sandbox) ?? [];
    const latest = sandbox.replace(/[^/]+$/, "latest");
    for (const path of [latest, `/frameworks/${frameworkId}/executors/hello/runs/latest`]) {
      expect((await files(`/files/read?${at(`${path}/stdout`)}&offset=0`)).body).toBe('{"data":"hi\\n","offset":0}');
    }
  });

  it("download a file whole", async () => {
    const answer = await files(`/files/download?${at(`${sandbox}/stdout`)}`);
    expect(answer.body).toBe("hi\n");
    expect(answer.headers.get("Content-Disposition")).toBe("attachment; filename=stdout");
  });

  it.each([
    ["a link out of it", "link"],
    ["dots", "../../../../../../../../../../../../etc/passwd"],
    ["its parent", ".."],
    ["a neighbour by prefix", "../latestx"],
  ])("do not leave the sandbox by %s", async (_, path) => {
    for (const endpoint of ["read", "download", "browse"]) {
      const answer = await files(`/files/${endpoint}?${at(`${sandbox}/${path}`)}&offset=0`);
      expect(answer.status).toMatch(/40[04]/);
      expect(answer.body).not.toContain("root:");
    }
  });

  it("follow a link within the sandbox", async () => {
    expect((await files(`/files/read?${at(`${sandbox}/inner`)}&offset=0`)).body).toBe('{"data":"hi\\n","offset":0}');
  });

  it.each([
    ["/files/read", "Expecting 'path=value' in query.\n"],
    ["/files/read?path=x&offset=abc", "Failed to parse offset: Failed to convert 'abc' to number.\n"],
    ["/files/read?path=x&offset=-2", "Negative offset provided: -2.\n"],
    ["/files/read?path=x&offset=0&length=-2", "Negative length provided: -2.\n"],
  ])("refuse %s", async (path, body) => {
    const answer = await files(path);
    expect(answer.status).toBe("HTTP/1.1 400 Bad Request");
    expect(answer.body).toBe(body);
  });

  it("refuse to read a directory, and paths outside of every sandbox", async () => {
    expect((await files(`/files/read?${at(sandbox)}&offset=0`)).body).toBe("Cannot read a directory.\n");
    expect((await files(`/files/browse?${at("/etc")}`)).status).toContain("404");
    expect((await files(`/files/browse?${at(cluster.workDir)}`)).status).toContain("404");
    expect((await files(`/files/read?path=%00&offset=0`)).status).toContain("404");
    expect((await files("/files/%zz")).status).toContain("400");
  });
});
