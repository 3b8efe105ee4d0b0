import { describe, expect, it } from "vitest";
import { InvalidTask } from "./invalid-task.ts";
import { encodeMember, serversetPath } from "./serverset.ts";
import { parseZooKeeperAuth } from "./zookeeper-auth.ts";

const job = { role: "www", environment: "prod", name: "web" };

describe("a serverset's path", () => {
  const settings = { root: "/aurora", allowsCustomPath: false };

  it("is the job's key below the root", () => {
    expect(serversetPath(job, undefined, settings)).toBe("/aurora/www/prod/web");
  });

  it("is the job's own where the executor allows that", () => {
    expect(serversetPath(job, "/mine", { ...settings, allowsCustomPath: true })).toBe("/mine");
    expect(() => serversetPath(job, "/mine", settings)).toThrow("-announcer-allow-custom-serverset-path");
  });
});

describe("a member", () => {
  it("has its primary endpoint, one for each port, and its instance's number", () => {
    const data = encodeMember({ hostname: "h", ports: { http: 80, aurora: 80 }, primaryPort: "http", shard: 3 });
    expect(JSON.parse(data)).toEqual({
      serviceEndpoint: { host: "h", port: 80 },
      additionalEndpoints: { http: { host: "h", port: 80 }, aurora: { host: "h", port: 80 } },
      status: "ALIVE",
      shard: 3,
    });
  });

  it("has port 0 where the primary one is not assigned", () => {
    const data = encodeMember({ hostname: "h", ports: {}, primaryPort: "http", shard: 0 });
    expect(JSON.parse(data)).toMatchObject({ serviceEndpoint: { host: "h", port: 0 }, additionalEndpoints: {} });
  });
});

describe("the authentication config", () => {
  it("holds a credential and access rules", () => {
    const text = JSON.stringify({
      auth: [{ scheme: "digest", credential: "me:secret" }],
      acl: [
        { scheme: "digest", credential: "me:secret", permissions: { read: true, write: true, create: true } },
        { scheme: "world", credential: "anyone", permissions: { read: true } },
      ],
    });
    expect(parseZooKeeperAuth(text)).toEqual({
      credentials: "me:secret",
      acl: [
        { scheme: "digest", credential: "me:secret", permissions: ["read", "write", "create"] },
        { scheme: "world", credential: "anyone", permissions: ["read"] },
      ],
    });
    expect(parseZooKeeperAuth("{}")).toEqual({ credentials: undefined, acl: [] });
  });

  it.each([
    ["[]", "is not a JSON object"],
    ["{", "is not a JSON object"],
    ['{"auth": [{"scheme": "sasl", "credential": "secret"}]}', "sasl is not known here"],
    ['{"auth": [{"scheme": "digest", "credential": "secret"}]}', "of the form user:password"],
    ['{"auth": [{"scheme": "digest"}]}', "lacks credential"],
    ['{"acl": [{"credential": "secret"}]}', "lacks scheme"],
  ])("is refused when it is %s", (text, message) => {
    expect(() => parseZooKeeperAuth(text)).toThrow(InvalidTask);
    expect(() => parseZooKeeperAuth(text)).toThrow(message);
    expect(() => parseZooKeeperAuth(text)).not.toThrow("secret");
  });
});
