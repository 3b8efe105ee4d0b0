/**
 * Stands between clients and one server, and does to their connections what networks do: holds them without a word (both
 * ways or one), cuts them, also in the middle of a frame.
 */
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

export class TcpProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isHeld = false;
  /** Bytes that the server may still send on the next connections before they are cut. */
  #cutAfterBytes: number | undefined;
  /** Connections accepted so far. */
  accepted = 0;

  private constructor(targetPort: number) {
    this.#server = createServer((client) => this.#serve(client, targetPort));
  }

  /** @param host the address to listen on */
  static async start(targetPort: number, host = "127.0.0.1"): Promise<TcpProxy> {
    const proxy = new TcpProxy(targetPort);
    await new Promise<void>((resolve) => proxy.#server.listen(0, host, resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get endpoint(): string {
    const { address } = this.#server.address() as AddressInfo;
    return address.includes(":") ? `[${address}]:${this.port}` : `${address}:${this.port}`;
  }

  /** True from {@link hold} to {@link release}. */
  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** From now on connections are accepted and kept, and no byte passes. */
  hold(): void {
    this.#isHeld = true;
    for (const socket of this.#sockets) socket.pause();
  }

  release(): void {
    this.#isHeld = false;
    for (const socket of this.#sockets) socket.resume();
  }

  /** Cuts each connection once the server has sent so many more bytes on it. */
  cutAfter(bytes: number | undefined): void {
    this.#cutAfterBytes = bytes;
  }

  /** Cuts all connections there are. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #serve(client: Socket, targetPort: number): void {
    this.accepted += 1;
    const server = connect(targetPort, "127.0.0.1");
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(from);
      if (this.#isHeld) from.pause();
      from.on("error", () => undefined);
      from.on("close", () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    }
    client.on("data", (bytes) => server.write(bytes));
    server.on("data", (bytes) => this.#forward(bytes, client));
  }

  #forward(bytes: Buffer, client: Socket): void {
    const left = this.#cutAfterBytes;
    if (left === undefined) client.write(bytes);
    else if (bytes.length <= left) {
      this.#cutAfterBytes = left - bytes.length;
      client.write(bytes);
    } else client.end(bytes.subarray(0, left));
  }
}
