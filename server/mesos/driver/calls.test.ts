import { expect, test } from "vitest";
import { decodeMessage, encodeMessage } from "../codec.ts";
import { decodeJson, encodeJson } from "../json-codec.ts";
import { mesos, SchedulerCall, SchedulerEvent } from "../messages.ts";
import { RecordDecoder } from "../recordio.ts";
import { fixture, httpBody } from "../testing/fixtures.ts";
import type { TaskLaunch } from "../../scheduler/ports/driver.ts";
import * as calls from "./calls.ts";
import { fromWireOffer } from "./events.ts";
import { frameworkInfo } from "./framework-info.ts";
import { driverFlags, type DriverSettings } from "./flags.ts";
import { parseFlags } from "../../base/flags/parse.ts";

const FRAMEWORK = "4bc61407-c992-4544-b1a9-a9ccd8f6c6da-0002";
const AGENT = "4bc61407-c992-4544-b1a9-a9ccd8f6c6da-S0";

/** A call as it is after the wire, in JSON. */
function sent(call: calls.CallBody | undefined, frameworkId = FRAMEWORK): unknown {
  const bytes = encodeMessage(SchedulerCall, { ...call, framework_id: { value: frameworkId } });
  return JSON.parse(encodeJson(SchedulerCall, decodeMessage(SchedulerCall, bytes)));
}

function recorded(name: string): unknown {
  const text = httpBody(`scheduler-json-more/calls/${name}.request`).toString();
  return JSON.parse(encodeJson(SchedulerCall, decodeJson(SchedulerCall, text)));
}

function settings(...argv: string[]): DriverSettings {
  return parseFlags({ driver: driverFlags }, argv).values.driver;
}

const identity = { hostname: "aurora.test", webuiUrl: "http://aurora.test:8081" };

test("Calls mean what the recorded ones mean.", () => {
  expect(sent(calls.declineCall([`${FRAMEWORK.slice(0, 36)}-O4`], 1))).toEqual(recorded("01-DECLINE"));
  const uuid = Buffer.from("LPfbxkjpRAm6u3zbZm+kVQ==", "base64");
  const update = { taskId: "www-data-prod-hello-0-aaaa", state: "TASK_RUNNING", agentId: AGENT, uuid } as const;
  expect(sent(calls.acknowledgeCall(update))).toEqual(recorded("03-ACKNOWLEDGE"));
  const tasks = [{ taskId: "www-data-prod-hello-0-aaaa", agentId: AGENT }, { taskId: "unknown-task" }];
  expect(sent(calls.reconcileCall(tasks))).toEqual(recorded("04-RECONCILE"));
  expect(sent(calls.reconcileCall([]))).toEqual(recorded("05-RECONCILE"));
  expect(sent(calls.SUPPRESS_CALL)).toEqual(recorded("06-SUPPRESS"));
  expect(sent(calls.REVIVE_CALL)).toEqual(recorded("07-REVIVE"));
  expect(sent(calls.killCall("www-data-prod-hello-0-aaaa", AGENT))).toEqual(recorded("09-KILL"));
});

test("A kill need not name the agent.", () => {
  expect(sent(calls.killCall("t", undefined))).toMatchObject({ kill: { task_id: { value: "t" } } });
});

test("An update without uuid or agent is not acknowledged.", () => {
  const update = { taskId: "t", state: "TASK_RUNNING", agentId: AGENT } as const;
  expect(calls.acknowledgeCall(update)).toBeUndefined();
  expect(calls.acknowledgeCall({ ...update, uuid: new Uint8Array() })).toBeUndefined();
  expect(calls.acknowledgeCall({ taskId: "t", state: "TASK_RUNNING", uuid: new Uint8Array(16) })).toBeUndefined();
});

function offers(): ReturnType<typeof fromWireOffer>[] {
  const found: ReturnType<typeof fromWireOffer>[] = [];
  new RecordDecoder((record) => {
    const event = decodeMessage(SchedulerEvent, record);
    found.push(...(event.offers?.offers ?? []).map(fromWireOffer));
  }).push(fixture("scheduler-protobuf/stream.recordio"));
  return found;
}

function launch(): TaskLaunch {
  const offer = offers()[0]!;
  const part = (name: string, amount: object) => ({ ...offer.resources.find((r) => r.name === name)!, ...amount });
  return {
    taskId: "task-1",
    name: "www-data/prod/hello",
    agentId: offer.agentId,
    resources: [
      part("cpus", { scalar: 0.5 }),
      part("mem", { scalar: 64 }),
      part("ports", { ranges: [{ begin: 31005, end: 31005 }] }),
    ],
    executor: {
      executorId: "aurora-task-1",
      name: "AuroraExecutor",
      source: "www-data.prod.hello.0",
      command: "./executor",
      uris: [{ value: "/opt/executor", executable: true, cache: false, outputFile: "executor" }],
      user: "root",
      environment: { HOME: "/" },
      resources: [part("cpus", { scalar: 0.01 })],
      shutdownGracePeriodMs: 30_000,
    },
    data: Buffer.from("task data"),
    labels: { "org.apache.aurora.tier": "preemptible" },
    container: {
      type: "MESOS",
      image: { docker: { name: "debian:12" } },
      volumes: [{ containerPath: "/in", hostPath: "/out", mode: "RO" }],
    },
    discovery: { name: "hello.prod.www-data", environment: "prod", ports: [{ name: "http", number: 31005 }] },
  };
}

test("A launch hands back the resources that were offered, only less of them.", () => {
  const call = sent(calls.acceptCall(["o1", "o2"], [launch()], 5)) as { accept: never };
  const allocation = { allocation_info: { role: "*" }, role: "*" };
  expect(call.accept).toEqual({
    offer_ids: [{ value: "o1" }, { value: "o2" }],
    filters: { refuse_seconds: 5 },
    operations: [
      {
        type: "LAUNCH",
        launch: {
          task_infos: [
            {
              name: "www-data/prod/hello",
              task_id: { value: "task-1" },
              agent_id: { value: AGENT },
              resources: [
                { name: "cpus", type: "SCALAR", scalar: { value: 0.5 }, ...allocation },
                { name: "mem", type: "SCALAR", scalar: { value: 64 }, ...allocation },
                { name: "ports", type: "RANGES", ranges: { range: [{ begin: 31005, end: 31005 }] }, ...allocation },
              ],
              executor: {
                executor_id: { value: "aurora-task-1" },
                name: "AuroraExecutor",
                source: "www-data.prod.hello.0",
                labels: { labels: [{ key: "source", value: "www-data.prod.hello.0" }] },
                command: {
                  shell: true,
                  value: "./executor",
                  user: "root",
                  uris: [{ value: "/opt/executor", executable: true, cache: false, output_file: "executor" }],
                  environment: { variables: [{ name: "HOME", value: "/" }] },
                },
                resources: [{ name: "cpus", type: "SCALAR", scalar: { value: 0.01 }, ...allocation }],
                shutdown_grace_period: { nanoseconds: 30_000_000_000 },
                container: {
                  type: "MESOS",
                  mesos: {},
                  volumes: [
                    { mode: "RO", container_path: "/in", host_path: "/out" },
                    {
                      mode: "RO",
                      container_path: "taskfs",
                      image: { type: "DOCKER", docker: { name: "debian:12" } },
                    },
                  ],
                },
              },
              data: Buffer.from("task data").toString("base64"),
              labels: { labels: [{ key: "org.apache.aurora.tier", value: "preemptible" }] },
              discovery: {
                visibility: "CLUSTER",
                name: "hello.prod.www-data",
                environment: "prod",
                ports: { ports: [{ name: "http", number: 31005, protocol: "TCP" }] },
              },
            },
          ],
        },
      },
    ],
  });
});

test("Docker containers and AppC images are launched as Aurora does.", () => {
  const containers = (
    [
      { type: "DOCKER", image: "redis:7", parameters: [{ key: "volume", value: "/a:/b" }] },
      { type: "MESOS", image: { appc: { name: "x", id: "sha512-1" } }, volumes: [] },
    ] as const
  ).map((container) => {
    const call = calls.acceptCall(["o"], [{ ...launch(), container }], 5);
    return call.accept?.operations?.[0]?.launch?.task_infos?.[0]?.executor?.container;
  });
  const { Type } = mesos.v1.ContainerInfo;
  expect(containers[0]).toEqual({
    type: Type.DOCKER,
    docker: { image: "redis:7", parameters: [{ key: "volume", value: "/a:/b" }] },
  });
  expect(containers[1]?.volumes?.[0]?.image).toEqual({
    type: mesos.v1.Image.Type.APPC,
    appc: { name: "x", id: "sha512-1" },
  });
});

test("A new framework subscribes without id, a known one with it in both places.", () => {
  const info = frameworkInfo({ settings: settings("-mesos_master_address=h:1"), identity, allowGpuResource: false });
  expect(calls.subscribeCall(info, undefined).framework_id).toBeUndefined();
  const call = calls.subscribeCall(info, "fw-1");
  expect(call.framework_id).toEqual({ value: "fw-1" });
  expect(call.subscribe?.framework_info.id).toEqual({ value: "fw-1" });
});

test("The framework introduces itself with Aurora's defaults.", () => {
  const info = frameworkInfo({ settings: settings("-mesos_master_address=h:1"), identity, allowGpuResource: false });
  const { Type } = mesos.v1.FrameworkInfo.Capability;
  expect(info).toEqual({
    user: "root",
    name: "Aurora",
    checkpoint: true,
    failover_timeout: 21 * 24 * 3600,
    hostname: "aurora.test",
    webui_url: "http://aurora.test:8081",
    capabilities: [{ type: Type.PARTITION_AWARE }],
  });
});

test("Flags add role, principal and capabilities.", () => {
  const info = frameworkInfo({
    settings: settings(
      "-mesos_master_address=h:1",
      "-mesos_role=web",
      "-framework_authentication_file=/f",
      "-framework_announce_principal",
      "-receive_revocable_resources=true",
      "-partition_aware=false",
    ),
    identity,
    allowGpuResource: true,
    credentials: { principal: "aurora", secret: "s" },
  });
  const { Type } = mesos.v1.FrameworkInfo.Capability;
  expect(info).toMatchObject({ role: "web", principal: "aurora" });
  expect(info.capabilities).toEqual([{ type: Type.REVOCABLE_RESOURCES }, { type: Type.GPU_RESOURCES }]);
});
