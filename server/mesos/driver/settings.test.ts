import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { parseFlags, UsageError } from "../../base/flags/parse.ts";
import { basicAuthorization, parseProperties, readCredentials } from "./credentials.ts";
import { driverFlags } from "./flags.ts";
import {
  formatAddress,
  originOf,
  parseHostAndPort,
  parseMasterAddress,
  staticMasterDetector,
} from "./master-address.ts";
import { redirectTarget } from "./redirect.ts";

const directory = mkdtempSync(join(tmpdir(), "credentials-"));
afterAll(() => rmSync(directory, { recursive: true }));

const parse = (...argv: string[]) => parseFlags({ driver: driverFlags }, argv).values.driver;

test("The master's address is required and checked.", () => {
  expect(() => parse()).toThrow("-mesos_master_address is required");
  expect(() => parse("-mesos_master_address=nowhere")).toThrow("'nowhere' is not a master's host:port");
  expect(() => parse("-mesos_master_address=h:5050", "-framework_announce_principal")).toThrow(
    "-framework_announce_principal needs -framework_authentication_file",
  );
  expect(parse("-mesos_master_address=local")).toMatchObject({ mesosMasterAddress: "local", partitionAware: true });
});

test.each([
  ["local", { kind: "local" }],
  ["zk://a:2181,b:2181/mesos", { kind: "zookeeper", url: "zk://a:2181,b:2181/mesos" }],
  ["m1:5050", { kind: "static", masters: [{ host: "m1", port: 5050 }] }],
  ["http://m1:5050/", { kind: "static", masters: [{ host: "m1", port: 5050 }] }],
  [
    "m1:5050, [::1]:5051",
    {
      kind: "static",
      masters: [
        { host: "m1", port: 5050 },
        { host: "::1", port: 5051 },
      ],
    },
  ],
])("The master address %s is read.", (text, location) => {
  expect(parseMasterAddress(text)).toEqual(location);
});

test.each(["", "m1", "m1:0", "m1:70000", "m1:5050,", "ftp://m1:5050", "m1:5050/path", "a b:1", "user@m1:5050"])(
  "The master address '%s' is refused.",
  (text) => {
    expect(() => parseMasterAddress(text)).toThrow("is not a master's host:port");
  },
);

test("Masters over TLS are refused in words.", () => {
  expect(() => parseMasterAddress("https://m1:5050")).toThrow("masters are reached by http only");
});

test("Addresses are written with IPv6 in brackets.", () => {
  expect(formatAddress({ host: "::1", port: 5050 })).toBe("[::1]:5050");
  expect(originOf({ host: "m1", port: 5050 })).toBe("http://m1:5050");
  expect(parseHostAndPort("[::1]:5050")).toEqual({ host: "::1", port: 5050 });
});

test("A fixed list of masters is told at once.", () => {
  const heard: unknown[] = [];
  const masters = [{ host: "m1", port: 5050 }];
  staticMasterDetector(masters).watch((candidates) => heard.push(candidates))();
  expect(heard).toEqual([masters]);
});

const from = { host: "10.0.0.1", port: 5050 };

test.each([
  ["//m2:5050/api/v1/scheduler", { host: "m2", port: 5050 }],
  ["http://m2:5051/api/v1/scheduler", { host: "m2", port: 5051 }],
  ["//[::1]:5050/x", { host: "::1", port: 5050 }],
  ["//m2/x", { host: "m2", port: 80 }],
  ["/elsewhere", from],
  ["https://m2:5050/", undefined],
  ["http://", undefined],
  ["//m2:99999/", undefined],
  [undefined, undefined],
])("The redirect to %j leads to %j.", (location, target) => {
  expect(redirectTarget(location, from)).toEqual(target);
});

test("Properties are read as Java reads them.", () => {
  const text =
    "# note\n! note\n\n  a = 1 \nb:2\nc 3\nd\\ e=\\u0041\\tx\nf=one \\\n   two\ng=\nh = a=b\r\ni\\=j=k\\\\\n";
  expect(Object.fromEntries(parseProperties(text))).toEqual({
    a: "1 ",
    b: "2",
    c: "3",
    "d e": "A\tx",
    f: "one two",
    g: "",
    h: "a=b",
    "i=j": "k\\",
  });
});

test("Credentials come from the two keys of Aurora's file and go out as basic authentication.", () => {
  const path = join(directory, "good");
  writeFileSync(path, "aurora_authentication_principal=aurora\naurora_authentication_secret = s3cr:t\n");
  const credentials = readCredentials(path);
  expect(credentials).toEqual({ principal: "aurora", secret: "s3cr:t" });
  expect(basicAuthorization(credentials)).toBe(`Basic ${Buffer.from("aurora:s3cr:t").toString("base64")}`);
});

test("A file of credentials that is missing, or lacks a key, is a usage error that names it.", () => {
  const path = join(directory, "bad");
  writeFileSync(path, "aurora_authentication_principal=aurora\n");
  expect(() => readCredentials(path)).toThrow(UsageError);
  expect(() => readCredentials(path)).toThrow(
    `-framework_authentication_file=${path}: the key aurora_authentication_secret is missing`,
  );
  expect(() => readCredentials(join(directory, "none"))).toThrow("no such file");
});
