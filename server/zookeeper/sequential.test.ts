import { expect, it } from "vitest";
import { bySequence, parseSequentialName } from "./sequential.ts";

it("reads a name with and without a label", () => {
  expect(parseSequentialName("0000000012")).toEqual({ name: "0000000012", sequence: 12 });
  expect(parseSequentialName("json.info_0000000003")).toEqual({
    name: "json.info_0000000003",
    label: "json.info",
    sequence: 3,
  });
});

it.each(["log_replicas", "member_", "info", "", "_c_0b5c9f0e-lock-0000000001", "0000000001x"])(
  "takes '%s' for no member",
  (name) => {
    expect(parseSequentialName(name)).toBeUndefined();
  },
);

it("orders by number, whatever the labels", () => {
  const names = ["b_0000000010", "0000000002", "a_0000000011"].flatMap((name) => parseSequentialName(name) ?? []);
  expect(names.sort(bySequence).map(({ sequence }) => sequence)).toEqual([2, 10, 11]);
});
