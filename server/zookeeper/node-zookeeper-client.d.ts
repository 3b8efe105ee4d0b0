/**
 * The types of node-zookeeper-client 1.1.3 as far as we use it. The package has none, and the community's lack
 * the private fields that `client/internals.ts` checks at start and `client/guarded-client.ts` works on.
 */
declare module "node-zookeeper-client" {
  import type { EventEmitter } from "node:events";
  import type { Socket } from "node:net";

  interface ZooKeeperException extends Error {
    readonly name: string;
    getCode(): number;
  }

  /** 64-bit numbers are big-endian buffers of 8 bytes. */
  interface RawStat {
    readonly czxid: Buffer;
    readonly mzxid: Buffer;
    /** Epoch milliseconds. */
    readonly ctime: Buffer;
    readonly version: number;
    readonly ephemeralOwner: Buffer;
    readonly dataLength: number;
    readonly numChildren: number;
  }

  class Id {
    constructor(scheme: string, id: string);
    readonly scheme: string;
    readonly id: string;
  }

  class ACL {
    constructor(permission: number, id: Id);
    readonly permission: number;
    readonly id: Id;
    static readonly OPEN_ACL_UNSAFE: readonly ACL[];
    static readonly CREATOR_ALL_ACL: readonly ACL[];
    static readonly READ_ACL_UNSAFE: readonly ACL[];
  }

  type Callback<T extends unknown[]> = (error: ZooKeeperException | null, ...values: T) => void;
  type Watcher = () => void;

  interface JuteRequest {
    readonly header: { readonly type: number } | null;
    readonly payload: { path?: string } | null;
  }

  interface Packet {
    readonly request: JuteRequest;
    readonly callback: PacketCallback;
  }

  type PacketCallback = (error: ZooKeeperException | null, response?: unknown) => void;

  interface ServerAddress {
    readonly host: string;
    readonly port: number;
  }

  /** Private in the package. */
  interface ConnectionManager extends EventEmitter {
    servers: ServerAddress[];
    state: number;
    xid: number;
    sessionId: Buffer;
    sessionTimeout: number;
    spinDelay: number;
    /** Null until the first attempt to connect. */
    connectTimeoutHandler: NodeJS.Timeout | null;
    pendingQueue: Packet[];
    readonly packetQueue: { queue: Packet[] };
    /** Undefined until the first attempt to connect. */
    socket?: Socket;
    findNextServer(use: (server: ServerAddress) => void): void;
    onSocketConnected(): void;
    onSocketData(bytes: Buffer): void;
    onSocketClosed(hadError: boolean): void;
    onSocketTimeout(): void;
    setState(state: number): void;
    updateTimeout(sessionTimeout: number): void;
    queue(request: JuteRequest, done?: PacketCallback): void;
  }

  interface Client {
    readonly connectionManager: ConnectionManager;
    connect(): void;
    close(): void;
    addAuthInfo(scheme: string, auth: Buffer): void;
    create(path: string, data: Buffer, acls: readonly ACL[], mode: number, done: Callback<[path: string]>): void;
    remove(path: string, version: number, done: Callback<[]>): void;
    exists(path: string, watcher: Watcher | undefined, done: Callback<[stat: RawStat | null]>): void;
    getData(
      path: string,
      watcher: Watcher | undefined,
      done: Callback<[data: Buffer | undefined, stat: RawStat]>,
    ): void;
    setData(path: string, data: Buffer, version: number, done: Callback<[stat: RawStat]>): void;
    getACL(path: string, done: Callback<[acls: ACL[], stat: RawStat]>): void;
    getChildren(path: string, watcher: Watcher | undefined, done: Callback<[names: string[], stat: RawStat]>): void;
  }

  interface ClientOptions {
    readonly sessionTimeout: number;
    readonly spinDelay: number;
    readonly retries: number;
    readonly sessionId?: Buffer;
    readonly sessionPassword?: Buffer;
  }

  const zookeeper: {
    createClient(servers: string, options: ClientOptions): Client;
    readonly ACL: typeof ACL;
    readonly Id: typeof Id;
    readonly CreateMode: {
      readonly PERSISTENT: 0;
      readonly EPHEMERAL: 1;
      readonly PERSISTENT_SEQUENTIAL: 2;
      readonly EPHEMERAL_SEQUENTIAL: 3;
    };
  };
  export default zookeeper;
  export type {
    ACL,
    Callback,
    Client,
    ConnectionManager,
    Id,
    Packet,
    RawStat,
    ServerAddress,
    Watcher,
    ZooKeeperException,
  };
}
