/** Defects that a simulator worth its name must find. Made anew for each run, since some of them remember things. */
import type { LogEvent, Ready, RecordToWrite } from "../../prisma-free-store/core/paxos/log-node.types.ts";
import type { Message, WriteResponse } from "../../prisma-free-store/core/paxos/messages.ts";
import type { Bug } from "./bug.ts";
import type { Profile } from "./profile.ts";

// Worlds in which the rarer ones are likely to show

const THREE = { replicas: 3, foreign: 0, autoInitialize: false };

const WIPED_IN_PARTITIONS = {
  ...THREE,
  chaosMs: 700,
  electionMs: 60,
  competition: 1,
  appendMs: 8,
  straggling: 0,
  partitionMs: 80,
  wipeMs: 80,
};

const BESIDE_MESOS = {
  ...THREE,
  foreign: 1,
  electionMs: 20,
  competition: 1,
  appendMs: 3,
  straggling: 0.2,
  longDelayMs: 60,
  loss: 0.1,
  crashMs: 60,
  partitionMs: 60,
};

const CALM = {
  ...THREE,
  pauseMs: Infinity,
  diskFailureMs: Infinity,
  slowDiskMs: Infinity,
  skew: 0,
  partitionMs: Infinity,
};

const WIPED_WITH_STRAGGLERS = {
  ...CALM,
  chaosMs: 700,
  electionMs: 60,
  competition: 1,
  appendMs: 4,
  straggling: 0.15,
  longDelayMs: 100,
  loss: 0,
  crashMs: 100,
  wipeMs: 60,
};

function inWorld(world: Partial<Profile>): NonNullable<Bug["profile"]> {
  return (profile) => ({ ...profile, ...world });
}

type Received = Extract<LogEvent, { readonly kind: "received" }>;

function records(change: (record: RecordToWrite) => RecordToWrite): NonNullable<Bug["ready"]> {
  return (_, ready) => ({ ...ready, records: ready.records.map(change) });
}

function received(change: (event: Received) => Received): NonNullable<Bug["event"]> {
  return (_, event) => (event.kind === "received" ? change(event) : event);
}

function lowerProposalsAreAccepted(): Bug {
  const asked = new Map<string, number>();
  const answer = (to: string, response: WriteResponse): Message => {
    const proposal = asked.get(to);
    return proposal === undefined ? response : { ...response, proposal };
  };
  return {
    title: "a write is accepted though a higher proposal was promised all later positions",
    event: (node, event) => {
      if (event.kind !== "received" || event.message.name !== "WriteRequest") return event;
      const { message } = event;
      const promised = node.core?.metadata.promised ?? 0;
      if (message.proposal >= promised) return event;
      asked.set(event.from, message.proposal);
      return { ...event, message: { ...message, proposal: promised } };
    },
    ready: (_, ready) => ({
      ...ready,
      messages: ready.messages.map((outgoing) =>
        outgoing.message.name === "WriteResponse"
          ? { ...outgoing, message: answer(outgoing.to, outgoing.message) }
          : outgoing,
      ),
    }),
  };
}

function repeatedAnswersCount(): Bug {
  let count = 0;
  return {
    title: "an answer that comes twice counts twice",
    profile: inWorld({ doubling: 0.3 }),
    event: received((event) =>
      event.message.name === "WriteResponse" ? { ...event, from: `${event.from}-${++count}` } : event,
    ),
  };
}

function learnEarly(ready: Ready): Ready {
  const early = ready.messages.flatMap(({ to, message }) => {
    if (message.name !== "WriteRequest") return [];
    const { name: _, proposal, ...rest } = message;
    const action = { ...rest, promised: proposal, performed: proposal, learned: true };
    return [{ to, message: { name: "LearnedMessage" as const, action } }];
  });
  return { ...ready, messages: [...ready.messages, ...early] };
}

export const PLANTED_BUGS: readonly (() => Bug)[] = [
  () => ({
    title: "an accepted write is acknowledged without a sync",
    ready: records((record) => (record.action === undefined ? record : { ...record, sync: false })),
  }),
  () => ({
    title: "a promise is acknowledged without a sync",
    ready: records((record) => (record.metadata === undefined ? record : { ...record, sync: false })),
  }),
  () => ({
    title: "a promise is not stored",
    ready: records((record) =>
      record.metadata === undefined ? record : { ...record, metadata: { ...record.metadata, promised: 0 } },
    ),
  }),
  lowerProposalsAreAccepted,
  () => ({ title: "what is written counts as learned before a quorum has it", ready: (_, ready) => learnEarly(ready) }),
  () => ({
    title: "the quorum is one too small",
    options: (options) => ({ ...options, quorum: options.quorum - 1 }),
  }),
  repeatedAnswersCount,
  () => ({
    title: "a truncation takes effect before it is agreed upon",
    ready: records((record) =>
      record.action?.type === "TRUNCATE" ? { ...record, action: { ...record.action, learned: true } } : record,
    ),
  }),
  () => ({
    title: "a truncation takes one position too many",
    ready: records((record) => {
      const { truncate } = record.action ?? {};
      if (record.action === undefined || truncate === undefined) return record;
      return { ...record, action: { ...record.action, truncate: { to: truncate.to + 1 } } };
    }),
  }),
  () => ({ title: "an emptied replica votes at once", wipedStatus: "VOTING" }),
  () => ({
    title: "an emptied replica does not ask what was promised, as in Mesos",
    profile: inWorld(WIPED_IN_PARTITIONS),
    event: (node, event) => {
      if (event.kind !== "received" || event.message.name !== "PromiseResponse") return event;
      const isRecovering = node.core?.metadata.status === "RECOVERING" && event.message.type === "REJECT";
      return isRecovering ? { ...event, message: { ...event.message, proposal: 0 } } : event;
    },
  }),
  () => ({
    title: "accepting a write does not raise the promise, as in Mesos",
    isMesosFaithful: true,
    profile: inWorld(BESIDE_MESOS),
  }),
  () => ({
    title: "an emptied replica does not wait for earlier rounds to end",
    profile: inWorld(WIPED_WITH_STRAGGLERS),
    options: (options) => ({ ...options, timing: { ...options.timing, quarantineMs: 0 } }),
  }),
  () => ({
    title: "a disk that fails is taken for one that works",
    event: (_, event) => (event.kind === "diskFailed" ? { kind: "written", through: Infinity } : event),
  }),
];
