import zookeeper, { type Client } from "node-zookeeper-client";
import { expect, test } from "vitest";
import { assertInternals } from "./internals.ts";

const options = { sessionTimeout: 1000, spinDelay: 100, retries: 0 };

test("the package that is installed is the one that we know", () => {
  assertInternals(zookeeper.createClient("localhost:1", options));
});

test.each(["findNextServer", "onSocketData", "packetQueue", "sessionId", "xid"])(
  "a package without %s is refused",
  (name) => {
    const client = zookeeper.createClient("localhost:1", options);
    const changed = {
      connectionManager: new Proxy(client.connectionManager, {
        get: (t, key) => (key === name ? undefined : Reflect.get(t, key)),
      }),
    };
    expect(() => assertInternals(changed as Client)).toThrow(/node-zookeeper-client is not version 1.1.3: its/);
  },
);
