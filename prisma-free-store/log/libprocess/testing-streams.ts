/** The recorded TCP streams, for tests. */
import { readFileSync, readdirSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { InboundMemory } from "./inbound-memory.ts";
import { MessageParser, type ReceivedMessage } from "./message-parser.ts";

const FIXTURES = new URL("./fixtures/mesos-1.4/", import.meta.url);

function recorded(pattern: RegExp): { readonly name: string; readonly bytes: Buffer }[] {
  const files = readdirSync(FIXTURES).filter((file) => pattern.test(file));
  return files.map((file) => ({
    name: file.replace(".bytes.gz", ""),
    bytes: gunzipSync(readFileSync(new URL(file, FIXTURES))),
  }));
}

/** What connections were made for: messages. */
export const messageStreams = recorded(/-to-2506\d\.bytes/);
/** What came back over them. */
export const answerStreams = recorded(/^from-2506\d-to-(?!2506)/);

/** A parser that takes down what it is given. */
export function recordingParser(
  maxBodyBytes = 1024 * 1024,
  memory = new InboundMemory(1024 * 1024),
): {
  readonly parser: MessageParser;
  readonly messages: ReceivedMessage[];
  readonly told: string[];
} {
  const messages: ReceivedMessage[] = [];
  const told: string[] = [];
  const parser = new MessageParser(
    { maxBodyBytes, memory },
    {
      onMessage: (message) => void messages.push(message),
      onOversized: () => void told.push("oversized"),
      onNoRoom: () => void told.push("no room"),
      onOther: () => void told.push("other"),
    },
  );
  return { parser, messages, told };
}
