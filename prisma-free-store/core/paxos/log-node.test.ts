import { describe, expect, it } from "vitest";
import { DEFAULT_TIMING } from "./defaults.ts";
import { LogNode } from "./log-node.ts";
import type { LogEvent, LogNodeOptions } from "./log-node.types.ts";
import { MAX_NUMBER, type Action, type Message } from "./messages.ts";
import { Positions } from "./positions.ts";

const options: LogNodeOptions = {
  self: "a",
  quorum: 2,
  autoInitialize: false,
  timing: DEFAULT_TIMING,
  random: () => 0,
  firstRequestId: 1,
};

function votingNode(actions: readonly Action[] = []): LogNode {
  const metadata = { status: "VOTING", promised: 0 } as const;
  const unlearned = actions.filter(({ learned }) => learned !== true);
  return new LogNode(options, { metadata, positions: Positions.restore(actions), unlearned }, 0);
}

const received = (message: Message): LogEvent => ({ kind: "received", from: "b", message });

const append = { type: "APPEND", append: { bytes: Uint8Array.of(1) } } as const;

describe("a node", () => {
  const senseless: readonly Message[] = [
    { name: "LearnedMessage", action: { position: 1, promised: 1, performed: 1, ...append } },
    { name: "LearnedMessage", action: { position: 1, promised: 1, learned: true } },
    { name: "LearnedMessage", action: { position: 1, promised: 1, learned: true, type: "TRUNCATE" } },
    { name: "WriteRequest", proposal: 1, position: 1, type: "APPEND" },
    { name: "WriteRequest", proposal: 1, position: 1, type: "TRUNCATE" },
    { name: "WriteRequest", proposal: MAX_NUMBER + 1, position: 1, ...append },
    { name: "PromiseRequest", proposal: 1, position: MAX_NUMBER + 1 },
    { name: "PromiseResponse", okay: true, proposal: 1, action: { position: 1, promised: 1, performed: 1 } },
    { name: "RecoverResponse", status: "VOTING" },
  ];

  it.each(senseless)("drops and counts what makes no sense: $name %#", (message) => {
    const node = votingNode();
    node.takeReady();
    node.step(received(message), 0);
    const ready = node.takeReady();
    expect(node.dropped).toBe(1);
    expect(ready?.records ?? []).toEqual([]);
  });

  it("takes no notice of answers that nobody waits for", () => {
    const node = votingNode();
    const message = { name: "WriteResponse", okay: true, type: "ACCEPT", proposal: 1, position: 1 } as const;
    node.step({ kind: "received", from: "b", requestId: 77, message }, 0);
    node.step({ kind: "received", from: "b", message }, 0);
    node.step({ kind: "read", readId: 99, action: undefined }, 0);
    node.step({ kind: "written", through: 5 }, 0);
    expect(node.takeReady()?.outcomes ?? []).toEqual([]);
  });

  it("is elected by those alone whom it has asked, each of whom counts once", () => {
    const node = new LogNode(
      { ...options, quorum: 3 },
      { metadata: { status: "VOTING", promised: 0 }, positions: Positions.restore([]), unlearned: [] },
      0,
    );
    node.step({ kind: "peers", pids: ["a", "b", "c", "d", "e"] }, 0);
    node.step({ kind: "elect" }, 0);
    const asked = node
      .takeReady()
      ?.messages.find(({ message }) => message.name === "PromiseRequest" && message.proposal > 0);
    node.step({ kind: "written", through: 1 }, 0);
    const message = { name: "PromiseResponse", okay: true, type: "ACCEPT", proposal: 1, position: 5 } as const;
    const answer = (from: string): void =>
      node.step({ kind: "received", from, requestId: asked?.requestId ?? 0, message }, 0);
    // A promise that all others have to keep would be followed by the fills of what they have.
    const asksForPositions = (): boolean =>
      (node.takeReady()?.messages ?? []).some(
        ({ message: sent }) => sent.name === "PromiseRequest" && sent.position !== undefined,
      );
    for (const from of ["b", "b", "stranger", "other"]) answer(from);
    expect(asksForPositions()).toBe(false);
    answer("c");
    expect(asksForPositions()).toBe(true);
  });

  it("takes up the actions that were not learned, but for those that are truncated", () => {
    const node = votingNode([
      { position: 1, promised: 4, performed: 4, ...append },
      { position: 2, promised: 5, performed: 5, ...append },
      { position: 3, promised: 2, performed: 2, learned: true, type: "TRUNCATE", truncate: { to: 2 } },
    ]);
    expect(node.learned).toEqual({ begin: 2, end: 1 });
    node.step(received({ name: "PromiseRequest", proposal: 6, position: 1 }), 0);
    node.step(received({ name: "PromiseRequest", proposal: 5, position: 2 }), 0);
    expect(node.takeReady()?.messages.map(({ message }) => message)).toMatchObject([
      { type: "ACCEPT", action: { position: 1, nop: { tombstone: true } } },
      { type: "REJECT", proposal: 5 },
    ]);
  });

  it("asks for a sync of what it promised and accepted, and for none of what it learned", () => {
    const node = votingNode();
    node.step(received({ name: "PromiseRequest", proposal: 1 }), 0);
    node.step(received({ name: "WriteRequest", proposal: 1, position: 0, type: "NOP", nop: {} }), 0);
    const action: Action = { position: 0, promised: 1, performed: 1, learned: true, type: "NOP", nop: {} };
    node.step(received({ name: "LearnedMessage", action }), 0);
    const records = node.takeReady()?.records ?? [];
    expect(records.map(({ number, sync }) => [number, sync])).toEqual([
      [1, true],
      [2, true],
      [3, false],
    ]);
  });

  it("stops voting when its disk cannot read what it learned", () => {
    const node = votingNode([{ position: 0, promised: 1, performed: 1, learned: true, type: "NOP", nop: {} }]);
    node.step(received({ name: "PromiseRequest", proposal: 2, position: 0 }), 0);
    const readId = node.takeReady()?.reads[0]?.readId ?? 0;
    node.step({ kind: "read", readId, action: undefined }, 0);
    const ready = node.takeReady();
    expect(ready?.outcomes).toMatchObject([{ kind: "diskFailed" }]);
    expect(ready?.messages).toEqual([]);
  });

  it("reads for so many at once, and drops what more is asked", () => {
    const node = votingNode([{ position: 0, promised: 1, performed: 1, learned: true, type: "NOP", nop: {} }]);
    for (let i = 0; i < 5000; i++) node.step(received({ name: "PromiseRequest", proposal: 0, position: 0 }), 0);
    expect(node.takeReady()?.reads).toHaveLength(4096);
    expect(node.dropped).toBe(5000 - 4096);
  });

  it("answers with a tombstone when a position is truncated while it is being read", () => {
    const node = votingNode([{ position: 0, promised: 1, performed: 1, learned: true, type: "NOP", nop: {} }]);
    node.step(received({ name: "PromiseRequest", proposal: 2, position: 0 }), 0);
    const readId = node.takeReady()?.reads[0]?.readId ?? 0;
    const truncation: Action = {
      position: 1,
      promised: 1,
      performed: 1,
      learned: true,
      type: "TRUNCATE",
      truncate: { to: 1 },
    };
    node.step(received({ name: "LearnedMessage", action: truncation }), 0);
    node.step({ kind: "read", readId, action: undefined }, 0);
    const messages = node.takeReady()?.messages.map(({ message }) => message);
    expect(messages).toMatchObject([
      { type: "ACCEPT", proposal: 2, action: { position: 0, nop: { tombstone: true } } },
    ]);
  });

  it("counts no vote for a round that ended while the process was stopped", () => {
    const node = votingNode();
    node.step({ kind: "peers", pids: ["a", "b"] }, 0);
    node.step({ kind: "elect" }, 0);
    const sent = node
      .takeReady()
      ?.messages.find(({ message }) => message.name === "PromiseRequest" && message.proposal > 0);
    node.step({ kind: "written", through: 1 }, 0);
    const message = { name: "PromiseResponse", okay: true, type: "ACCEPT", proposal: 1, position: 0 } as const;
    const late = DEFAULT_TIMING.roundTimeoutMs + 1;
    node.step({ kind: "received", from: "b", requestId: sent?.requestId ?? 0, message }, late);
    expect(node.takeReady()?.outcomes).toMatchObject([{ kind: "electionLost", reason: "TIMEOUT", proposal: 1 }]);
    expect(node.coordinator.state).toBe("ELECTING");
  });

  it("lets time stand still rather than run backwards", () => {
    const node = votingNode();
    node.step({ kind: "tick" }, 10_000);
    const wakeAtMs = node.wakeAtMs;
    node.step({ kind: "tick" }, 5_000);
    expect(node.wakeAtMs).toBe(wakeAtMs);
  });
});
