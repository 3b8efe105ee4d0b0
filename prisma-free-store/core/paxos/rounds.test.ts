import { describe, expect, it } from "vitest";
import type { Action, PromiseResponse, Verdict, WriteResponse } from "./messages.ts";
import { PromiseRound } from "./promise-round.ts";
import { WriteRound } from "./write-round.ts";

const action = (performed: number, learned = false): Action => ({
  position: 7,
  promised: performed,
  performed,
  learned,
  type: "APPEND",
  append: { bytes: Uint8Array.of(performed) },
});

function promised(type: Verdict, rest: Partial<PromiseResponse> = {}): PromiseResponse {
  return { name: "PromiseResponse", okay: type === "ACCEPT", type, proposal: 5, ...rest };
}

function written(type: Verdict, rest: Partial<WriteResponse> = {}): WriteResponse {
  return { name: "WriteResponse", okay: type === "ACCEPT", type, proposal: 5, position: 7, ...rest };
}

describe("a promise round", () => {
  const forAll = (): PromiseRound => new PromiseRound({ quorum: 2, proposal: 5 });
  const forOne = (): PromiseRound => new PromiseRound({ quorum: 2, proposal: 5, position: 7 });

  it("for all positions is won with the highest end of a quorum", () => {
    const round = forAll();
    expect(round.add("a", promised("ACCEPT", { position: 3 }))).toBeUndefined();
    expect(round.add("b", promised("ACCEPT", { position: 9 }))).toEqual({
      verdict: "ACCEPT",
      end: 9,
      action: undefined,
    });
  });

  it("is lost by one refusal among a quorum, to the highest proposal promised to", () => {
    const round = forAll();
    round.add("a", promised("REJECT", { proposal: 8 }));
    expect(round.add("b", promised("ACCEPT", { position: 9 }))).toEqual({ verdict: "REJECT", proposal: 8 });
  });

  it("is over when a quorum may not vote", () => {
    const round = forAll();
    expect(round.add("a", promised("IGNORED"))).toBeUndefined();
    expect(round.add("b", promised("IGNORED"))).toEqual({ verdict: "IGNORED" });
  });

  it("counts each replica once", () => {
    const round = forAll();
    round.add("a", promised("ACCEPT", { position: 3 }));
    expect(round.add("a", promised("ACCEPT", { position: 3 }))).toBeUndefined();
  });

  it("takes no notice of promises to others, of other positions, or without an end", () => {
    expect(forAll().add("a", promised("ACCEPT", { proposal: 4, position: 3 }))).toBeUndefined();
    const round = forOne();
    round.add("a", promised("ACCEPT", { position: 8 }));
    round.add("b", promised("ACCEPT"));
    expect(round.add("c", promised("ACCEPT", { position: 7 }))).toBeUndefined();
    expect(round.add("d", promised("ACCEPT", { position: 7 }))).toMatchObject({ verdict: "ACCEPT" });
  });

  it("for a position finds what was accepted under the highest proposal", () => {
    const round = new PromiseRound({ quorum: 3, proposal: 5, position: 7 });
    round.add("a", promised("ACCEPT", { action: action(3) }));
    round.add("b", promised("ACCEPT", { action: { position: 7, promised: 4 } }));
    expect(round.add("c", promised("ACCEPT", { action: action(2) }))).toMatchObject({ action: action(3) });
  });

  it("for a position is over with the first learned action", () => {
    expect(forOne().add("a", promised("ACCEPT", { action: action(2, true) }))).toMatchObject({
      action: action(2, true),
    });
  });

  it("understands replicas that only say whether it is okay", () => {
    const round = forAll();
    round.add("a", { name: "PromiseResponse", okay: true, proposal: 5, position: 3 });
    expect(round.add("b", { name: "PromiseResponse", okay: false, proposal: 8 })).toEqual({
      verdict: "REJECT",
      proposal: 8,
    });
  });
});

describe("a write round", () => {
  const round = (quorum = 2): WriteRound => new WriteRound({ quorum, proposal: 5, position: 7 });

  it("is won when a quorum accepts, whatever the others say", () => {
    const votes = round();
    expect(votes.add("a", written("REJECT", { proposal: 8 }))).toBeUndefined();
    expect(votes.add("b", written("ACCEPT"))).toEqual({ verdict: "REJECT", proposal: 8, isFinal: false });
    expect(votes.add("c", written("ACCEPT"))).toEqual({ verdict: "ACCEPT" });
  });

  it("is lost for good when a quorum refuses", () => {
    const votes = round();
    votes.add("a", written("REJECT", { proposal: 8 }));
    expect(votes.add("b", written("REJECT", { proposal: 6 }))).toEqual({
      verdict: "REJECT",
      proposal: 8,
      isFinal: true,
    });
  });

  it("lets a replica that could not vote vote later", () => {
    const votes = round();
    votes.add("a", written("IGNORED"));
    expect(votes.add("a", written("ACCEPT"))).toBeUndefined();
    expect(votes.add("b", written("IGNORED"))).toBeUndefined();
    expect(votes.add("b", written("ACCEPT"))).toEqual({ verdict: "ACCEPT" });
  });

  it("is over when a quorum may not vote", () => {
    const votes = round();
    votes.add("a", written("IGNORED"));
    expect(votes.add("b", written("IGNORED"))).toEqual({ verdict: "IGNORED" });
  });

  it("counts each replica once, and only what was asked", () => {
    const votes = round();
    votes.add("a", written("ACCEPT"));
    expect(votes.add("a", written("ACCEPT"))).toBeUndefined();
    expect(votes.add("b", written("ACCEPT", { position: 8 }))).toBeUndefined();
    expect(votes.add("b", written("ACCEPT", { proposal: 4 }))).toBeUndefined();
    expect(votes.hasAnswered("b")).toBe(false);
  });
});
