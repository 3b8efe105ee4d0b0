/** The cluster over real sockets, with simulated agents: faults on request, redirects, and input from anyone. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agentSpecs, DEFAULT_AGENT_ATTRIBUTES, DEFAULT_AGENT_RESOURCES } from "../agent-specs.ts";
import type { Offer, TaskInfo } from "../core/messages.ts";
import { parseResources } from "../core/agent-spec.ts";
import { SIMULATION_DEFAULTS } from "../core/simulation/simulated-agent.ts";
import { SchedulerClient } from "../testing/client.ts";
import { getRequest, postRequest, rawExchange } from "../testing/raw-http.ts";
import { startCluster, type TestCluster } from "../testing/start.ts";

let cluster: TestCluster;

beforeAll(async () => {
  const agents = agentSpecs({
    count: 3,
    resources: DEFAULT_AGENT_RESOURCES,
    attributes: DEFAULT_AGENT_ATTRIBUTES,
    simulated: true,
  });
  const simulation = { ...SIMULATION_DEFAULTS, startDelayMs: 1, runDelayMs: 1, killDelayMs: 1 };
  cluster = await startCluster({ agents, simulation, master: { heartbeatIntervalMs: 50 } });
});
afterAll(() => cluster.stop());

async function control(body: object): Promise<{ status: string; json: unknown }> {
  const answer = await rawExchange(cluster.port, postRequest("/local/control", JSON.stringify(body)));
  return { status: answer.status, json: answer.status.includes("200") ? JSON.parse(answer.body) : answer.body };
}

let tasks = 0;

function task(offer: Offer): TaskInfo {
  tasks += 1;
  return {
    name: "t",
    task_id: { value: `task-${tasks}` },
    agent_id: offer.agent_id,
    resources: parseResources("cpus:0.5;mem:64"),
    command: { value: "true" },
  };
}

describe("faults on request", () => {
  it("are listed with the agents", async () => {
    const answer = await rawExchange(cluster.port, getRequest("/local/control"));
    expect(JSON.parse(answer.body)).toMatchObject({
      agents: [{ hostname: "agent-1", connected: true }, { hostname: "agent-2" }, { hostname: "agent-3" }],
    });
  });

  it("lose an agent and bring it back", async () => {
    const client = await SchedulerClient.subscribe(cluster.port);
    await client.until(() => client.offers().length === 3);
    expect(await control({ action: "loseAgent", agent: "agent-1", unreachableAfterMs: 0 })).toMatchObject({
      status: "HTTP/1.1 200 OK",
    });
    await client.until(() => client.events().some((event) => event.type === "FAILURE"));
    expect(client.events().some((event) => event.type === "RESCIND")).toBe(true);
    expect((await control({ action: "loseAgent", agent: "agent-1" })).json).toBe("agent 'agent-1' is lost already");
    await control({ action: "returnAgent", agent: "agent-1" });
    await client.until(() => client.offers().length === 4);
    await client.call({ type: "TEARDOWN" });
  });

  it("drop the streams of schedulers, which may come back", async () => {
    const client = await SchedulerClient.subscribe(cluster.port);
    expect((await control({ action: "dropSchedulerStreams" })).json).toEqual({ dropped: 1 });
    await expect(client.until(() => client.stream.ended)).rejects.toThrow("closed");
    const again = await SchedulerClient.subscribe(cluster.port, { id: { value: client.frameworkId } });
    expect(again.frameworkId).toBe(client.frameworkId);
    await again.call({ type: "TEARDOWN" });
  });

  it("hold heartbeats back", async () => {
    const client = await SchedulerClient.subscribe(cluster.port);
    const beats = () => client.events().filter((event) => event.type === "HEARTBEAT").length;
    await client.until(() => beats() >= 3);
    await control({ action: "setHeartbeats", enabled: false });
    const before = beats();
    // Offers go on being made: the stream lives, only its heart does not beat.
    await client.until(() => client.offers().length > 0);
    await client.call({ type: "REVIVE" });
    await control({ action: "rescindOffers" });
    await client.until(() => client.events().some((event) => event.type === "RESCIND"));
    expect(beats()).toBeLessThanOrEqual(before + 1);
    await control({ action: "setHeartbeats", enabled: true });
    const held = beats();
    await client.until(() => beats() > held);
    await client.call({ type: "TEARDOWN" });
  });

  it("repeat a status update, and lose an acknowledgement", async () => {
    const client = await SchedulerClient.subscribe(cluster.port);
    await control({ action: "repeatStatusUpdates", count: 1 });
    await client.launch(task);
    const taskId = `task-${tasks}`;
    await client.until(() => client.statuses(taskId).length === 2);
    const [first, second] = client.statuses(taskId);
    expect(second).toEqual(first);
    await control({ action: "dropAcknowledgements", count: 1 });
    await client.call({
      type: "ACKNOWLEDGE",
      acknowledge: { agent_id: first?.agent_id, task_id: first?.task_id, uuid: first?.uuid },
    });
    await client.call({ type: "RECONCILE", reconcile: {} });
    await client.until(() => client.statuses(taskId).length === 3);
    // The agent never heard of the acknowledgement: the next update stays behind it.
    expect(client.statuses(taskId)[2]).toMatchObject({ state: "TASK_STARTING", reason: "REASON_RECONCILIATION" });
    await control({ action: "dropAcknowledgements", count: 0 });
    await client.call({ type: "TEARDOWN" });
  });

  it("replace the master", async () => {
    const client = await SchedulerClient.subscribe(cluster.port);
    const before = client.events()[0];
    await control({ action: "failoverMaster", agentsReturnAfterMs: 0 });
    await client.until(() => client.stream.ended);
    const again = await SchedulerClient.subscribe(cluster.port, { id: { value: client.frameworkId } });
    expect(again.events()[0]).not.toEqual(before);
    await again.until(() => again.offers().length === 3);
    await again.call({ type: "TEARDOWN" });
  });

  it("start and kill agents", async () => {
    const started = await control({ action: "startAgent", hostname: "extra", attributes: "rack:x" });
    const { id } = started.json as { id: string };
    expect(cluster.control.agents().map((agent) => agent.id)).toContain(id);
    await control({ action: "killAgent", agent: "extra", unreachableAfterMs: 0 });
    expect(cluster.control.agents().map((agent) => agent.id)).not.toContain(id);
    expect((await control({ action: "killAgent", agent: "extra" })).json).toBe("there is no agent 'extra'");
  });

  it.each([
    [{ action: "explode" }, "unknown action 'explode'"],
    [{ action: "loseAgent" }, "agent"],
    [{ action: "loseAgent", agent: "agent-1", extra: 1 }, "extra"],
    [{ action: "delayStatusUpdates", delayMs: -1 }, "delayMs"],
    [{}, "action"],
    [{ action: "startAgent", resources: "cpus" }, "'cpus' is not of the form name:value"],
  ])("say what is wrong with %j", async (body, message) => {
    const answer = await control(body);
    expect(answer.status).toBe("HTTP/1.1 400 Bad Request");
    expect(answer.json).toContain(message);
  });
});

describe("the stream id", () => {
  it("must be that of the framework's stream", async () => {
    const client = await SchedulerClient.subscribe(cluster.port);
    const send = async (headers: Record<string, string>) => {
      const body = JSON.stringify({ framework_id: { value: client.frameworkId }, type: "REVIVE" });
      return (await rawExchange(cluster.port, postRequest("/api/v1/scheduler", body, headers))).body;
    };
    expect(await send({})).toBe("All non-subscribe calls should include the 'Mesos-Stream-Id' header");
    expect(await send({ "Mesos-Stream-Id": "another" })).toBe(
      `The stream ID 'another' included in this request didn't match the stream ID currently associated with framework ID ${client.frameworkId}`,
    );
    const subscribe = JSON.stringify({ type: "SUBSCRIBE", subscribe: { framework_info: { user: "", name: "" } } });
    const again = postRequest("/api/v1/scheduler", subscribe, { "Mesos-Stream-Id": "x" });
    expect((await rawExchange(cluster.port, again)).body).toBe(
      "Subscribe calls should not include the 'Mesos-Stream-Id' header",
    );
    await client.call({ type: "TEARDOWN" });
  });
});

describe("input from anyone", () => {
  const PATHS = ["/api/v1/scheduler", "/master/api/v1/scheduler", "/api/v1", "/local/control"];
  const TYPES = ["application/json", "application/x-protobuf"];

  it("is answered with a 4xx when it is no call, and the cluster goes on", async () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((text) => Buffer.from(text)),
      fc.string().map((text) => Buffer.from(JSON.stringify({ type: text }))),
    );
    await fc.assert(
      fc.asyncProperty(anything, fc.constantFrom(...PATHS), fc.constantFrom(...TYPES), async (body, path, type) => {
        const answer = await rawExchange(cluster.port, postRequest(path, body, { "Content-Type": type }));
        expect(answer.status).toMatch(/^HTTP\/1\.1 (4\d\d|501)/);
      }),
      { numRuns: 150 },
    );
    expect((await rawExchange(cluster.port, getRequest("/health"))).status).toBe("HTTP/1.1 200 OK");
  });

  it("with strange fields in an otherwise good call never ends the cluster", async () => {
    const client = await SchedulerClient.subscribe(cluster.port);
    const value = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null));
    const resource = fc.record({
      name: fc.oneof(fc.constant("cpus"), fc.string()),
      type: fc.constantFrom("SCALAR", "RANGES", "SET", "TEXT"),
      scalar: fc.record({ value: fc.double() }),
    });
    const call = fc.record({
      type: fc.constantFrom("ACCEPT", "DECLINE", "KILL", "RECONCILE", "ACKNOWLEDGE", "MESSAGE", "REVIVE", "SHUTDOWN"),
      accept: fc.record({
        offer_ids: fc.array(fc.record({ value: fc.string() }), { maxLength: 2 }),
        operations: fc.array(
          fc.record({
            type: fc.constantFrom("LAUNCH", "LAUNCH_GROUP", "RESERVE", "UNKNOWN"),
            launch: fc.record({
              task_infos: fc.array(
                fc.record({
                  name: fc.string(),
                  task_id: fc.record({ value: fc.string() }),
                  agent_id: fc.record({ value: fc.string() }),
                  resources: fc.array(resource, { maxLength: 3 }),
                  command: fc.record({ value: fc.string() }),
                }),
                { maxLength: 2 },
              ),
            }),
          }),
          { maxLength: 2 },
        ),
        filters: fc.record({ refuse_seconds: fc.double() }),
      }),
      kill: fc.record({ task_id: fc.record({ value: fc.string() }) }),
      reconcile: fc.record({ tasks: fc.array(fc.record({ task_id: fc.record({ value: fc.string() }) })) }),
      revive: fc.record({ roles: fc.array(fc.string()) }),
      message: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, value),
    });
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(call, async (content) => {
        const { status } = await client.call(content);
        expect(status).toMatch(/^HTTP\/1\.1 (202|400)/);
        if (status.includes("202")) accepted += 1;
      }),
      { numRuns: 100 },
    );
    expect(accepted).toBeGreaterThan(20);
    await client.call({ type: "TEARDOWN" });
  });

  it("that is too large is refused without being read", async () => {
    const head =
      "POST /api/v1 HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900000000\r\n\r\n";
    const body = "x".repeat(65 * 1024 * 1024);
    const answer = await rawExchange(cluster.port, head + body);
    expect(answer.status).toBe("HTTP/1.1 413 Payload Too Large");
  });

  it("that is not HTTP is answered with 400", async () => {
    expect((await rawExchange(cluster.port, "hello\r\n\r\n")).status).toBe("HTTP/1.1 400 Bad Request");
  });
});
