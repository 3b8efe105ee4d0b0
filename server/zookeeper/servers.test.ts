import { describe, expect, it } from "vitest";
import {
  formatServers,
  formatUrl,
  normalizePath,
  parseServers,
  parseZooKeeperUrl,
  ZooKeeperAddressError,
} from "./servers.ts";

describe("parseServers", () => {
  it("reads names, addresses and IPv6 in brackets; 2181 goes without saying", () => {
    expect(parseServers(["zk1.example.com:2182", " 10.0.0.1", "[::1]:2183"])).toEqual([
      { host: "zk1.example.com", port: 2182 },
      { host: "10.0.0.1", port: 2181 },
      { host: "::1", port: 2183 },
    ]);
  });

  it.each([
    [[]],
    [["zk:0"]],
    [["zk:65536"]],
    [["zk:port"]],
    [["a b:2181"]],
    [[""]],
    [["::1:2181"]],
    [["zk:2181/path"]],
  ])("refuses %j", (items) => {
    expect(() => parseServers(items)).toThrow(ZooKeeperAddressError);
  });

  it("is undone by formatServers", () => {
    expect(formatServers(parseServers(["a:1", "[::1]:2"]))).toBe("a:1,[::1]:2");
  });
});

describe("parseZooKeeperUrl", () => {
  it("reads servers, path and credentials", () => {
    expect(parseZooKeeperUrl("zk://user:p@ss@h1:2181,h2:2182/mesos/prod/")).toEqual({
      servers: [
        { host: "h1", port: 2181 },
        { host: "h2", port: 2182 },
      ],
      path: "/mesos/prod",
      credentials: "user:p@ss",
    });
    expect(parseZooKeeperUrl("zk://h1")).toEqual({ servers: [{ host: "h1", port: 2181 }], path: "/" });
    expect(parseZooKeeperUrl("zk://h1/a@b").path).toBe("/a@b");
  });

  it.each(["h1:2181/mesos", "http://h1/mesos", "zk://", "zk:///mesos", "zk://u:p@/mesos", "zk://h1/../x"])(
    "refuses %s",
    (url) => {
      expect(() => parseZooKeeperUrl(url)).toThrow(ZooKeeperAddressError);
    },
  );

  it("never tells credentials", () => {
    expect(() => parseZooKeeperUrl("zk://secret@h1/mesos")).toThrow(/user:password/);
    expect(() => parseZooKeeperUrl("zk://secret@h1/mesos")).not.toThrow(/secret/);
    expect(formatUrl(parseZooKeeperUrl("zk://user:secret@h1/mesos"))).toBe("zk://h1:2181/mesos");
  });
});

describe("normalizePath", () => {
  it("leaves one slash between names and none at the end", () => {
    expect(["/", "//a//b/", "/a"].map(normalizePath)).toEqual(["/", "/a/b", "/a"]);
  });

  it.each(["", "a", "/a/./b", "/a/.."])("refuses '%s'", (path) => {
    expect(() => normalizePath(path)).toThrow(ZooKeeperAddressError);
  });
});
