/**
 * Stands before one replica of the log: the others reach it at the proxy's port. Knows who makes each connection by
 * what the sender says of itself, so that the way from one replica to another can be held while all others stay
 * open: partitions that are whole or one-sided.
 */
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** Says whether messages from the replica that is reached at `senderPort` are held. */
export type HeldSenders = (senderPort: number) => boolean;

/** A libprocess PID ends with the port at which its replica is reached. */
const SENDER = /(?:libprocess-from|user-agent):[^\r\n]*:(\d+)\r?\n/i;

interface Connection {
  readonly client: Socket;
  /** Undefined until it has said so, which it does with its first message. */
  senderPort: number | undefined;
  /** Since something was held back it is of no use any more. */
  isHeld: boolean;
}

export class ReplicaProxy {
  readonly #server: Server;
  readonly #connections = new Set<Connection>();
  #isHeld: HeldSenders = () => false;

  private constructor(targetPort: number) {
    this.#server = createServer((client) => this.#serve(client, targetPort));
  }

  static async start(targetPort: number): Promise<ReplicaProxy> {
    const proxy = new ReplicaProxy(targetPort);
    await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** From now on no byte passes from these, by default from none; their connections stay open. */
  hold(isHeld: HeldSenders = () => true): void {
    this.#isHeld = isHeld;
    for (const connection of this.#connections) this.#pass(connection);
  }

  /** Ends {@link hold}: what was held is cut, since some of it is lost, and new connections go through. */
  release(): void {
    this.#isHeld = () => false;
    for (const { client, isHeld } of this.#connections) if (isHeld) client.destroy();
  }

  async close(): Promise<void> {
    for (const { client } of this.#connections) client.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #serve(client: Socket, targetPort: number): void {
    const server = connect(targetPort, "127.0.0.1");
    const connection: Connection = { client, senderPort: undefined, isHeld: false };
    this.#connections.add(connection);
    let head = "";
    client.on("data", (bytes) => {
      if (connection.senderPort === undefined) {
        head += bytes.toString("latin1");
        const [, port] = SENDER.exec(head) ?? [];
        if (port !== undefined) connection.senderPort = Number(port);
      }
      if (this.#pass(connection)) server.write(bytes);
    });
    server.on("data", (bytes) => client.write(bytes));
    client.on("close", () => this.#connections.delete(connection));
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.on("error", () => undefined);
      from.on("close", () => to.destroy());
    }
  }

  #pass(connection: Connection): boolean {
    const { client, senderPort } = connection;
    if (senderPort !== undefined && this.#isHeld(senderPort)) {
      connection.isHeld = true;
      client.pause();
    }
    return !connection.isHeld;
  }
}
