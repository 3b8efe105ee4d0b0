import { describe, expect, it } from "vitest";
import { DEFAULT_TIMING } from "./defaults.ts";
import { LogNode } from "./log-node.ts";
import type { LogEvent, Outgoing } from "./log-node.types.ts";
import type { Action, RecoverResponse, Response } from "./messages.ts";
import { Positions } from "./positions.ts";

const { surveyMs } = DEFAULT_TIMING;
const learned = (position: number): Action => ({
  position,
  promised: 1,
  performed: 1,
  learned: true,
  type: "NOP",
  nop: {},
});

/** A member of an ensemble of three, and its surveys. */
class Surveying {
  readonly node: LogNode;
  #sent: Outgoing[] = [];

  constructor(actions: readonly Action[]) {
    const metadata = { status: "VOTING", promised: 1 } as const;
    const unlearned = actions.filter((action) => action.learned !== true);
    this.node = new LogNode(
      { self: "a", quorum: 2, autoInitialize: false, timing: DEFAULT_TIMING, random: () => 0, firstRequestId: 1 },
      { metadata, positions: Positions.restore(actions), unlearned },
      0,
    );
    this.step({ kind: "peers", pids: ["a", "b", "c"] }, 0);
    this.step({ kind: "tick" }, 0);
  }

  step(event: LogEvent, nowMs: number): void {
    this.node.step(event, nowMs);
    this.#sent.push(...(this.node.takeReady()?.messages ?? []));
  }

  /** Answers the last request of the kind. */
  answer(from: string, message: Response, nowMs: number): void {
    const name = message.name === "RecoverResponse" ? "RecoverRequest" : "PromiseRequest";
    const requestId = this.#sent.findLast((sent) => sent.message.name === name)?.requestId ?? -1;
    this.step({ kind: "received", from, requestId, message }, nowMs);
  }

  view(pid: string): object | undefined {
    return this.node.peers.find((peer) => peer.pid === pid);
  }
}

const range = (begin: number, end: number): RecoverResponse => ({
  name: "RecoverResponse",
  status: "VOTING",
  begin,
  end,
});
const refusal = { name: "PromiseResponse", okay: false, type: "REJECT", proposal: 7 } as const;
const accepted = (position: number): Response => ({
  name: "WriteResponse",
  okay: true,
  type: "ACCEPT",
  proposal: 1,
  position,
});

describe("what a replica knows of the others", () => {
  it("is nothing but who they are before they answer", () => {
    expect(new Surveying([]).node.peers).toEqual([{ pid: "b" }, { pid: "c" }]);
  });

  it("is what they say when they are asked", () => {
    const surveying = new Surveying([0, 1, 2].map(learned));
    surveying.answer("b", range(0, 1), 10);
    surveying.answer("b", refusal, 11);
    const b = { pid: "b", status: "VOTING", begin: 0, end: 1, promised: 7, lag: 1, heardMs: 11 };
    expect(surveying.node.peers).toEqual([b, { pid: "c" }]);
  });

  it("is not what somebody says who was not asked", () => {
    const surveying = new Surveying([learned(0)]);
    for (const from of ["stranger", "a"]) {
      surveying.answer(from, range(0, 1000), 10);
      surveying.answer(from, accepted(0), 10);
    }
    surveying.step({ kind: "received", from: "b", requestId: 999, message: range(0, 1000) }, 10);
    expect(surveying.node.peers).toEqual([{ pid: "b" }, { pid: "c" }]);
    expect(surveying.node.lag).toBe(0);
  });

  it("is where they are by the writes that they accept, though nobody waits for it, as far as those are our own", () => {
    const surveying = new Surveying([0, 1, 2].map(learned));
    surveying.step({ kind: "received", from: "b", requestId: 999, message: accepted(1) }, 10);
    expect(surveying.view("b")).toEqual({ pid: "b", status: "VOTING", end: 1, lag: 1, heardMs: 10 });
    surveying.step({ kind: "received", from: "b", requestId: 999, message: accepted(1000) }, 20);
    expect(surveying.view("b")).toEqual({ pid: "b", status: "VOTING", end: 1, lag: 1, heardMs: 20 });
  });

  it("is forgotten when they do not vote: they may have lost it", () => {
    const surveying = new Surveying([0, 1].map(learned));
    surveying.answer("b", range(0, 1), 10);
    surveying.answer("b", refusal, 10);
    surveying.answer("b", { name: "RecoverResponse", status: "RECOVERING" }, 20);
    expect(surveying.view("b")).toEqual({ pid: "b", status: "RECOVERING", heardMs: 20 });
  });

  it("is how far they were behind when they answered, and how far they are when that is long ago", () => {
    const surveying = new Surveying([0, 1].map(learned));
    surveying.answer("b", range(0, 1), 10);
    for (const position of [2, 3, 4]) {
      surveying.step(
        { kind: "received", from: "c", message: { name: "LearnedMessage", action: learned(position) } },
        20,
      );
    }
    expect(surveying.view("b")).toMatchObject({ end: 1, lag: 0 });
    surveying.step({ kind: "tick" }, 10 + 2 * surveyMs + 1);
    expect(surveying.view("b")).toMatchObject({ end: 1, lag: 3 });
  });

  it("goes with them when they are no members any more", () => {
    const surveying = new Surveying([learned(0)]);
    surveying.answer("b", range(0, 9), 10);
    surveying.step({ kind: "peers", pids: ["a", "c"] }, 20);
    surveying.step({ kind: "peers", pids: ["a", "b", "c"] }, 30);
    expect(surveying.node.peers).toEqual([{ pid: "b" }, { pid: "c" }]);
  });
});

describe("what a replica knows to lack", () => {
  it("is every position that is not learned, up to the last one that anybody has", () => {
    const surveying = new Surveying([learned(0), { position: 2, promised: 1 }, learned(4)]);
    expect(surveying.node.lag).toBe(3);
    surveying.answer("b", range(0, 10), 10);
    expect(surveying.node.lag).toBe(9);
  });

  it("is not what the others have truncated", () => {
    const surveying = new Surveying([learned(0), { position: 2, promised: 1 }, learned(4)]);
    surveying.answer("b", range(4, 10), 10);
    expect(surveying.node.lag).toBe(6);
    surveying.answer("b", range(8, 10), 10);
    expect(surveying.node.lag).toBe(3);
  });

  it("is nothing in a log that nobody has written to", () => {
    const surveying = new Surveying([]);
    surveying.answer("b", range(0, 0), 10);
    expect(surveying.node.lag).toBe(0);
  });

  it("is not what it is writing itself", () => {
    const node = new LogNode(
      { self: "a", quorum: 1, autoInitialize: false, timing: DEFAULT_TIMING, random: () => 0, firstRequestId: 1 },
      { metadata: { status: "VOTING", promised: 0 }, positions: Positions.restore([learned(0)]), unlearned: [] },
      0,
    );
    node.step({ kind: "elect" }, 0);
    node.step({ kind: "written", through: 1 }, 0);
    node.step({ kind: "append", bytes: Uint8Array.of(1) }, 0);
    expect([node.writingTo, node.positions.end, node.lag]).toEqual([1, 1, 0]);
  });
});
