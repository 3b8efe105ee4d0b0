import { expect, it } from "vitest";
import { parseFlags } from "../base/flags/parse.ts";
import { zooKeeperFlags } from "./flags.ts";

const parse = (...argv: string[]) => parseFlags({ zooKeeper: zooKeeperFlags }, argv);

it("has Aurora's defaults, and runs alone without servers", () => {
  expect(parse().values.zooKeeper).toEqual({
    endpoints: [],
    chrootPath: undefined,
    sessionTimeoutMs: 15_000,
    connectionTimeoutMs: 10_000,
    digestCredentials: undefined,
    serversetPath: undefined,
    serversetEndpointName: "http",
    previousQuorumSize: 0,
  });
});

it("reads what it is given and hides the credentials", () => {
  const { values, descriptions } = parse(
    "-zk_endpoints=a:2181,b:2182",
    "-serverset_path=/aurora/scheduler",
    "-zk_chroot_path=/prod",
    "-zk_session_timeout=4secs",
    "-zk_digest_credentials=user:secret",
  );
  expect(values.zooKeeper).toMatchObject({
    endpoints: ["a:2181", "b:2182"],
    chrootPath: "/prod",
    sessionTimeoutMs: 4000,
    digestCredentials: "user:secret",
  });
  expect(JSON.stringify(descriptions)).not.toContain("secret");
});

it.each([
  ["-zk_endpoints=a:b", /'a:b' is not a ZooKeeper server's host:port/],
  ["-zk_endpoints=a:1", /-zk_endpoints needs -serverset_path/],
  ["-zk_digest_credentials=user", /must be formatted as user:password/],
  ["-zk_digest_credentials=a:b:c", /must be formatted as user:password/],
  ["-zk_chroot_path=prod", /'prod' is not a ZooKeeper path/],
  ["-serverset_path=aurora", /'aurora' is not a ZooKeeper path/],
  ["-zk_session_timeout=0secs", /must be above zero/],
  ["-native_log_previous_quorum_size=-1", /must not be below zero/],
])("refuses %s", (argument, message) => {
  expect(() => parse(argument)).toThrow(message);
});
