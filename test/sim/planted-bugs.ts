/** Defects that a simulator worth its name must find. Made anew for each run, since some of them remember things. */
import type { LogEvent, Ready, RecordToWrite } from "../../prisma-free-store/core/paxos/log-node.types.ts";
import type { Message, WriteResponse } from "../../prisma-free-store/core/paxos/messages.ts";
import type { Bug } from "./bug.ts";

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
    event: (node, event) => {
      if (event.kind !== "received" || event.message.name !== "PromiseResponse") return event;
      const isRecovering = node.core?.metadata.status === "RECOVERING" && event.message.type === "REJECT";
      return isRecovering ? { ...event, message: { ...event.message, proposal: 0 } } : event;
    },
  }),
  () => ({ title: "accepting a write does not raise the promise, as in Mesos", isMesosFaithful: true }),
  () => ({
    title: "an emptied replica does not wait for earlier rounds to end",
    options: (options) => ({ ...options, timing: { ...options.timing, quarantineMs: 0 } }),
  }),
  () => ({
    title: "answers to an earlier life of the process are taken for answers to this one",
    options: (options) => ({ ...options, firstRequestId: 1 }),
  }),
];
