/**
 * The open event streams of schedulers and executors. Each record leaves in one write, so that it is one HTTP
 * chunk, as Mesos sends it. A stream that its client does not read is cut off before it fills the memory.
 */
import type { ServerResponse } from "node:http";
import type { MessageType } from "../../codec.ts";
import type { ContentType } from "../../content-type.ts";
import { encodeRecord } from "../../recordio.ts";
import { writePlain } from "../wire.ts";

/** Most bytes that wait for a client to read them. */
const MAX_WAITING_BYTES = 512 * 1024 * 1024;

interface Stream {
  readonly response: ServerResponse;
  readonly type: MessageType<object>;
  readonly encoding: ContentType;
}

export interface StreamOptions {
  readonly type: MessageType<object>;
  readonly encoding: ContentType;
  /** The client went away. */
  readonly onClosed: () => void;
}

export class Streams {
  readonly #streams = new Map<string, Stream>();

  get size(): number {
    return this.#streams.size;
  }

  add(streamId: string, response: ServerResponse, options: StreamOptions): void {
    this.#streams.set(streamId, { response, type: options.type, encoding: options.encoding });
    response.on("close", () => {
      if (this.#streams.delete(streamId)) options.onClosed();
    });
  }

  has(streamId: string): boolean {
    return this.#streams.has(streamId);
  }

  /** Ids of the streams that carry messages of `type`. */
  idsOf(type: MessageType<object>): string[] {
    return [...this.#streams].filter(([, stream]) => stream.type === type).map(([id]) => id);
  }

  send(streamId: string, event: object): void {
    const stream = this.#streams.get(streamId);
    if (stream === undefined) return;
    const { response, type, encoding } = stream;
    if (response.writableLength > MAX_WAITING_BYTES) response.destroy();
    else response.write(encodeRecord(writePlain(type, encoding, event)));
  }

  /** Ends the stream in good order. */
  close(streamId: string): void {
    const stream = this.#streams.get(streamId);
    this.#streams.delete(streamId);
    stream?.response.end();
  }

  /** Cuts the stream, as a broken connection would; its `onClosed` is told. */
  cut(streamId: string): void {
    this.#streams.get(streamId)?.response.destroy();
  }
}
