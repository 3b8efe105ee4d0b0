import { expect, test } from "vitest";
import type { AppendLatencySample, LogStatus, ReplicaView } from "../../server/api/cluster.ts";
import { latencyChart } from "./latency.model.ts";

function sample(atMs: number, p99Ms: number): AppendLatencySample {
  return { atMs, p50Ms: p99Ms / 2, p99Ms, maxMs: p99Ms, count: 1 };
}

function log(replicas: readonly Partial<ReplicaView>[], appendLatency: readonly AppendLatencySample[] = []): LogStatus {
  const whole = replicas.map((replica, i): ReplicaView => ({
    pid: `log-replica(1)@10.0.0.${i + 1}:1`,
    isSelf: i === 0,
    status: "VOTING",
    ...replica,
  }));
  return { quorumSize: 1, path: "", replicas: whole, appendLatencyMs: { p50: 0, p99: 0 }, appendLatency };
}

test("a log that nobody has written to has no chart", () => {
  expect(latencyChart(log([{}]))).toBeUndefined();
  expect(latencyChart(log([{ appendLatency: [] }, {}]))).toBeUndefined();
});

test("the writes of this process are shown as they were, over all replicas", () => {
  const peer = { appendLatency: [sample(5_000, 3)] };
  const chart = latencyChart(log([{}, peer], [sample(5_000, 4), sample(10_000, 6)]));
  expect(chart?.times).toEqual([5, 10]);
  expect(chart?.lines.map(({ label, values }) => [label, values])).toEqual([
    ["p50", [2, 3]],
    ["p99", [4, 6]],
    ["longest", [4, 6]],
  ]);
});

test("replicas share the axis of time, with gaps where one did not answer", () => {
  const one = { appendLatency: [sample(5_000, 3), sample(15_000, 5)] };
  const two = { appendLatency: [sample(5_000, 4), sample(10_000, 6)] };
  const chart = latencyChart(log([one, two, {}]));
  expect(chart?.times).toEqual([5, 10, 15]);
  expect(chart?.lines.map(({ label, values }) => [label, values])).toEqual([
    ["this replica, p99", [3, null, 5]],
    ["10.0.0.2:1, p99", [4, 6, null]],
  ]);
});
