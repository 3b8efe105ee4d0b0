import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { decodeMasterAddress, encodeMasterInfo } from "./master-info.ts";

/** What a Mesos 1.4.4 master wrote. */
const recorded = readFileSync(new URL("../fixtures/mesos-1.4-znodes.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as { znode: string; data: unknown });
const master = JSON.stringify(recorded[0]!.data);

it("is written as Mesos writes it", () => {
  const written = encodeMasterInfo({
    id: "0f2d6f35-b766-4ba6-9d71-2272dcdb8f37",
    hostname: "127.0.0.1",
    ip: "127.0.0.1",
    port: 25050,
    version: "1.4.4",
  });
  expect(written).toBe(master);
});

it("tells where the master is", () => {
  expect(decodeMasterAddress(master)).toEqual({ host: "127.0.0.1", port: 25050 });
});

it("goes by the PID, then by the address, then by the name", () => {
  expect(decodeMasterAddress('{"pid":"master@[::1]:5050"}')).toEqual({ host: "::1", port: 5050 });
  expect(decodeMasterAddress('{"address":{"ip":"10.0.0.1","port":5050},"port":1}')).toEqual({
    host: "10.0.0.1",
    port: 5050,
  });
  expect(decodeMasterAddress('{"hostname":"m1","port":5050,"ip":7}')).toEqual({ host: "m1", port: 5050 });
});

it.each([
  "",
  "null",
  "[]",
  "{}",
  "master@10.0.0.1:5050",
  '{"pid":"master@x:99999"}',
  '{"hostname":"m1"}',
  '{"hostname":"","port":1}',
])("is not %j", (text) => {
  expect(decodeMasterAddress(text)).toBeUndefined();
});
