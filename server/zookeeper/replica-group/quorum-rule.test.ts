import { describe, expect, it } from "vitest";
import { refusalOf, type GroupView, type JoinRequest } from "./quorum-rule.ts";

const pid = (n: number): string => `log-replica(1)@10.0.0.${n}:8083`;
const scheduler = (n: number, quorumSize: number) => ({ pid: pid(n), quorumSize });
const request = (n: number, quorumSize: number, previousQuorumSize = 0): JoinRequest => ({
  ...scheduler(n, quorumSize),
  previousQuorumSize,
});

function group(recordedQuorumSize: number | undefined, ...others: ReturnType<typeof scheduler>[]): GroupView {
  return { recordedQuorumSize, others, pids: others.map((other) => other.pid) };
}

describe("without a change under way", () => {
  it("lets the first scheduler in, and each that agrees, until there are 2q-1", () => {
    expect(refusalOf(request(1, 2), group(undefined))).toBeUndefined();
    expect(refusalOf(request(2, 2), group(2, scheduler(1, 2)))).toBeUndefined();
    expect(refusalOf(request(3, 2), group(2, scheduler(1, 2), scheduler(2, 2)))).toBeUndefined();
    const full = group(2, scheduler(1, 2), scheduler(2, 2), scheduler(3, 2));
    expect(refusalOf(request(4, 2), full)).toMatch(
      /with a quorum size of 2 the log has at most 3 replicas, and there are 3 already: .*10\.0\.0\.1:8083, .*Stop the scheduler/,
    );
  });

  it("knows a scheduler that comes back by its PID", () => {
    const { others, ...rest } = group(2, scheduler(1, 2), scheduler(2, 2));
    expect(refusalOf(request(3, 2), { ...rest, others, pids: [pid(1), pid(2), pid(3)] })).toBeUndefined();
  });

  it("counts replicas that no scheduler published", () => {
    const view = { recordedQuorumSize: undefined, others: [], pids: [pid(1), pid(2), pid(3)] };
    expect(refusalOf(request(4, 2), view)).toMatch(/there are 3 already/);
  });

  it("refuses a quorum size that differs from another scheduler's, and says what to set", () => {
    expect(refusalOf(request(2, 1), group(2, scheduler(1, 2)))).toMatch(
      /10\.0\.0\.1:8083 runs with -native_log_quorum_size=2, this scheduler is set to 1.*Set -native_log_quorum_size=2 here.*-native_log_previous_quorum_size=2/,
    );
  });

  it("refuses a quorum size that differs from the recorded one, though nobody runs", () => {
    expect(refusalOf(request(1, 1), group(2))).toMatch(/the log was last run with -native_log_quorum_size=2/);
  });
});

describe("while 3 schedulers become 5", () => {
  it("lets the three in with the new size, one after the other", () => {
    expect(refusalOf(request(1, 3, 2), group(2, scheduler(2, 2), scheduler(3, 2)))).toBeUndefined();
    expect(refusalOf(request(2, 3, 2), group(3, scheduler(1, 3), scheduler(3, 2)))).toBeUndefined();
    expect(refusalOf(request(3, 3, 2), group(3, scheduler(1, 3), scheduler(2, 3)))).toBeUndefined();
  });

  it("does not let a fourth in before all have the new size", () => {
    const mixed = group(3, scheduler(1, 3), scheduler(2, 3), scheduler(3, 2));
    expect(refusalOf(request(4, 3), mixed)).toMatch(/runs with -native_log_quorum_size=2/);
    expect(refusalOf(request(4, 3, 2), mixed)).toMatch(/with a quorum size of 2 the log has at most 3 replicas/);
  });

  it("lets the fourth and the fifth in when all have, and no sixth", () => {
    const three = [scheduler(1, 3), scheduler(2, 3), scheduler(3, 3)];
    expect(refusalOf(request(4, 3), group(3, ...three))).toBeUndefined();
    expect(refusalOf(request(5, 3), group(3, ...three, scheduler(4, 3)))).toBeUndefined();
    expect(refusalOf(request(6, 3), group(3, ...three, scheduler(4, 3), scheduler(5, 3)))).toMatch(
      /at most 5 replicas/,
    );
  });
});

describe("while 5 schedulers become 3", () => {
  it("does not let the smaller size in before two are gone", () => {
    const four = [2, 3, 4, 5].map((n) => scheduler(n, 3));
    expect(refusalOf(request(1, 2, 3), group(3, ...four))).toMatch(/at most 3 replicas, and there are 4 already/);
    expect(refusalOf(request(1, 2, 3), group(3, scheduler(2, 3), scheduler(3, 3)))).toBeUndefined();
  });

  it("keeps out those that were stopped", () => {
    expect(refusalOf(request(5, 3), group(2, scheduler(1, 2)))).toMatch(/runs with -native_log_quorum_size=2/);
  });
});
